// What tells Amazon Connect's setting from somebody else's of the same name.
#pragma once

#include "names.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// True if the name of a setting is spelled as the SDK of the language spells it.
[[nodiscard]] bool is_name_of_sdk(std::string_view name, Language language);

/// True if a member of the legacy setting (`PhoneType`, `auto_accept`, `SOFT_PHONE`, ...) stands right behind `offset`.
[[nodiscard]] bool has_members(std::string_view text, std::size_t offset);

/// What is given to a setting, as text; in languages where its end cannot be seen, what stands near.
[[nodiscard]] std::string_view given_to(std::string_view text, const Name& name, Language language);

/// True if a member stands in what is given to a setting: in its braces, in the brackets of a constructor, in the lines
/// of a block. What stands behind that is about something else.
[[nodiscard]] bool gives_members(std::string_view text, const Name& name, Language language);

/// True if a file names Amazon Connect, its SDK or its API somewhere.
[[nodiscard]] bool is_about_connect(std::string_view text);

/// True for a setting without a call in its file that is Amazon Connect's all the same, and given to somebody.
/// `about_connect` says that the file names Amazon Connect.
[[nodiscard]] bool is_setting_for_a_call(std::string_view text, const Name& name, Language language,
                                         bool about_connect);

/// A saved request as JSON, wherever it stands: braces that hold the setting's members under a name in quotes, and the
/// `InstanceId` that an export of users does not have.
[[nodiscard]] bool is_request_of_json(std::string_view text, const Name& name);

/// True if a member of an object's setting is set: `p["PhoneConfig"]["AutoAccept"] = x`, `p.PhoneConfig.AutoAccept =
/// x`.
[[nodiscard]] bool sets_member(std::string_view text, const Name& name);

/// `addPropertyOverride("PhoneConfig.AutoAccept", ...)` of the CDK.
[[nodiscard]] bool is_override(std::string_view text, const Name& name);

/// `--phone-config` of a command line.
[[nodiscard]] bool is_option(std::string_view text, const Name& name);

/// True if the `create-user` at `begin` is an argument of the AWS CLI's `connect`, or of something that a variable
/// names.
[[nodiscard]] bool is_aws_command(std::string_view text, std::size_t begin);

/// True if the words before `begin` are `connect-userconfig aws`, which makes the new call of this one.
[[nodiscard]] bool is_run_by_shim(std::string_view text, std::size_t begin);

/// What brings a saved request among the words of a command; empty if none does.
[[nodiscard]] std::string_view brings_request(std::string_view arguments);

/// How the arguments in `[begin, end)` may bring settings without naming one; empty if they do not.
[[nodiscard]] std::string_view brings_settings(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace connect_userconfig::rewriting
