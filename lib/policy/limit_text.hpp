// Limits as a policy writes them: `30 s`, `2 min`, `1 h`, `unlimited`.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

namespace connect_userconfig::policy {

/// The limit, or in words what is wrong with the text.
[[nodiscard]] std::variant<std::chrono::seconds, std::string> limit_from(std::string_view text);

/// `30 s`, always in seconds as the API has it; `unlimited` for 0.
[[nodiscard]] std::string limit_text(std::chrono::seconds limit);

}  // namespace connect_userconfig::policy
