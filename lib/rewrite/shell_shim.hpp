// Where in a script the shim stands in for the word `aws`.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

struct Shim {
  std::size_t begin = 0;     ///< calls from this byte on are served; the size of the text if none is
  bool alias = false;        ///< only the bare word is served
  bool other_shell = false;  ///< `time` is a command, which does not see functions

  /// `word` is where the word `aws` begins, `bare` says that it has no quotes, `timed` that `time` stands before it.
  [[nodiscard]] bool serves(std::size_t word, bool bare, bool timed) const {
    return word >= begin && (!alias || bare) && (!timed || (!alias && !other_shell));
  }
};

/// Behind `aws() { connect-userconfig aws "$@"; }`, or an alias for it where the shell heeds aliases. The function must
/// do that and nothing else; one with a condition, `--print` or another command in it may do something else. Nor is it
/// any in a subshell or in another function, which may never run, or if the script defines `aws` a second time,
/// forgets it (`unset -f aws`), or only mentions the tool.
[[nodiscard]] Shim find_shim(std::string_view text, const nlohmann::json& tree);

}  // namespace connect_userconfig::rewriting
