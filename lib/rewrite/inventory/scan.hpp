// One pass over a text: the places that have to change.
#pragma once

#include "connect_userconfig/inventory.hpp"
#include "patterns.hpp"

#include <cstddef>
#include <vector>

namespace connect_userconfig::rewriting {

/// A place that has to change. All views are static.
struct Site {
  std::size_t begin = 0;  ///< of the name that was found, in bytes
  std::size_t end = 0;
  Kind kind = Kind::call;
  bool mention = false;  ///< in a comment or in prose
  std::string_view what{};
  std::string_view section{};  ///< empty for that of the language
  std::size_t setting = 0;     ///< one behind the name of the legacy setting that belongs to it; 0 if there is none
  std::size_t call = std::string_view::npos;  ///< where the name of the call begins that gets the setting, if any
  bool several = false;                       ///< literals are given in more than one place
  bool in_text = false;                       ///< what is given to the setting stands in a string
};

struct ScanOptions {
  bool permissions = true;  ///< IAM actions are looked for, too; where `find_iam` has read the text, it knows better
  bool prose = false;       ///< the text is running text, whatever the language
  bool resources = false;   ///< users of templates are call sites, for `rewrite_template` does not edit the text
};

/// In the order of the text. Takes time in proportion to the text.
[[nodiscard]] std::vector<Site> scan(std::string_view text, Language language, ScanOptions options = {});

}  // namespace connect_userconfig::rewriting
