// Objects that are made from others: what stands in place of a legacy setting has to be right in each of them.
#pragma once

#include "alias_name.hpp"
#include "literal.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

struct Objection {
  /// Why lists in place of the literal would be wrong for an object that is made from the one it stands in, or that the
  /// one it stands in is made from; empty if no such object is near.
  std::string_view problem{};
  /// What the literal is put into or on top of may hold a setting that nobody sees here, and that would stay.
  bool base = false;
};

/// `key` is the name of the literal, `given` that of the setting it is given as, which is the same unless a constant is
/// given. `call` is where the name of the call begins that gets the setting.
[[nodiscard]] Objection objection_of_copies(std::string_view text, const Literal& literal, Place key, Place given,
                                            std::size_t call);

}  // namespace connect_userconfig::rewriting
