// How the text of a template is laid out, so that new text can look the same.
#pragma once

#include "template_printer.hpp"
#include "template_users.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace connect_userconfig::rewriting {

[[nodiscard]] std::size_t line_start(std::string_view text, std::size_t at);

/// True if nothing but indentation stands before it.
[[nodiscard]] bool is_first_on_line(std::string_view text, std::size_t at);

class Layouts {
 public:
  Layouts(std::string_view text, TemplateSyntax syntax, const Tree& tree);
  /// For text in the place of a property of this user.
  [[nodiscard]] Layout layout_for(const TemplateUser& user, const Node& key, const Node& value) const;

 private:
  [[nodiscard]] std::string flow_unit(const TemplateUser& user) const;

  std::string_view text_;
  TemplateSyntax syntax_;
  bool crlf_ = false;
  bool list_indented_ = true;
};

}  // namespace connect_userconfig::rewriting
