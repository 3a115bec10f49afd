// Bytes -> a template, as YAML and as JSON: an edit changes nothing outside its range, the second run changes nothing,
// and what was edited still parses.
#include "connect_userconfig/rewrite.hpp"
#include "rewrite/finding.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace connect_userconfig;

void require(bool holds) {
  if (!holds) std::abort();
}

/// In order, inside the text, and all that there is to the change.
void check_edits(std::string_view before, const std::vector<Edit>& edits, std::string_view after) {
  std::size_t old_at = 0;
  std::size_t new_at = 0;
  for (const Edit& edit : edits) {
    require(edit.offset >= old_at && edit.offset <= before.size() && edit.length <= before.size() - edit.offset);
    const std::size_t kept = edit.offset - old_at;
    require(before.substr(old_at, kept) == after.substr(new_at, kept));
    require(after.substr(new_at + kept, edit.text.size()) == edit.text);
    old_at = edit.offset + edit.length;
    new_at += kept + edit.text.size();
  }
  require(before.substr(old_at) == after.substr(new_at));
}

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
