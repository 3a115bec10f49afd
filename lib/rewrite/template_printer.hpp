// Per-channel lists as text that fits where a `PhoneConfig` stood.
#pragma once

#include "normal_form.hpp"

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

enum class Style : std::uint8_t {
  block,       ///< properties and elements in indented lines
  mixed,       ///< properties in indented lines, each element in braces
  flow_lines,  ///< all in brackets, an element a line
  flow         ///< all in brackets, in one line
};

struct Layout {
  Style style = Style::block;
  std::string indent;  ///< of the lines that the properties stand in
  std::string unit;    ///< what one level adds
  std::string newline = "\n";
  bool quoted = false;        ///< names and words in double quotes
  bool tight = false;         ///< JSON without spaces
  bool list_indented = true;  ///< block lists stand one level deeper than their key
};

/// The text of the fields, taken from the template as it stands there.
class Carrier {
 public:
  Carrier(std::string_view text, const FieldNodes& keys, const FieldNodes& values, bool block)
      : text_(text), keys_(keys), values_(values), block_(block) {}

  /// The field's text for a line with this indentation: in block style all behind the colon, else the value alone. An
  /// anchor is carried to the first place only.
  [[nodiscard]] std::string take(Field field, std::string_view indent);

 private:
  std::string_view text_;
  FieldNodes keys_;
  FieldNodes values_;
  bool block_;
  std::bitset<256> taken_;
};

struct PrintedList {
  std::string name;
  const nlohmann::ordered_json* elements = nullptr;
  std::vector<std::string> comments;  ///< for lines above it
};

/// One property, its first line not indented, its last line not ended.
[[nodiscard]] std::string print_list(const PrintedList& list, const Layout& layout, Carrier& carrier);

/// Several, with what stands between them.
[[nodiscard]] std::string print_lists(const std::vector<PrintedList>& lists, const Layout& layout, Carrier& carrier);

}  // namespace connect_userconfig::rewriting
