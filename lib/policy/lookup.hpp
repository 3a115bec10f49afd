// From a condition as it was written to one that holds ids.
#pragma once

#include "connect_userconfig/policy.hpp"
#include "policy/matcher.hpp"

#include <vector>

namespace connect_userconfig::policy {

/// Five groups of 8, 4, 4, 4 and 12 letters and digits: what ids of Amazon Connect look like.
[[nodiscard]] bool looks_like_id(std::string_view text);

/// A user of a test, and the groups above its own, as far as the names do not know them: what a test says of the
/// instance is said of its own user alone.
struct TestUser {
  UserRecord record{};
  std::vector<std::string> path{};
};

/// Looks up every name, and says what is wrong with those that cannot be looked up.
class Lookup {
 public:
  /// `names` and `problems` have to outlive it.
  Lookup(const Names& names, UnknownNames unknown, std::vector<LocatedDiagnostic>& problems)
      : names_(names), unknown_(unknown), problems_(problems) {}

  /// `rule` is whose condition it is.
  [[nodiscard]] Matcher matcher(const Condition& condition, const PolicyRule& rule);
  /// The user of a test with ids in place of names.
  [[nodiscard]] TestUser test_user(const PolicyTest& test);
  /// The id of a name, an id or an ARN; nothing if there is none, and then `problem` says why.
  [[nodiscard]] std::optional<std::string> id_of(NameKind kind, std::string_view text, std::string& problem) const;

 private:
  void complain(DiagnosticId id, const PolicyRule& rule, const PolicyText& text, std::string_view what);
  void replace(NameKind kind, std::string& text, const PolicyTest& test);

  const Names& names_;
  UnknownNames unknown_;
  std::vector<LocatedDiagnostic>& problems_;
};

}  // namespace connect_userconfig::policy
