// What stands beside a setting in its object: the members of a request, or those of an answer.
#pragma once

#include "names.hpp"
#include "scan.hpp"

#include <string_view>

namespace connect_userconfig::rewriting {

/// True if the neighbours of a setting are those of a request, so that it goes to a call, whatever is given to it: an
/// instance, a user, profiles. The spelling decides how many of them it takes; `about_connect` says that the file names
/// Amazon Connect.
[[nodiscard]] bool is_member_of_request(std::string_view text, const Name& setting, Language language,
                                        bool about_connect);

/// True for a setting of an answer, or of what a test expects of one: `{"User": {"Id": ..., "PhoneConfig": ...}}`. No
/// request has these members, and an answer has no instance. So for a setting of CloudTrail's record of a legacy call
/// (`"requestParameters": {"PhoneConfig": ...}`), which is told by its event.
[[nodiscard]] bool is_member_of_answer(std::string_view text, const Name& setting);

/// True for a setting that gives what an earlier one was put into: `PhoneConfig: phoneConfig`.
[[nodiscard]] bool gives_setting_of(std::string_view text, const Name& setting, Language language, const Site& earlier);

/// True for a setting in the lines behind a user of a template; for remarks, which have no structure.
[[nodiscard]] bool is_of_template(std::string_view text, const Name& setting);

/// True for a field of a type, which has no value: of an interface or a type of TypeScript, of a class of Python.
[[nodiscard]] bool is_field_of_type(std::string_view text, const Name& setting, Language language);

}  // namespace connect_userconfig::rewriting
