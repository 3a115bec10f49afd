#include "normal_form.hpp"

#include "yaml_values.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

using Json = nlohmann::json;

Json scalar(const Node& node) {
  if (node.is_null()) return nullptr;
  if (const auto flag = boolean_of(node)) return *flag ? "true" : "false";
  return node.value;
}

/// `Fn::GetAtt: A.B` and `Fn::GetAtt: [A, B]` are the same.
Json attribute(Json value) {
  if (!value.is_string()) return value;
  const std::string text = value.get<std::string>();
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos) return value;
  return Json::array({text.substr(0, dot), text.substr(dot + 1)});
}

Json function(const std::string& name, Json value) {
  if (name == "Fn::GetAtt") value = attribute(std::move(value));
  return Json{{name, Json::array({std::move(value)})}};
}

std::string long_name(std::string_view tag) {
  const std::string name{tag.substr(1)};
  return name == "Ref" || name == "Condition" ? name : "Fn::" + name;
}

Json untagged(const Node& node, const Substitute& substitute) {
  switch (node.kind) {
    case NodeKind::scalar:
      return scalar(node);
    case NodeKind::alias:
      return Json{{"*", node.anchor}};
    case NodeKind::sequence: {
      Json list = Json::array();
      for (const Node& item : node.items) list.push_back(normal_form(item, substitute));
      return list;
    }
    case NodeKind::mapping:
      break;
  }
  Json object = Json::object();
  for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
    const Node& key = node.items[i];
    const std::string name = key.kind == NodeKind::scalar ? key.value : normal_form(key).dump();
    Json value = normal_form(node.items[i + 1], substitute);
    object[name].push_back(name == "Fn::GetAtt" ? attribute(std::move(value)) : std::move(value));
  }
  return object;
}

}  // namespace

Json normal_form(const Node& node, const Substitute& substitute) {
  if (substitute) {
    if (const Json* instead = substitute(node)) return *instead;
  }
  if (!is_function_tag(node.tag)) return untagged(node, substitute);
  Json value = node.kind == NodeKind::scalar ? Json(node.value) : untagged(node, substitute);
  return function(long_name(node.tag), std::move(value));
}

Json normal_form(const nlohmann::ordered_json& value, const FieldNodes& fields) {
  if (const auto field = commands::place(value)) return normal_form(*fields[index(*field)]);
  if (value.is_array()) {
    Json list = Json::array();
    for (const auto& item : value) list.push_back(normal_form(item, fields));
    return list;
  }
  if (value.is_object()) {
    Json object = Json::object();
    for (const auto& [name, item] : value.items()) object[name].push_back(normal_form(item, fields));
    return object;
  }
  return value.is_string() ? Json(value.get<std::string>()) : Json(value.dump());
}

Json sorted(Json list) {
  if (list.is_array()) std::sort(list.begin(), list.end());
  return list;
}

}  // namespace connect_userconfig::rewriting
