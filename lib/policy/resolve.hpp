// What the rules that match a user say together: one value an element, or a conflict, or "it cannot be told".
#pragma once

#include "policy/elements.hpp"

#include <boost/container/small_vector.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace connect_userconfig::policy {

/// Which rules beat which: `overrides`, chains included.
class Precedence {
 public:
  explicit Precedence(std::size_t rules) : beaten_(rules) {}
  /// `rule` beats `earlier` and whatever that one beats. Rules have to be added in ascending order.
  void add(std::size_t rule, std::size_t earlier);
  [[nodiscard]] bool beats(std::size_t rule, std::size_t other) const noexcept;

 private:
  static constexpr std::size_t bits = 64;
  std::vector<std::vector<std::uint64_t>> beaten_;
};

/// Few rules are about one user.
using FewRules = boost::container::small_vector<std::uint32_t, 4>;

/// What is known of one element.
struct Resolved {
  enum class State : std::uint8_t {
    unset,     ///< no rule says anything
    set,       ///< `value`, by `rules.front()`; the others say the same
    conflict,  ///< `rules` say different things
  };
  State state = State::unset;
  Number value = 0;
  FewRules rules{};    ///< whose values are left
  FewRules unclear{};  ///< of which it cannot be told whether they match, and which would change state or value
};

/// `matching` and `unclear` are ascending numbers of rules; `values` and `precedence` are indexed by them.
[[nodiscard]] Resolved resolve(std::size_t element, std::span<const std::uint32_t> matching,
                               std::span<const std::uint32_t> unclear, std::span<const Values> values,
                               const Precedence& precedence);

}  // namespace connect_userconfig::policy
