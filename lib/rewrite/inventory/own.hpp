// Names of somebody's own code: declarations, types and calls that only look like those of Amazon Connect.
#pragma once

#include "names.hpp"

#include <cstddef>
#include <cstdint>
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

/// What `phone-config` behind a slash ends: the legacy request has `/users`, an instance and a user in its path. One
/// with fewer parts, or with plain words alone, may be a file of somebody's.
enum class PathKind : std::uint8_t { file, doubtful, request };
[[nodiscard]] PathKind kind_of_path(std::string_view text, std::size_t begin);

/// A call has what only Amazon Connect asks of a new user: an instance, a routing profile, security profiles.
[[nodiscard]] bool has_members_of_request(std::string_view call);

/// The spelling of a setting says that it is the SDK's, in a call at `call` with nothing else of Amazon Connect.
[[nodiscard]] bool is_name_of_sdk_alone(std::string_view text, const Name& setting, std::size_t call,
                                        Language language);

/// True for the name of a type that the text itself defines somewhere: `type UserPhoneConfig struct`.
[[nodiscard]] bool is_defined_type(std::string_view text, const Name& name);

}  // namespace connect_userconfig::rewriting
