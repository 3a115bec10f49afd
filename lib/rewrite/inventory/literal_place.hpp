// What stands around a literal: whether it is all that is given, and in what form something else can take its place.
#pragma once

#include "literal.hpp"
#include "value.hpp"

namespace connect_userconfig::rewriting {

/// Decides form, beginning and target from what stands before the key (`key_begin`, with its quote, if there is one).
/// False if nothing can take the literal's place; `problem` says why.
[[nodiscard]] bool look_before(std::string_view text, std::size_t key_begin, std::size_t key_end, const Value& value,
                               const Taker& taker, Literal& literal);

/// Looks at what follows the literal, which ends at `literal.end`; what is said there of its type (`as const`) becomes
/// a part of it. False if it is not all that is given, or may not be.
[[nodiscard]] bool look_behind(std::string_view text, std::size_t key_end, const Value& value, const Taker& taker,
                               Literal& literal);

/// True if some line sets a member of a setting (`p.PhoneConfig.AutoAccept = soft`): then no literal says it all.
[[nodiscard]] bool changes_members(std::string_view text);

}  // namespace connect_userconfig::rewriting
