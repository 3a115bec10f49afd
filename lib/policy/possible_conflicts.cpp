// Rules that could get into each other's way, found without any user.
#include "connect_userconfig/text.hpp"
#include "policy/problem.hpp"
#include "policy/ready.hpp"

#include <algorithm>

namespace connect_userconfig {
namespace {

using policy::Matcher;
using policy::TextSet;
using Kind = Condition::Kind;
using Parts = std::vector<const Matcher*>;

/// The conditions that all have to hold.
void collect(const Matcher& matcher, Parts& parts) {
  if (matcher.kind == Kind::all || (matcher.kind == Kind::any && matcher.parts.size() == 1)) {
    for (const auto& part : matcher.parts) collect(part, parts);
  } else if (matcher.kind != Kind::everybody) {
    parts.push_back(&matcher);
  }
}

bool disjoint(const TextSet& a, const TextSet& b) {
  return std::none_of(a.begin(), a.end(), [&](const auto& text) { return b.contains(text); });
}

/// True if no literal of `a` is also matched by `b`.
bool names_disjoint(const Matcher& a, const Matcher& b) {
  return std::none_of(a.values.begin(), a.values.end(), [&](const auto& name) {
    return b.values.contains(name) ||
           std::any_of(b.globs.begin(), b.globs.end(), [&](const auto& glob) { return glob_match(glob, name); });
  });
}

bool same_member(const Matcher& a, const Matcher& b) { return a.kind == b.kind && a.key == b.key; }

/// True if a user for whom `a` holds is one for whom `b` does not hold. A user has one routing profile, one id, one
/// username, one phone type and one value a tag.
bool exclude(const Matcher& a, const Matcher& b) {
  if (!same_member(a, b)) return false;
  switch (a.kind) {
    case Kind::routing_profile:
    case Kind::user_id:
    case Kind::phone_type:
    case Kind::tag:
      return disjoint(a.values, b.values);
    case Kind::username:
      return (a.globs.empty() && names_disjoint(a, b)) || (b.globs.empty() && names_disjoint(b, a));
    default:
      return false;
  }
}

/// True if `b` holds whenever `a` does: everything that `a` lets through is named in `b`.
bool implies(const Matcher& a, const Matcher& b) {
  if (!same_member(a, b) || !a.parts.empty()) return false;
  const auto in = [](const auto& few, const auto& many) {
    return std::all_of(few.begin(), few.end(),
                       [&](const auto& text) { return std::find(many.begin(), many.end(), text) != many.end(); });
  };
  return in(a.values, b.values) && in(a.globs, b.globs);
}

bool never_both(const Parts& a, const Parts& b) {
  for (const auto* one : a) {
    for (const auto* other : b) {
      if (exclude(*one, *other)) return true;
      if (other->kind == Kind::negation && implies(*one, other->parts.front())) return true;
      if (one->kind == Kind::negation && implies(*other, one->parts.front())) return true;
    }
  }
  return false;
}

/// The first element that the rules set differently; `element_count` if there is none.
std::size_t difference(const policy::Values& a, const policy::Values& b) {
  std::size_t i = 0;
  while (i < a.size() && (!a[i] || !b[i] || *a[i] == *b[i])) ++i;
  return i;
}

}  // namespace

std::vector<LocatedDiagnostic> possible_conflicts(const ReadyPolicy& ready) {
  constexpr std::size_t most = 100;
  std::vector<LocatedDiagnostic> found;
  const auto& impl = ready.impl();
  const auto& rules = impl.policy.rules;
  std::vector<Parts> parts(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) collect(impl.matchers[i], parts[i]);
  for (std::size_t later = 1; later < rules.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later && found.size() < most; ++earlier) {
      const auto at = difference(impl.values[later], impl.values[earlier]);
      if (at == policy::element_count || impl.precedence.beats(later, earlier)) continue;
      if (never_both(parts[later], parts[earlier])) continue;
      const auto element = policy::element_at(at);
      const auto says = [&](std::size_t rule) {
        return policy::rule_text(rules[rule]) + " says " + policy::text_of(element, *impl.values[rule][at]);
      };
      found.push_back(policy::problem(DiagnosticId::policy_may_conflict, rules[later].source, rules[later].position,
                                      policy::name_of(element) + ": " + says(later) + ", " + says(earlier)));
    }
  }
  return found;
}

}  // namespace connect_userconfig
