// Bytes -> a template, as YAML and as JSON: an edit changes nothing outside its range, the second run changes nothing,
// and what was edited still parses.
#include "checks.hpp"
#include "connect_userconfig/rewrite.hpp"
#include "rewrite/finding.hpp"

#include <cstdint>

namespace {

using namespace connect_userconfig;
using namespace connect_userconfig::fuzz;

void check(std::string_view text, TemplateSyntax syntax, const ConvertOptions& options) {
  const Rewrite first = rewrite_template(text, syntax, options);
  const std::string after = apply_edits(text, first.edits);
  check_edits(text, first.edits, after);
  for (const LocatedDiagnostic& finding : find_iam(text, syntax)) require(!finding.message.empty());
  const std::string diff = unified_diff("template", text, first.edits);
  if (first.edits.empty()) {
    require(diff.empty());
    return;
  }
  require(!rewriting::parse_tree(after, syntax).fault);
  // What one run leaves to a person, the next one leaves, too.
  require(rewrite_template(after, syntax, options).edits.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const ConvertOptions options{
      .auto_accept = (choice & 1U) != 0 ? AutoAcceptScope::all : AutoAcceptScope::voice,
      .absent = (choice & 2U) != 0 ? AbsentFields::reset : AbsentFields::keep,
      .existing = (choice & 8U) != 0   ? ExistingLists::overwrite
                  : (choice & 4U) != 0 ? ExistingLists::keep
                                       : ExistingLists::ask,
  };
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  check(text, TemplateSyntax::yaml, options);
  check(text, TemplateSyntax::json, options);
  return 0;
}
