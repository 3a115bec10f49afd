// The small interface through which members are read, whatever parser made them. A reader template takes any type with
//
//   Kind kind() const;                      what the value is
//   bool boolean() const;                   if Kind::boolean
//   std::int64_t integer() const;           if Kind::integer; beyond 64 bits it is the nearest end of the range, which
//                                           no member of the model allows either
//   std::string_view string() const;        if Kind::string; valid as long as the parsed document
//   void for_each_member(f) const;          if Kind::object: f(std::string_view key, Value), repeated ones included
//   void for_each_element(f) const;         if Kind::array: f(Value)
//
// Three types have it: SimdValue (files), TextValue (nlohmann's parser) and NlohmannValue (nlohmann::json).
#pragma once

#include <cstdint>
#include <string_view>

namespace connect_userconfig::json {

enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };

[[nodiscard]] constexpr std::string_view name_of(Kind kind) noexcept {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "a boolean";
    case Kind::integer:
      return "an integer";
    case Kind::number:
      return "a number with a fraction or an exponent";
    case Kind::string:
      return "a string";
    case Kind::array:
      return "an array";
    case Kind::object:
      break;
  }
  return "an object";
}

}  // namespace connect_userconfig::json
