// The cells of a Jupyter notebook as texts of their own.
#pragma once

#include "connect_userconfig/inventory.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// What a notebook says in one language, without JSON's quotes and escapes.
struct CellText {
  Language language = Language::python;
  std::string text;
  std::vector<std::size_t> offsets;  ///< for each byte of `text`, and one behind, the byte of the notebook
};

/// The code cells of the notebook's language as one program, for a call may use what another cell sets; then each cell
/// of another language (`%%bash`), and the prose. What cells printed is left out. Nothing if the text is no notebook.
[[nodiscard]] std::optional<std::vector<CellText>> cells_of(std::string_view notebook);

}  // namespace connect_userconfig::rewriting
