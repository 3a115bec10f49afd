// Problems in words that are safe to show.
#pragma once

#include "connect_userconfig/service.hpp"
#include "connect_userconfig/text.hpp"

#include <string>
#include <string_view>

namespace connect_userconfig::service {

/// The most of any foreign text that is shown.
inline constexpr std::size_t most_shown = 400;

[[nodiscard]] inline std::string shown_path(std::string_view path) { return printable(path, most_shown); }

[[nodiscard]] inline ServiceProblem file_problem(std::string_view path, std::string_view what) {
  return {.kind = ServiceProblem::Kind::file, .message = shown_path(path) + ": " + printable(what, most_shown)};
}

[[nodiscard]] inline ServiceProblem no_journal(std::string_view path) {
  return {.kind = ServiceProblem::Kind::no_journal, .message = shown_path(path) + ": there is no journal"};
}

[[nodiscard]] inline ServiceProblem usage_problem(std::string message) {
  return {.kind = ServiceProblem::Kind::usage, .message = std::move(message)};
}

}  // namespace connect_userconfig::service
