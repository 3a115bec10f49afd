#include "policy/resolve.hpp"

#include <algorithm>

namespace connect_userconfig::policy {

void Precedence::add(std::size_t rule, std::size_t earlier) {
  auto& mine = beaten_[rule];
  const auto& theirs = beaten_[earlier];
  if (mine.size() < earlier / bits + 1) mine.resize(earlier / bits + 1);
  mine[earlier / bits] |= std::uint64_t{1} << (earlier % bits);
  // What the earlier rule beats comes before it, so there is room for it.
  for (std::size_t i = 0; i < theirs.size(); ++i) mine[i] |= theirs[i];
}

bool Precedence::beats(std::size_t rule, std::size_t other) const noexcept {
  const auto& mine = beaten_[rule];
  return other / bits < mine.size() && ((mine[other / bits] >> (other % bits)) & 1U) != 0;
}

namespace {

using Rules = FewRules;

class Resolver {
 public:
  Resolver(std::size_t element, std::span<const Values> values, const Precedence& precedence)
      : element_(element), values_(values), precedence_(precedence) {}

  [[nodiscard]] bool says(std::uint32_t rule) const { return values_[rule][element_].has_value(); }
  [[nodiscard]] Number value(std::uint32_t rule) const { return *values_[rule][element_]; }

  [[nodiscard]] Rules that_say(std::span<const std::uint32_t> rules) const {
    Rules result;
    for (const auto rule : rules) {
      if (says(rule)) result.push_back(rule);
    }
    return result;
  }

  [[nodiscard]] bool beaten(std::uint32_t rule, const Rules& by) const {
    return std::any_of(by.begin(), by.end(), [&](auto other) { return precedence_.beats(other, rule); });
  }

  /// Those whose values are not void.
  [[nodiscard]] Rules left(const Rules& rules) const {
    Rules result;
    for (const auto rule : rules) {
      if (!beaten(rule, rules)) result.push_back(rule);
    }
    return result;
  }

  [[nodiscard]] bool same(const Rules& rules) const {
    return std::all_of(rules.begin(), rules.end(), [&](auto rule) { return value(rule) == value(rules.front()); });
  }

  /// Whether some of the unclear rules, if they matched, would leave one value where there is a conflict now. A rule
  /// that is beaten changes nothing, because what beats it beats whatever it beats: so it is enough to let all those
  /// match that say one and the same.
  [[nodiscard]] bool could_settle(const Rules& certain, const Rules& unclear) const {
    Rules sayers = certain;
    sayers.insert(sayers.end(), unclear.begin(), unclear.end());
    return std::any_of(sayers.begin(), sayers.end(), [&](auto candidate) {
      Rules all = certain;
      for (const auto rule : unclear) {
        if (value(rule) == value(candidate)) all.push_back(rule);
      }
      const auto result = left(all);
      return same(result);
    });
  }

 private:
  std::size_t element_;
  std::span<const Values> values_;
  const Precedence& precedence_;
};

}  // namespace

Resolved resolve(std::size_t element, std::span<const std::uint32_t> matching, std::span<const std::uint32_t> unclear,
                 std::span<const Values> values, const Precedence& precedence) {
  const Resolver resolver(element, values, precedence);
  Resolved result;
  const auto certain = resolver.that_say(matching);
  result.rules = resolver.left(certain);
  if (!result.rules.empty()) {
    result.state = resolver.same(result.rules) ? Resolved::State::set : Resolved::State::conflict;
    result.value = resolver.value(result.rules.front());
  }
  if (unclear.empty()) return result;
  Rules open;
  for (const auto rule : resolver.that_say(unclear)) {
    if (!resolver.beaten(rule, certain)) open.push_back(rule);
  }
  if (result.state == Resolved::State::conflict) {
    if (!open.empty() && resolver.could_settle(certain, open)) result.unclear = open;
    return result;
  }
  for (const auto rule : open) {
    if (result.state == Resolved::State::unset || resolver.value(rule) != result.value) result.unclear.push_back(rule);
  }
  return result;
}

}  // namespace connect_userconfig::policy
