#include "commands/shape_typing.hpp"
#include "commands/input_text.hpp"
#include "commands/markers.hpp"
#include "commands/unicode.hpp"

#include <charconv>

namespace connect_userconfig::commands {
namespace {

std::string lower(std::string text) {
  for (auto& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// Python's int(): the CLI's own reading.
std::optional<std::int64_t> integer_from(std::string_view text) {
  text = trimmed(text);
  std::string plain;
  if (text.starts_with('+') || text.starts_with('-')) {
    if (text.front() == '-') plain = "-";
    text.remove_prefix(1);
  }
  if (text.empty() || text.front() == '_' || text.back() == '_' || text.find("__") != std::string_view::npos) {
    return std::nullopt;
  }
  for (const char c : text) {
    if (c != '_') plain += c;
  }
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size() || plain.ends_with('-')) return std::nullopt;
  return value;
}

std::optional<std::string> give_scalar_type(Json& value, const Shape& shape) {
  if (shape.kind == ShapeKind::string) return std::nullopt;
  if (value.is_string() && has_command_marker(value.get_ref<std::string&>())) {
    value = std::string(bare_mark).append(value.get<std::string>()).append(bare_mark);
    return std::nullopt;
  }
  if (shape.kind == ShapeKind::boolean) {
    const auto word = value.is_string() ? lower(value.get<std::string>()) : std::string();
    if (word == "true" || word == "false") value = word == "true";
    return std::nullopt;
  }
  const auto number = value.is_string() ? integer_from(value.get_ref<std::string&>()) : std::nullopt;
  if (!number) return "";
  value = *number;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> give_types(Json& value, const Shape& shape) {
  if (shape.kind == ShapeKind::list) {
    if (!value.is_array()) value = Json::array({std::move(value)});
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (auto problem = give_types(value[i], *shape.element)) return "/" + std::to_string(i) + *problem;
    }
    return std::nullopt;
  }
  if (shape.kind != ShapeKind::structure && shape.kind != ShapeKind::map) return give_scalar_type(value, shape);
  if (!value.is_object()) return std::nullopt;
  for (const auto& [name, member] : value.items()) {
    const auto* known = shape.kind == ShapeKind::structure ? find_member(shape, name) : nullptr;
    const auto* member_shape = known != nullptr ? known->shape : shape.element;
    if (member_shape == nullptr) continue;
    if (auto problem = give_types(member, *member_shape)) return "/" + name + *problem;
  }
  return std::nullopt;
}

}  // namespace connect_userconfig::commands
