#include "connect_userconfig/text.hpp"
#include "policy/lookup.hpp"
#include "policy/problem.hpp"
#include "policy/ready.hpp"
#include "text/nearest.hpp"

#include <algorithm>
#include <map>

namespace connect_userconfig {
namespace {

using policy::Verdict;

/// What `overrides` says: names of earlier rules; and the rules that tests expect. All names are known once the last
/// rule has been seen.
class Overrides {
 public:
  Overrides(const Policy& policy, policy::Precedence& precedence, std::vector<LocatedDiagnostic>& problems)
      : policy_(policy), precedence_(precedence), problems_(problems) {}

  void run() {
    for (std::size_t i = 0; i < policy_.rules.size(); ++i) {
      const auto& rule = policy_.rules[i];
      // The reader has said so of a rule of a file, if it has still said anything at all.
      if (rule.name.empty() && rule.source.empty()) complain(rule, rule.position, "a rule needs a name");
      if (!rule.name.empty() && !earlier_.emplace(rule.name, i).second) {
        complain(rule, rule.position, "two rules have this name");
      }
      for (const auto& name : rule.overrides) {
        if (policy::is_full(problems_)) return;
        add(i, name);
      }
    }
    for (const auto& test : policy_.tests) {
      for (const auto& name : test.expect.rules.value_or(std::vector<std::string>{})) expects(test, name);
    }
  }

 private:
  /// A test that expects a rule that is none can only fail.
  void expects(const PolicyTest& test, const std::string& name) {
    if (policy::is_full(problems_) || earlier_.contains(name)) return;
    policy::add_problem(problems_, DiagnosticId::policy_invalid, test.source, test.position,
                        "test " + printable(test.name) + ": it expects '" + printable(name) + "', " + no_rule(name));
  }

  /// `which is no rule; did you mean 'chat-agents'?`
  [[nodiscard]] std::string no_rule(const std::string& name) const {
    Nearest nearest(name);
    for (const auto& [known, unused] : earlier_) nearest.consider(known);
    std::string text = "which is no rule";
    if (!nearest.word().empty()) text.append("; did you mean '").append(printable(nearest.word())).append("'?");
    return text;
  }

  void add(std::size_t number, const PolicyText& name) {
    const auto& rule = policy_.rules[number];
    const auto found = earlier_.find(name.text);
    if (found != earlier_.end() && found->second != number) return precedence_.add(number, found->second);
    const auto shown = "overrides '" + printable(name.text) + "', ";
    if (found != earlier_.end()) return complain(rule, name.position, shown + "which is itself");
    const bool later = std::any_of(policy_.rules.begin() + static_cast<std::ptrdiff_t>(number), policy_.rules.end(),
                                   [&](const auto& other) { return other.name == name.text; });
    if (later) return complain(rule, name.position, shown + "which is no earlier rule: move this one behind it");
    complain(rule, name.position, shown + no_rule(name.text));
  }

  void complain(const PolicyRule& rule, Position position, const std::string& what) {
    policy::add_problem(problems_, DiagnosticId::policy_invalid, rule.source,
                        position == Position{} ? rule.position : position,
                        "rule " + printable(rule.name) + ": " + what);
  }

  const Policy& policy_;
  policy::Precedence& precedence_;
  std::vector<LocatedDiagnostic>& problems_;
  std::map<std::string_view, std::size_t> earlier_{};
};

bool has_error(const std::vector<LocatedDiagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const auto& each) { return each.severity() == Severity::error; });
}

void overlay_user(const ReadyPolicy::Impl& impl, const UserRecord& user, const ConvertOptions& options,
                  Wanted& wanted) {
  if (!impl.ok) {
    wanted.diagnostics.push_back({.id = DiagnosticId::policy_invalid, .detail = impl.diagnostics.front().message});
    return;
  }
  // One a thread keeps its memory; who converts a user while another one is judged (a predicate may) has one of its
  // own.
  thread_local Verdict kept;
  thread_local bool in_use = false;
  std::optional<Verdict> own;
  auto& verdict = in_use ? own.emplace() : kept;
  const bool was_in_use = std::exchange(in_use, true);
  policy::judge(impl, policy::full_subject(impl, user, options.user_id), verdict);
  // A rule of which it cannot be told is not one that is about nobody.
  const auto note = [&](std::uint32_t rule) {
    auto& matched = impl.matched[rule];
    // Threads would get into each other's way if they all wrote what is there already.
    if (!matched.load(std::memory_order_relaxed)) matched.store(true, std::memory_order_relaxed);
  };
  for (const auto rule : verdict.matching) note(rule);
  for (const auto rule : verdict.unclear) note(rule);
  policy::apply(impl, user, options, verdict, wanted, nullptr);
  in_use = was_in_use;
}

}  // namespace

bool PolicyFile::ok() const noexcept { return !has_error(diagnostics); }

ReadyPolicy::ReadyPolicy(Policy policy, const Names& names, UnknownNames unknown)
    : ReadyPolicy(PolicyFile{.policy = std::move(policy)}, names, unknown) {}

ReadyPolicy::ReadyPolicy(PolicyFile file, const Names& names, UnknownNames unknown) {
  auto impl = std::make_shared<Impl>();
  impl->policy = std::move(file.policy);
  impl->diagnostics = std::move(file.diagnostics);
  impl->names = names;
  const auto& rules = impl->policy.rules;
  impl->precedence = policy::Precedence(rules.size());
  Overrides(impl->policy, impl->precedence, impl->diagnostics).run();
  policy::Lookup lookup(names, unknown, impl->diagnostics);
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    impl->matchers.push_back(lookup.matcher(rules[i].when, rules[i]));
    impl->values.push_back(policy::values_of(rules[i].set, rules[i].decide));
  }
  impl->index.build(impl->matchers);
  for (const auto& test : impl->policy.tests) impl->test_users.push_back(lookup.test_user(test));
  impl->matched = std::make_unique<std::atomic<bool>[]>(rules.size());
  impl->ok = !has_error(impl->diagnostics);
  impl_ = std::move(impl);
}

bool ReadyPolicy::ok() const noexcept { return impl_->ok; }
const std::vector<LocatedDiagnostic>& ReadyPolicy::diagnostics() const noexcept { return impl_->diagnostics; }
const Policy& ReadyPolicy::policy() const noexcept { return impl_->policy; }

Overlay ReadyPolicy::overlay() const {
  // Without rules everything is as without a policy, to the byte.
  if (ok() && impl_->policy.rules.empty()) return {};
  return [impl = impl_](const UserRecord& user, const ConvertOptions& options, Wanted& wanted) {
    overlay_user(*impl, user, options, wanted);
  };
}

std::vector<std::size_t> ReadyPolicy::unmatched() const {
  std::vector<std::size_t> rules;
  for (std::size_t i = 0; i < impl_->policy.rules.size(); ++i) {
    if (!impl_->matched[i].load(std::memory_order_relaxed)) rules.push_back(i);
  }
  return rules;
}

Answer ReadyPolicy::matches(std::size_t rule, const UserRecord& user) const {
  policy::AskedSet missing = 0;
  Diagnostics said;
  return policy::is_about(*impl_, static_cast<std::uint32_t>(rule), policy::full_subject(*impl_, user, {}), missing,
                          said);
}

}  // namespace connect_userconfig
