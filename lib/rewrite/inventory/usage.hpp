// How a name is used where it stands: called, imported, defined, told of.
#pragma once

#include "names.hpp"

namespace connect_userconfig::rewriting {

/// `import { A, B } from "..."`, `const { A } = require("...")`: of interest only where nothing is called.
[[nodiscard]] bool is_import(std::string_view text, const Name& name, Language language);

/// Somebody's own function of that name; what it calls is found by itself.
[[nodiscard]] bool is_definition(std::string_view text, const Name& name);

/// In prose: a command with options, a call with a bracket.
[[nodiscard]] bool reads_like_a_call(std::string_view text, std::size_t begin, std::size_t end);

/// True for a command's name that only names something: a key or a target (`update-user-phone-config:`), a step
/// (`name:`).
[[nodiscard]] bool is_label(std::string_view text, const Name& name);

/// True for a name that is a part of the address or the path of something about it:
/// `https://.../update-user-phone-config.html`, `examples/update-user-phone-config.rst`.
[[nodiscard]] bool is_path(std::string_view text, const Name& name);

}  // namespace connect_userconfig::rewriting
