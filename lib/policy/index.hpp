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

/// How many conditions ask for a value. One that many share lets many rules through for every user who has it.
class Sharing {
 public:
  void count(const Matcher& matcher);
  [[nodiscard]] std::uint32_t of(const Matcher& matcher, std::string_view value) const;
  /// Of a piece of a username: `place` is `<`, `>` or `=` for its beginning, its end, or anywhere.
  [[nodiscard]] std::uint32_t of_piece(char place, std::string_view piece) const;

 private:
  void count_globs(const Matcher& matcher);
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> counts_{};
};

class RuleIndex {
 public:
  /// Indexes the rules, each by its number. `matchers` are of no use to the index afterwards.
  void build(std::span<const Matcher> matchers);
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

  void add(std::uint32_t rule, const Matcher& matcher, const Sharing& sharing);
  [[nodiscard]] static bool collect(const Matcher& matcher, const Sharing& sharing, Needs& needs);
  [[nodiscard]] static std::uint64_t cost(const Needs& needs, const Sharing& sharing);
  void add_need(std::uint32_t rule, const Matcher& matcher, const Sharing& sharing);
  void add_globs(std::uint32_t rule, const Matcher& matcher, const Sharing& sharing);
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
  ByLength inner_{};  // by a piece that stands anywhere
  RuleNumbers other_globs_{};
  std::unordered_map<std::string, ByText, TextHash, std::equal_to<>> tags_{};
  RuleNumbers all_tags_{};
};

}  // namespace connect_userconfig::policy
