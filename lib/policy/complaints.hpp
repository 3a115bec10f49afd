// What is said of a user whose rules disagree, or of whom it cannot be told which rules are about it.
#pragma once

#include "policy/ready.hpp"

#include <string>

namespace connect_userconfig::policy {

/// Which complaints are made: to a person one a rule is enough; whoever compares results needs all of them.
enum class Repeat : std::uint8_t { once_a_rule, every };

class Complaints {
 public:
  Complaints(const ReadyPolicy::Impl& policy, const UserRecord& user, const Verdict& verdict, Diagnostics& to,
             Repeat repeat)
      : policy_(policy), user_(user), verdict_(verdict), to_(to), repeat_(repeat) {}

  void say(DiagnosticId id, Field field, std::string detail);
  /// Says why an element has no value, if so. True if it has one, or none is set.
  bool settled(Element element, Field field);
  /// `rule a (policy.yaml:3), rule b (policy.yaml:9)`
  [[nodiscard]] std::string names_of(const FewRules& rules) const;

 private:
  void cannot_tell(Element element, const FewRules& rules, Field field);

  const ReadyPolicy::Impl& policy_;
  const UserRecord& user_;
  const Verdict& verdict_;
  Diagnostics& to_;
  Repeat repeat_;
  FewRules told_{};
};

}  // namespace connect_userconfig::policy
