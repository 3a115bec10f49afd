#include "template_layout.hpp"

#include <algorithm>
#include <optional>

namespace connect_userconfig::rewriting {
namespace {

std::string_view indent_of_line(std::string_view text, std::size_t at) {
  const std::size_t start = line_start(text, at);
  const std::size_t end = std::min(text.find_first_not_of(" \t", start), text.size());
  return text.substr(start, end - start);
}

bool uses_deep_lists(const Node& node, std::optional<bool>& indented) {
  if (indented) return true;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Node& item = node.items[i];
    const bool value = node.kind == NodeKind::mapping && !node.flow && i % 2 == 1;
    if (value && item.kind == NodeKind::sequence && !item.flow && item.tag.empty()) {
      indented = item.position.column > node.items[i - 1].position.column;
      return true;
    }
    if (uses_deep_lists(item, indented)) return true;
  }
  return false;
}

/// How much deeper the members of `PhoneConfig` stand than itself.
std::string block_unit(const TemplateUser& user) {
  if (user.value->flow || user.value->items.empty()) return "  ";
  const auto outer = user.key->position.column;
  const auto inner = user.value->items.front().position.column;
  return std::string(inner > outer ? inner - outer : 2, ' ');
}

}  // namespace

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

bool is_first_on_line(std::string_view text, std::size_t at) {
  return line_start(text, at) + indent_of_line(text, at).size() == at;
}

Layouts::Layouts(std::string_view text, TemplateSyntax syntax, const Tree& tree) : text_(text), syntax_(syntax) {
  const std::size_t newline = text.find('\n');
  crlf_ = newline != std::string_view::npos && newline > 0 && text[newline - 1] == '\r';
  std::optional<bool> indented;
  for (const Node& document : tree.documents) uses_deep_lists(document, indented);
  list_indented_ = indented.value_or(true);
}

Layout Layouts::layout_for(const TemplateUser& user, const Node& key, const Node& value) const {
  Layout layout;
  const bool json = syntax_ == TemplateSyntax::json;
  layout.newline = crlf_ ? "\r\n" : "\n";
  layout.quoted = json || text_[key.begin] == '"';
  layout.list_indented = list_indented_;
  if (!user.properties->flow) {
    layout.style = user.value->flow ? Style::mixed : Style::block;
    layout.indent = std::string(key.position.column - 1, ' ');
    layout.unit = block_unit(user);
    return layout;
  }
  const bool lines = is_first_on_line(text_, key.begin) ||
                     text_.substr(key.begin, value.end - key.begin).find('\n') != std::string_view::npos;
  layout.style = lines ? Style::flow_lines : Style::flow;
  layout.indent = indent_of_line(text_, key.begin);
  layout.unit = flow_unit(user);
  const std::size_t colon = text_.find(':', key.end);
  layout.tight = json && colon != std::string_view::npos && colon + 1 == value.begin;
  return layout;
}

std::string Layouts::flow_unit(const TemplateUser& user) const {
  const auto deeper = [&](std::size_t inner, std::size_t outer) -> std::string {
    const std::string_view from = indent_of_line(text_, outer);
    const std::string_view to = indent_of_line(text_, inner);
    return to.size() > from.size() && to.starts_with(from) ? std::string{to.substr(from.size())} : std::string{};
  };
  std::string unit =
      user.value->items.empty() ? std::string{} : deeper(user.value->items.front().begin, user.key->begin);
  if (unit.empty()) unit = deeper(user.key->begin, user.properties->begin);
  return unit.empty() ? "  " : unit;
}

}  // namespace connect_userconfig::rewriting
