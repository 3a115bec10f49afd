// Names of somebody's own code: declarations, types and calls that only look like those of Amazon Connect.
#pragma once

#include "names.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// A parameter, a property, a method or a class of that name, to which nothing is given here.
[[nodiscard]] bool is_declared(std::string_view text, const Name& setting, Language language);

/// A function of one's own by the name of a call, which begins at `begin`: `User createUser(String name) {`.
[[nodiscard]] bool is_defined(std::string_view text, std::size_t begin);

/// An object that has members, and none of them ours. What is spread into it may bring some.
[[nodiscard]] bool has_other_members(std::string_view text, const Name& setting);

/// The file has a type `PhoneConfig`; that of every SDK is `UserPhoneConfig`. In languages that name types.
[[nodiscard]] bool has_type_of_its_own(std::string_view text, Language language);

/// `/users/:id/phone-config`: the legacy request has an instance and a user in its path.
[[nodiscard]] bool is_short_path(std::string_view text, const Name& name);

/// True for the name of a type that the text itself defines somewhere: `type UserPhoneConfig struct`.
[[nodiscard]] bool is_defined_type(std::string_view text, const Name& name);

}  // namespace connect_userconfig::rewriting
