// A policy with its names looked up and its rules indexed, and what it says of one user.
#pragma once

#include "connect_userconfig/policy.hpp"
#include "policy/index.hpp"
#include "policy/lookup.hpp"
#include "policy/resolve.hpp"

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace connect_userconfig {

struct ReadyPolicy::Impl {
  Policy policy{};
  Names names{};
  std::vector<LocatedDiagnostic> diagnostics{};
  std::vector<policy::Matcher> matchers{};  // one a rule
  std::vector<policy::Values> values{};     // likewise
  policy::Precedence precedence{0};
  policy::RuleIndex index{};
  std::unique_ptr<std::atomic<bool>[]> matched {};  // likewise; written by every thread of a run
  std::vector<policy::TestUser> test_users{};       // of the tests
  bool ok = true;
};

namespace policy {

/// What the rules say of one user. Used again and again, so that its lists keep their memory.
struct Verdict {
  RuleNumbers candidates{};
  RuleNumbers matching{};
  RuleNumbers unclear{};
  std::vector<AskedSet> missing{};  ///< for each of `unclear`, what would have to be known
  std::array<Resolved, element_count> elements{};
  Diagnostics said{};  ///< by predicates of the program
};

/// The user as conditions see it, the groups above included.
[[nodiscard]] Subject full_subject(const ReadyPolicy::Impl& policy, const UserRecord& user,
                                   const std::optional<std::string>& told_user_id);

void judge(const ReadyPolicy::Impl& policy, const Subject& subject, Verdict& verdict);

/// Whether one rule is about the user.
[[nodiscard]] Answer is_about(const ReadyPolicy::Impl& policy, std::uint32_t rule, const Subject& subject,
                              AskedSet& missing, Diagnostics& said);

/// `rule chat-agents (policy.yaml:4)`
[[nodiscard]] std::string rule_text(const PolicyRule& rule);

/// Where a value of `Wanted::config` comes from.
struct Source {
  ValueOrigin origin = ValueOrigin::legacy;
  std::uint32_t rule = 0;
  Element decision = Element::count_;  ///< of the rule, if the value is what it decided and not what it sets
};
using Trace = std::array<Source, setting_count>;

/// Changes what is wanted of a user as the rules say.
void apply(const ReadyPolicy::Impl& policy, const UserRecord& user, const ConvertOptions& options,
           const Verdict& verdict, Wanted& wanted, Trace* trace);

}  // namespace policy
}  // namespace connect_userconfig
