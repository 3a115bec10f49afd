// A legacy setting as a literal of Python or JavaScript, and the per-channel settings as literals of the same kind.
#pragma once

#include "connect_userconfig/inventory.hpp"
#include "connect_userconfig/model.hpp"
#include "spelling.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::rewriting {

/// What a literal is in its code, and so how lists can stand in its place.
enum class Form : std::uint8_t {
  member,      ///< `"PhoneConfig": {...}` in an object: members, with commas between
  argument,    ///< `PhoneConfig={...}` in a call: arguments
  assignment,  ///< `p.PhoneConfig = {...}`, `p["PhoneConfig"] = {...}`: a statement a list
  variable,    ///< `phone_config = {...}`: one object with all lists, to be spread where the setting was given
};

/// What gets the settings.
struct Taker {
  bool named = false;                         ///< the literal is what a name stands for that it is given by
  bool cdk = false;                           ///< a user of the CDK, whose names are not the API's
  std::size_t call = std::string_view::npos;  ///< where the name of the call begins
  std::string_view request{};                 ///< the type of TypeScript that has the lists in it
};

struct Literal {
  std::optional<UserPhoneConfig> value;  ///< limits in seconds: this is a request
  std::string problem;                   ///< why there is no value, for a person
  std::size_t begin = 0;                 ///< of the setting with its key, or of the statement
  std::size_t end = 0;                   ///< one behind its closing brace
  Form form = Form::member;
  bool python = false;
  bool quoted_key = false;
  Spelling lists = Spelling::api;
  Spelling members = Spelling::api;
  bool on_base = false;    ///< it is put into, or on top of, something that may have such a setting already
  bool semicolon = false;  ///< a statement that ends with one
  char quote = '"';
  std::string target;  ///< what stands before the key of an assignment, or before the value of a variable
};

/// Reads the object behind a key that ends at `key_end`. Strings, whole numbers, booleans and None, null or undefined
/// are read; for anything else `problem` names the member. There is no value either where the literal is not all that
/// is given (`{...} if soft else other`), or where lists in its place would be no correct code.
[[nodiscard]] Literal read_literal(std::string_view text, std::size_t key_begin, std::size_t key_end, Language language,
                                   const Taker& taker);

/// The lists in place of the setting, in its style, a list element a line, indented as the line of the key is.
[[nodiscard]] std::string print_literal(const UserConfig& config, const Literal& like, std::string_view text);

}  // namespace connect_userconfig::rewriting
