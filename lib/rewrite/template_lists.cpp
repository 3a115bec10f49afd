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
      if (known == nullptr && key.value == mode) continue;
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

void carry_modes(const Node& existing, nlohmann::ordered_json& elements, TemplateConfig& config) {
  for (const Node& item : existing.items) {
    const Node* channel = item.find("Channel");
    if (channel == nullptr) continue;
    for (auto& element : elements) {
      if (element["Channel"] != channel->value) continue;
      for (const char* name : {"AfterContactWorkConfig", "AgentFirstCallbackAfterContactWorkConfig"}) {
        const Node* from = item.find(name);
        if (from == nullptr || from->kind != NodeKind::mapping || !element.contains(name)) continue;
        for (std::size_t i = 0; i + 1 < from->items.size(); i += 2) {
          if (from->items[i].value != mode) continue;
          element[name][std::string(mode)] =
              nlohmann::ordered_json::binary({}, static_cast<std::uint8_t>(config.keys.size()));
          config.keys.push_back(&from->items[i]);
          config.values.push_back(&from->items[i + 1]);
        }
      }
    }
  }
}

std::string unknown_member(const Node& existing, std::string_view list) {
  const auto* known = commands::find_member(commands::input_shape(Form::update_user_config), list);
  return known == nullptr ? std::string() : unknown_member(existing, *known->shape);
}

}  // namespace connect_userconfig::rewriting
