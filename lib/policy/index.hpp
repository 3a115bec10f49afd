// Which rules could be about a user at all: found by the user's ids, tags and name, so that a thousand rules cost
// little more than the few that are about somebody.
#pragma once

#include "policy/matcher.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace connect_userconfig::policy {

using RuleNumbers = std::vector<std::uint32_t>;

class RuleIndex {
 public:
  /// Adds a rule. Numbers have to come in ascending order. `matcher` is of no use to the index afterwards.
  void add(std::uint32_t rule, const Matcher& matcher);
  /// The rules that this user may match, or of which it cannot be told: ascending, each once. All others do not match.
  void candidates(const Subject& subject, RuleNumbers& found) const;

 private:
  using ByText = std::unordered_map<std::string, RuleNumbers, TextHash, std::equal_to<>>;
  /// Rules that ask for one member: by its value, and all of them for the users of whom it is not known.
  struct Member {
    ByText by_value{};
    RuleNumbers all{};
  };
  /// Globs by what they begin (or end) with, in groups of one length.
  using ByLength = std::map<std::size_t, ByText>;
  /// Conditions of which one has to hold if a rule is to match.
  using Needs = std::vector<const Matcher*>;

  [[nodiscard]] static bool collect(const Matcher& matcher, Needs& needs);
  [[nodiscard]] static int cost(const Needs& needs);
  void add_need(std::uint32_t rule, const Matcher& matcher);
  void add_globs(std::uint32_t rule, const Matcher& matcher);
  void find_username(std::string_view name, RuleNumbers& found) const;
  void find_groups(const Subject& subject, RuleNumbers& found) const;

  RuleNumbers always_{};
  Member routing_profile_{};
  Member security_profile_{};
  Member hierarchy_group_{};
  Member user_id_{};
  Member phone_type_{};
  Member username_{};
  ByLength prefixes_{};
  ByLength suffixes_{};
  RuleNumbers other_globs_{};
  std::unordered_map<std::string, ByText, TextHash, std::equal_to<>> tags_{};
  RuleNumbers all_tags_{};
};

}  // namespace connect_userconfig::policy
