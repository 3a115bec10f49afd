// The setting in other shapes than a member with its value.
#pragma once

#include "names.hpp"

#include <string_view>

namespace connect_userconfig::rewriting {

/// `("PhoneConfig", {...})`, `["PhoneConfig", phone]`: a name and its value, as two elements of a list.
[[nodiscard]] bool is_pair(std::string_view text, const Name& name);

/// `["Username", "PhoneConfig", "RoutingProfileId"]`: one of the names by which members of a user are taken; not where
/// the list says what is left out, or what a table shows.
[[nodiscard]] bool is_name_to_copy(std::string_view text, const Name& name);

/// `"path": "/PhoneConfig/AutoAccept"` of a patch for Cloud Control.
[[nodiscard]] bool is_patch(std::string_view text, const Name& name);

/// A request that `jq` makes in a script: `jq -n '{PhoneConfig: {...}}'`.
[[nodiscard]] bool is_made_by_jq(std::string_view text, const Name& name);

/// Terraform in JSON with modules: `"module": {"agents": {"source": ...}}`.
[[nodiscard]] bool has_modules_of_terraform(std::string_view text);

/// A property of a module of CloudFormation: `Type: Acme::Connect::User::MODULE`.
[[nodiscard]] bool is_of_module(std::string_view text, const Name& name);

/// A request that Terraform writes: `jsonencode({ PhoneConfig = {...} })`. Its own resources spell it otherwise.
[[nodiscard]] bool is_written_by_terraform(std::string_view text, const Name& name, Language language);

}  // namespace connect_userconfig::rewriting
