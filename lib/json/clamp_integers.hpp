// Integers that no program's numbers can hold, made ones that are as much out of every range.
#pragma once

#include <span>

namespace connect_userconfig::json {

/// In valid JSON, puts the largest or the smallest integer of 64 bits, and blanks, in the place of each integer beyond
/// 64 bits. Nothing moves.
void clamp_integers(std::span<char> text);

}  // namespace connect_userconfig::json
