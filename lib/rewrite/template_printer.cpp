#include "template_printer.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

using Json = nlohmann::ordered_json;

std::string_view line_indent(std::string_view text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  std::size_t end = start;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  return text.substr(start, end - start);
}

/// Later lines move by as much as the first.
std::string reindent(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  for (;;) {
    const std::size_t newline = text.find('\n');
    if (newline == std::string_view::npos) return result.append(text);
    result.append(text.substr(0, newline + 1));
    text.remove_prefix(newline + 1);
    if (text.starts_with(from) && !from.empty()) {
      text.remove_prefix(from.size());
      result.append(to);
    } else if (from.empty()) {
      result.append(to);
    }
  }
}

/// The properties of a node (anchor and tag) stand at its beginning, in either order.
std::string without_anchor(std::string text, const Node& node, std::size_t node_at) {
  if (node.kind == NodeKind::alias || node.anchor.empty()) return text;
  const std::string mark = "&" + node.anchor;
  const std::size_t at = text.find(mark, node_at);
  if (at == std::string::npos) return text;
  const std::size_t end = std::min(text.find_first_not_of(' ', at + mark.size()), text.size());
  return text.erase(at, end - at);
}

class Printer {
 public:
  Printer(const Layout& layout, Carrier& carrier) : layout_(layout), carrier_(carrier) {}

  [[nodiscard]] std::string name(std::string_view text) const {
    return layout_.quoted ? '"' + std::string{text} + '"' : std::string{text};
  }

  [[nodiscard]] std::string constant(const Json& value) const {
    return value.is_string() ? name(value.get<std::string>()) : value.dump();
  }

  /// ` value` behind a colon of a block mapping.
  std::string block_leaf(const Json& value, std::string_view indent) {
    if (const auto field = commands::place(value)) return carrier_.take(*field, indent);
    return ' ' + constant(value);
  }

  void block_members(std::string& out, const Json& object, const std::string& indent) {
    bool first = true;
    for (const auto& [member, value] : object.items()) {
      if (!first) out.append(layout_.newline).append(indent);
      first = false;
      out.append(name(member)).push_back(':');
      if (!value.is_object()) {
        out.append(block_leaf(value, indent));
        continue;
      }
      const std::string deeper = indent + layout_.unit;
      out.append(layout_.newline).append(deeper);
      block_members(out, value, deeper);
    }
  }

  void flow_object(std::string& out, const Json& object, std::string_view indent) {
    out.push_back('{');
    bool first = true;
    for (const auto& [member, value] : object.items()) {
      if (!first) out.append(layout_.tight ? "," : ", ");
      first = false;
      out.append(name(member)).append(layout_.tight ? ":" : ": ");
      if (value.is_object())
        flow_object(out, value, indent);
      else if (const auto field = commands::place(value))
        out.append(carrier_.take(*field, indent));
      else
        out.append(constant(value));
    }
    out.push_back('}');
  }

  void block_list(std::string& out, const Json& elements) {
    const std::string indent = layout_.list_indented ? layout_.indent + layout_.unit : layout_.indent;
    out.push_back(':');
    for (const Json& element : elements) {
      out.append(layout_.newline).append(indent).append("- ");
      if (layout_.style == Style::block)
        block_members(out, element, indent + "  ");
      else
        flow_object(out, element, indent);
    }
  }

  void flow_list(std::string& out, const Json& elements) {
    const bool lines = layout_.style == Style::flow_lines;
    const std::string indent = layout_.indent + layout_.unit;
    out.append(layout_.tight ? ":[" : ": [");
    bool first = true;
    for (const Json& element : elements) {
      if (!first) out.append(lines || layout_.tight ? "," : ", ");
      first = false;
      if (lines) out.append(layout_.newline).append(indent);
      flow_object(out, element, lines ? indent : layout_.indent);
    }
    if (lines) out.append(layout_.newline).append(layout_.indent);
    out.push_back(']');
  }

 private:
  const Layout& layout_;
  Carrier& carrier_;
};

bool in_lines(Style style) { return style != Style::flow; }

}  // namespace

std::string Carrier::take(Field field, std::string_view indent) {
  const Node& key = *keys_[index(field)];
  const Node& value = *values_[index(field)];
  const std::size_t begin = block_ ? text_.find(':', key.end) + 1 : value.begin;
  std::string raw{text_.substr(begin, value.end - begin)};
  if (taken_.test(index(field))) raw = without_anchor(std::move(raw), value, value.begin - begin);
  taken_.set(index(field));
  const std::string old_indent =
      block_ ? std::string(key.position.column - 1, ' ') : std::string{line_indent(text_, key.begin)};
  return reindent(raw, old_indent, indent);
}

std::string print_list(const PrintedList& list, const Layout& layout, Carrier& carrier) {
  std::string out;
  for (const std::string& comment : list.comments) out.append(comment).append(layout.newline).append(layout.indent);
  Printer printer{layout, carrier};
  out.append(printer.name(list.name));
  const bool block = layout.style == Style::block || layout.style == Style::mixed;
  if (block)
    printer.block_list(out, *list.elements);
  else
    printer.flow_list(out, *list.elements);
  return out;
}

std::string print_lists(const std::vector<PrintedList>& lists, const Layout& layout, Carrier& carrier) {
  std::string out;
  for (const PrintedList& list : lists) {
    if (!out.empty()) {
      if (layout.style == Style::flow_lines) out.push_back(',');
      if (layout.style == Style::flow) out.append(layout.tight ? "," : ", ");
      if (in_lines(layout.style)) out.append(layout.newline).append(layout.indent);
    }
    out.append(print_list(list, layout, carrier));
  }
  return out;
}

}  // namespace connect_userconfig::rewriting
