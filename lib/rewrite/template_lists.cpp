#include "template_lists.hpp"

#include "commands/service_model.hpp"
#include "connect_userconfig/text.hpp"
#include "yaml_values.hpp"

namespace connect_userconfig::rewriting {
namespace {

constexpr std::string_view mode = "AfterContactWorkMode";

std::string unknown_member(const Node& node, const commands::Shape& shape) {
  if (is_function(node)) return {};
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const commands::Shape* inner = shape.element;
    if (node.kind == NodeKind::mapping) {
      const Node& key = node.items[i++];
      const auto* known = commands::find_member(shape, key.value);
      const bool is_limit = commands::find_member(shape, "AfterContactWorkTimeLimit") != nullptr;
      if (known == nullptr && key.value == mode && is_limit) continue;  // beside a limit, and nowhere else
      if (known == nullptr) return printable(key.value);
      inner = known->shape;
    }
    if (inner == nullptr || i == node.items.size()) continue;
    if (std::string found = unknown_member(node.items[i], *inner); !found.empty()) return found;
  }
  return {};
}

}  // namespace

std::string shown(const nlohmann::json& value) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    return text.starts_with('+') ? mask_phone_number(text) : printable(text, 40);
  }
  if (value.is_array()) {
    std::string out;
    for (const nlohmann::json& item : value) out.append(out.empty() ? "" : " ").append(shown(item));
    return value.size() == 1 ? out : '[' + out + ']';
  }
  if (!value.is_object()) return value.dump();
  std::string out;
  for (const auto& [name, item] : value.items()) {
    out.append(out.empty() ? "" : ",").append(printable(name, 60)).append("=").append(shown(item));
  }
  return '{' + out + '}';
}

namespace {

/// The mode beside one limit of an element; false if the element that takes its place has no such limit.
bool carry_mode(const Node& from, nlohmann::ordered_json& element, const char* limit, TemplateConfig& config) {
  if (from.kind != NodeKind::mapping) return true;
  for (std::size_t i = 0; i + 1 < from.items.size(); i += 2) {
    if (from.items[i].value != mode) continue;
    if (!element.contains(limit)) return false;
    element[limit][std::string(mode)] =
        nlohmann::ordered_json::binary({}, static_cast<std::uint8_t>(config.keys.size()));
    config.keys.push_back(&from.items[i]);
    config.values.push_back(&from.items[i + 1]);
  }
  return true;
}

}  // namespace

bool carry_modes(const Node& existing, nlohmann::ordered_json& elements, TemplateConfig& config) {
  bool all = true;
  for (const Node& item : existing.items) {
    const Node* channel = item.find("Channel");
    if (channel == nullptr) continue;
    for (auto& element : elements) {
      if (element["Channel"] != channel->value) continue;
      for (const char* limit : {"AfterContactWorkConfig", "AgentFirstCallbackAfterContactWorkConfig"}) {
        const Node* from = item.find(limit);
        if (from != nullptr) all = carry_mode(*from, element, limit, config) && all;
      }
    }
  }
  return all;
}

std::string unknown_member(const Node& existing, std::string_view list) {
  const auto* known = commands::find_member(commands::input_shape(Form::update_user_config), list);
  return known == nullptr ? std::string() : unknown_member(existing, *known->shape);
}

}  // namespace connect_userconfig::rewriting
