#include "users.hpp"

#include "lines.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::string_view user = "User";

bool is_whole(std::string_view text, std::size_t at) {
  const std::size_t end = at + user.size();
  return (at == 0 || !is_name_character(text[at - 1])) && (end == text.size() || !is_name_character(text[end]));
}

/// The clause of an import from `module`, which stands at `at`: before it in JavaScript, behind it in Python. In Java
/// and C# the module's name says all.
std::string_view clause_of(std::string_view text, std::size_t at, std::string_view module) {
  const std::string_view line =
      text.substr(near_line_start(text, at), near_line_end(text, at) - near_line_start(text, at));
  if (!module.starts_with('@')) return line;
  const std::string_view before = text.substr(0, at);
  const std::size_t open = before.rfind('{');
  return open == std::string_view::npos || before.substr(open).find(';') != std::string_view::npos
             ? line
             : before.substr(open);
}

struct Import {
  std::string_view module;
  bool whole = false;  ///< every name of the module is imported
};

constexpr std::array<Import, 8> imports = {{{"@pulumi/aws/connect", false},
                                            {"@pulumi/aws-native/connect", false},
                                            {"pulumi_aws.connect import", false},
                                            {"pulumi_aws_native.connect import", false},
                                            {"com.pulumi.aws.connect.", false},
                                            {"com.pulumi.awsnative.connect.", false},
                                            {"Pulumi.Aws.Connect;", true},
                                            {"Pulumi.AwsNative.Connect;", true}}};

}  // namespace

bool is_user_of_cdktf(std::string_view text, std::size_t begin, std::optional<bool>& names_cdktf) {
  constexpr std::string_view name = "ConnectUser";
  const char before = begin == 0 ? '\0' : text[begin - 1];
  if (before == '"' || before == '\'' || text.substr(0, begin).ends_with("::")) return false;
  if (text.substr(begin + name.size()).starts_with('(')) return true;
  if (names_cdktf) return *names_cdktf;
  const std::string small = in_small_letters(text);
  constexpr std::array<std::string_view, 5> words = {"cdktf", "providers/aws", "imports.aws", "provider-aws",
                                                     "provider_aws"};
  names_cdktf = std::any_of(words.begin(), words.end(),
                            [&](std::string_view word) { return small.find(word) != std::string::npos; });
  return *names_cdktf;
}

std::vector<HolderName> users_of_pulumi(std::string_view text, const Holder& holder) {
  std::vector<HolderName> found;
  bool imported = false;
  for (const Import& import : imports) {
    const std::size_t at = text.find(import.module);
    if (at == std::string_view::npos) continue;
    const std::string_view clause = clause_of(text, at, import.module);
    const auto begin = static_cast<std::size_t>(clause.data() - text.data());
    imported = imported || import.whole || has_word(clause, user);
    // Under another name, it is found by that.
    if (const std::size_t as = clause.find("User as "); as != std::string_view::npos && is_whole(text, begin + as))
      found.push_back({begin + as, begin + as + user.size(), &holder});
  }
  for (std::size_t at = text.find(user); imported && at != std::string_view::npos;
       at = text.find(user, at + user.size())) {
    const bool made = text.substr(at + user.size()).starts_with('(');
    if (made && is_whole(text, at) && (at == 0 || text[at - 1] != '.'))
      found.push_back({at, at + user.size(), &holder});
  }
  return found;
}

}  // namespace connect_userconfig::rewriting
