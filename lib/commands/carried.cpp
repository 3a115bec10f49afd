#include "commands/carried.hpp"

#include "connect_userconfig/commands.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

bool is_marker(std::string_view text) {
  return has_command_marker(text) && replace_command_markers(text, [](std::size_t) { return std::string(); }).empty() &&
         std::count(text.begin(), text.end(), command_marker(0)[0]) == 2;
}

// A private-use character beside those of the markers: what stands between two of them loses its quotes.
const std::string bare_mark = "\xEE\x83\x82";  // U+E0C2

bool is_text(Field field) { return field == Field::phone_type || field == Field::phone_number; }

Json sample_of(const Shape& shape) {
  if (shape.kind == ShapeKind::boolean) return true;
  if (shape.kind == ShapeKind::integer) return 1;
  if (!shape.values.empty()) return std::string(shape.values.front());
  if (shape.pattern == Pattern::phone_number) return stand_in(Field::phone_number);
  return shape.pattern == Pattern::password ? "Sample0123" : "sample";
}

}  // namespace

void Carried::take(Json& phone_config, const ArgumentPosition& where, Diagnostics& diagnostics) {
  for (const auto& member : phone_config.items()) {
    // clang 14 cannot capture structured bindings.
    const auto& name = member.key();
    auto& value = member.value();
    if (!has_command_marker(name) && !holds_marker(value)) continue;
    const auto field = field_from(name);
    if (field && value.is_string() && is_marker(value.get_ref<const std::string&>())) {
      fields_.set(index(*field));
      markers_[index(*field)] = value.get<std::string>();
      value = stand_in(*field);
      continue;
    }
    diagnostics.push_back({.id = DiagnosticId::dynamic_phone_config,
                           .field = connect_userconfig::Field::phone_config,
                           .tail = has_command_marker(name) ? std::string() : "/" + name,
                           .detail = "only a value that makes up one whole field can be carried",
                           .argument = where});
  }
}

Json Carried::put_back(Json lists, bool bare) const {
  if (const auto field = place(lists)) {
    const auto& marker = markers_[index(*field)];
    return bare && !is_text(*field) ? bare_mark + marker + bare_mark : marker;
  }
  if (lists.is_structured()) {
    for (auto& item : lists) item = put_back(std::move(item), bare);
  }
  return lists;
}

std::string text_of(const Json& request) {
  auto text = request.dump(-1, ' ', false, Json::error_handler_t::replace);
  for (const auto& quote : {'"' + bare_mark, bare_mark + '"'}) {
    for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote, at)) text.erase(at, quote.size());
  }
  return text;
}

bool holds_marker(const Json& value) {
  if (value.is_string()) return has_command_marker(value.get_ref<const std::string&>());
  if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      if (has_command_marker(name) || holds_marker(member)) return true;
    }
    return false;
  }
  return value.is_array() && std::any_of(value.begin(), value.end(), holds_marker);
}

void hide_markers(Json& value, const Shape& shape) {
  if (value.is_array() && shape.kind == ShapeKind::list) {
    for (auto& element : value) hide_markers(element, *shape.element);
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      const auto* known = shape.kind == ShapeKind::structure ? find_member(shape, name) : nullptr;
      const auto* member_shape = known != nullptr ? known->shape : shape.element;
      if (member_shape != nullptr) hide_markers(member, *member_shape);
    }
  } else if (value.is_string() && has_command_marker(value.get_ref<const std::string&>())) {
    value = sample_of(shape);
  }
}

}  // namespace connect_userconfig::commands
