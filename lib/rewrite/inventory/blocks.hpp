// Code within pages that are not Markdown: notes with marked blocks, and HTML.
#pragma once

#include "markdown.hpp"

#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// The blocks of a text that say their language: directives of reStructuredText (`.. code-block:: python`), listings of
/// AsciiDoc (`[source,python]`), blocks of Org (`#+BEGIN_SRC python`), fences. In order; `scripts` are empty.
[[nodiscard]] std::vector<CodeBlock> blocks_of_notes(std::string_view text);

/// The `<script>` elements of a page.
[[nodiscard]] std::vector<CodeBlock> scripts_of_page(std::string_view text);

/// True for HTML, whose text is running text; other XML holds data.
[[nodiscard]] bool is_page(std::string_view text);

}  // namespace connect_userconfig::rewriting
