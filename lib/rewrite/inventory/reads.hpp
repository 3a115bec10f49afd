// A user's settings that are only shown: they stand beside a call that makes users, and are not for it.
#pragma once

#include "anchors.hpp"
#include "names.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// `user.PhoneConfig`, `u["PhoneConfig"]`, `u.get("PhoneConfig")`, `user.phoneConfig()`
[[nodiscard]] bool copies_setting(std::string_view value);

/// `"User": {"PhoneConfig": ...}`, `"Users": [{...}]`: what a user has, in an answer or in what a test expects of one.
/// The brace stands at `open`.
[[nodiscard]] bool is_value_of_answer(std::string_view text, std::size_t open);

/// True for a setting that copies another one (`PhoneConfig: user.PhoneConfig`) into something that is printed, written
/// or kept, and never reaches a call that takes settings; for one of an answer (`{"User": {"PhoneConfig": ...}}`), and
/// for a text. When in doubt, it is given to a call.
[[nodiscard]] bool is_only_shown(std::string_view text, const Name& setting, const Anchors& anchors, Language language);

}  // namespace connect_userconfig::rewriting
