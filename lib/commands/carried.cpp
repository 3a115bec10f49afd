#include "commands/carried.hpp"

#include "commands/input_text.hpp"
#include "commands/markers.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

bool is_marker(std::string_view text) {
  return has_command_marker(text) && replace_command_markers(text, [](std::size_t) { return std::string(); }).empty() &&
         std::count(text.begin(), text.end(), command_marker(0)[0]) == 2;
}

std::string bare(const std::string& marker) { return std::string(bare_mark).append(marker).append(bare_mark); }

/// The marker that makes up a value; empty if there is none.
std::string marker_of(const Json& value, bool is_bare) {
  if (!value.is_string()) return {};
  auto text = value.get<std::string>();
  if (is_bare) text = text.substr(bare_mark.size(), text.size() - 2 * bare_mark.size());
  return is_marker(text) ? text : std::string();
}

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
    const bool is_bare = value.is_string() && value.get_ref<const std::string&>().starts_with(bare_mark);
    const auto marker = marker_of(value, is_bare);
    if (field && !marker.empty() && is_bare != is_text(*field)) {
      fields_.set(index(*field));
      markers_[index(*field)] = marker;
      value = stand_in(*field);
      continue;
    }
    // The AWS CLI takes no text for these, whatever it holds.
    if (field && !marker.empty() && !is_bare) {
      const auto* kind = *field == Field::after_contact_work ? "an integer" : "a boolean";
      diagnostics.push_back({.id = DiagnosticId::wrong_type,
                             .field = connect_userconfig::Field::phone_config,
                             .tail = "/" + name,
                             .detail = std::string("it is a string, and has to be ") + kind,
                             .argument = where});
      continue;
    }
    diagnostics.push_back({.id = DiagnosticId::dynamic_phone_config,
                           .field = connect_userconfig::Field::phone_config,
                           .tail = has_command_marker(name) ? std::string() : "/" + name,
                           .detail = field && !marker.empty()
                                         ? "a text without quotes of its own cannot be carried"
                                         : "only a value that makes up one whole field can be carried",
                           .argument = where});
  }
}

Json Carried::put_back(Json lists, bool as_value) const {
  if (const auto field = place(lists)) {
    const auto& marker = markers_[index(*field)];
    return as_value && !is_text(*field) ? bare(marker) : marker;
  }
  if (lists.is_structured()) {
    for (auto& item : lists) item = put_back(std::move(item), as_value);
  }
  return lists;
}

std::string text_of(const Json& request) {
  auto text = request.dump(-1, ' ', false, Json::error_handler_t::replace);
  for (const auto& quote : {std::string("\"").append(bare_mark), std::string(bare_mark).append("\"")}) {
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
