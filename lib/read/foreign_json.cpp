#include "read/foreign_json.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

using namespace std::string_view_literals;

/// The members of an object, one after the other, as far as the text goes. It need not be valid.
class Members {
 public:
  explicit Members(std::string_view text) : text_(text) {}

  /// The next name, as it is written. False at the end, or at something else.
  bool next(std::string_view& name) {
    if (at_ > 0 && !skip_value()) return false;
    if (!take(at_ == 0 ? '{' : ',') || !string(name) || !take(':')) return false;
    blanks();
    return at_ < text_.size();
  }
  /// What the value of this member begins with.
  [[nodiscard]] std::string_view value() const { return text_.substr(at_); }
  /// True if it was the text that ended, and not the object.
  [[nodiscard]] bool cut_short() const noexcept { return at_ >= text_.size(); }

 private:
  void blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  bool take(char expected) {
    blanks();
    if (at_ == text_.size() || text_[at_] != expected) return false;
    ++at_;
    return true;
  }
  bool string(std::string_view& content) {
    if (!take('"')) return false;
    const auto begin = at_;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        content = text_.substr(begin, at_++ - begin);
        return true;
      }
      if (text_[at_] == '\\') ++at_;
    }
    at_ = text_.size();
    return false;
  }
  bool skip_value() {
    std::size_t depth = 0;
    for (std::string_view unused; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '"') {
        if (!string(unused)) return false;
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) return true;
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at_;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// What may stand before the members that tell a template.
constexpr std::string_view before_resources[] = {"Description", "Metadata",  "Parameters", "Rules",
                                                 "Mappings",    "Condition", "Conditions", "Transform",
                                                 "Outputs",     "Globals",   "Hooks"};

bool is_before_resources(std::string_view name) {
  return std::find(std::begin(before_resources), std::end(before_resources), name) != std::end(before_resources);
}

}  // namespace

Sniffed sniff_members(std::string_view json, bool whole) {
  while (!json.empty() && (json[0] == '[' || " \t\r\n"sv.find(json[0]) != json.npos)) json.remove_prefix(1);
  Members members(json);
  std::string_view first;
  for (std::string_view name; members.next(name);) {
    const auto value = members.value();
    const bool is_first = first.empty();
    if (is_first) first = name;
    if (is_first && name == "plan" && value[0] == '1') return {.decided = true, .kind = Foreign::plan};
    if (is_first && name == "UserSummaryList") return {.decided = true, .kind = Foreign::list_users};
    if (name == "AWSTemplateFormatVersion" || name == "Resources")
      return {.decided = true, .kind = Foreign::cloudformation};
    if (name == "runs" && value[0] == '[') return {.decided = true, .kind = Foreign::sarif};
    if (first == "id" && name == "severity") return {.decided = true, .kind = Foreign::report};
    // These alone tell nothing yet.
    const bool may_be =
        is_before_resources(name) || name == "$schema" || name == "version" || (is_first && name == "id");
    if (!may_be) return {.decided = true};
  }
  return {.decided = whole || !members.cut_short()};
}

}  // namespace connect_userconfig::reader
