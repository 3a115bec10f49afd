#include "json/contradiction.hpp"

#include <fmt/format.h>

namespace connect_userconfig::json {
namespace {

std::string_view name_of(AcwUnit unit) { return unit == AcwUnit::seconds ? "seconds" : "milliseconds"; }

}  // namespace

std::optional<std::string> contradiction(const ReadOptions& options, Form form, std::optional<AcwUnit> of_line) {
  const auto said = [&](std::string_view what) {
    return fmt::format("it is of the form {}, and was said to be {}", to_string(form), what);
  };
  if (options.form != Form::automatic && options.form != form) {
    return said(fmt::format("of the form {}", to_string(options.form)));
  }
  if (!options.acw_unit) return std::nullopt;
  const auto told = name_of(*options.acw_unit);
  if (contradict({.form = form, .acw_unit = options.acw_unit})) return said(fmt::format("in {}", told));
  if (acw_unit_of(form) != AcwUnit::unknown || !of_line || *of_line == *options.acw_unit) return std::nullopt;
  return fmt::format(
      "its line of a rejects file says that it is in {}, and it was said to be in {}: if that is right, take acw_unit "
      "out of the line",
      name_of(*of_line), told);
}

}  // namespace connect_userconfig::json
