// The words that a plan has for the decisions of a run: those of the command line.
#pragma once

#include "connect_userconfig/convert.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace connect_userconfig::plan {

template <class Value, std::size_t count>
using Words = std::array<std::pair<Value, std::string_view>, count>;

inline constexpr Words<AutoAcceptScope, 2> auto_accept_words = {
    {{AutoAcceptScope::voice, "voice"}, {AutoAcceptScope::all, "all"}}};
inline constexpr Words<AbsentFields, 2> absent_words = {{{AbsentFields::keep, "keep"}, {AbsentFields::reset, "reset"}}};
inline constexpr Words<ExistingLists, 4> existing_words = {{{ExistingLists::ask, "ask"},
                                                            {ExistingLists::keep, "keep"},
                                                            {ExistingLists::overwrite, "overwrite"},
                                                            {ExistingLists::base, "base"}}};
inline constexpr Words<Outcome, 3> outcome_words = {
    {{Outcome::converted, "converted"}, {Outcome::unchanged, "unchanged"}, {Outcome::withheld, "withheld"}}};

template <class Value, std::size_t count>
[[nodiscard]] std::string_view word_of(const Words<Value, count>& words, Value value) {
  return std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.first == value; })->second;
}

template <class Value, std::size_t count>
[[nodiscard]] std::optional<Value> value_of(const Words<Value, count>& words, std::string_view word) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.second == word; });
  return found == words.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace connect_userconfig::plan
