#include "commands/carried_fields.hpp"
#include "connect_userconfig/commands.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

bool is_marker(std::string_view text) {
  return has_command_marker(text) && replace_command_markers(text, [](std::size_t) { return std::string(); }).empty() &&
         std::count(text.begin(), text.end(), command_marker(0)[0]) == 2;
}

/// Replaces the elements' member wherever the sample left it.
void put(Json& lists, const char* list, const char* member, const std::optional<std::string>& marker,
         const Json& sample) {
  if (!marker || !lists.contains(list)) return;
  for (auto& element : lists[list]) {
    const auto found = element.find(member);
    if (found != element.end() && *found == sample) *found = *marker;
  }
}

void remove(Diagnostics& diagnostics, DiagnosticId id) {
  diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), [&](const auto& d) { return d.id == id; }),
                    diagnostics.end());
}

/// Members of the new lists that are written without quotes.
bool is_bare_member(std::string_view name) {
  return name == "AutoAccept" || name == "AgentFirstCallbackAutoAccept" || name == "AfterContactWorkTimeLimit" ||
         name == "PersistentConnection";
}

// A private-use character beside those of the markers: what stands between two of them loses its quotes.
constexpr std::string_view bare = "\xEE\x83\x82";  // U+E0C2

void mark_bare(Json& value) {
  if (!value.is_structured()) return;
  for (const auto& [name, member] : value.items()) {
    if (member.is_string() && value.is_object() && is_bare_member(name) && is_marker(member.get<std::string>())) {
      member = std::string(bare) + member.get<std::string>() + std::string(bare);
    } else {
      mark_bare(member);
    }
  }
}

// Samples that no real command holds by accident, and that no rule warns of.
const Json sample_limit = 1'999'999;
const Json sample_number = "+999999999999999";

Json sample_of(const Shape& shape) {
  if (shape.kind == ShapeKind::boolean) return true;
  if (shape.kind == ShapeKind::integer) return sample_limit;
  if (!shape.values.empty()) return std::string(shape.values.front());
  if (shape.pattern == Pattern::phone_number) return sample_number;
  return shape.pattern == Pattern::password ? "Sample0123" : "sample";
}

}  // namespace

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

void CarriedFields::take(Json& phone_config, const std::string& where, Diagnostics& diagnostics) {
  struct Field {
    std::string_view name;
    std::optional<std::string>& marker;
    Json sample;
  };
  Field fields[] = {{"PhoneType", phone_type_, "SOFT_PHONE"},
                    {"AutoAccept", auto_accept_, true},
                    {"AfterContactWorkTimeLimit", limit_, sample_limit},
                    {"DeskPhoneNumber", number_, sample_number},
                    {"PersistentConnection", persistent_, true}};
  for (const auto& member : phone_config.items()) {
    // clang 14 cannot capture structured bindings.
    const auto& name = member.key();
    auto& value = member.value();
    if (!has_command_marker(name) && !holds_marker(value)) continue;
    auto* field = std::find_if(std::begin(fields), std::end(fields), [&](const auto& f) { return f.name == name; });
    if (field != std::end(fields) && value.is_string() && is_marker(value.get<std::string>())) {
      field->marker = value.get<std::string>();
      value = field->sample;
      continue;
    }
    diagnostics.push_back({.id = DiagnosticId::dynamic_phone_config,
                           .field = connect_userconfig::Field::phone_config,
                           .tail = has_command_marker(name) ? std::string() : "/" + name,
                           .detail = where + "only a value that makes up one whole field can be carried"});
  }
}

void CarriedFields::put_back(Json& lists) const {
  put(lists, "AutoAcceptConfigs", "AutoAccept", auto_accept_, true);
  put(lists, "AutoAcceptConfigs", "AgentFirstCallbackAutoAccept", auto_accept_, true);
  put(lists, "PhoneNumberConfigs", "PhoneType", phone_type_, "SOFT_PHONE");
  put(lists, "PhoneNumberConfigs", "PhoneNumber", number_, sample_number);
  put(lists, "PersistentConnectionConfigs", "PersistentConnection", persistent_, true);
  if (!limit_ || !lists.contains("AfterContactWorkConfigs")) return;
  for (auto& element : lists["AfterContactWorkConfigs"]) {
    for (const auto& [name, config] : element.items()) {
      if (config.is_object() && config.value("AfterContactWorkTimeLimit", Json()) == sample_limit) {
        config["AfterContactWorkTimeLimit"] = *limit_;
      }
    }
  }
}

void CarriedFields::forget_samples(Diagnostics& diagnostics) const {
  if (auto_accept_) {
    remove(diagnostics, DiagnosticId::voice_now_covers_callbacks);
    remove(diagnostics, DiagnosticId::desk_phone_auto_accept);
  }
  if (persistent_) remove(diagnostics, DiagnosticId::desk_phone_persistent_connection);
}

bool CarriedFields::any() const noexcept { return phone_type_ || auto_accept_ || limit_ || number_ || persistent_; }

std::string text_with_carried(const Json& request) {
  auto marked = request;
  mark_bare(marked);
  auto text = marked.dump(-1, ' ', false, Json::error_handler_t::replace);
  for (const auto& quote : {'"' + std::string(bare), std::string(bare) + '"'}) {
    for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote, at)) text.erase(at, quote.size());
  }
  return text;
}

}  // namespace connect_userconfig::commands
