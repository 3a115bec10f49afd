// Text of strangers, as a part of a page.
#pragma once

#include <string>
#include <string_view>

namespace connect_userconfig::review {

/// As text between tags or in a quoted attribute. Controls and marks that turn the direction of writing are spelled
/// out, so that a name cannot change how the words around it look.
void append_html(std::string_view text, std::string& to);

/// As a JSON string inside of a `<script>` that is no program: no `<`, no U+2028 and no U+2029 stands in it.
void append_inert_json(std::string_view text, std::string& to);

}  // namespace connect_userconfig::review
