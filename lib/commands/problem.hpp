// What is wrong with the text of a value, before it is known which argument holds it.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace connect_userconfig::commands {

using Json = nlohmann::ordered_json;

struct Problem {
  DiagnosticId id = DiagnosticId::invalid_option_value;
  std::string text;
  Position position{};  ///< in the value's text; 0 where unknown
};

/// A value, or what is wrong with it.
template <class T>
struct Result {
  std::optional<T> value;
  Problem problem;
  [[nodiscard]] explicit operator bool() const noexcept { return value.has_value(); }
};

template <class T>
[[nodiscard]] Result<T> failed(Problem problem) {
  return {std::nullopt, std::move(problem)};
}

}  // namespace connect_userconfig::commands
