#include "tree/value.hpp"

#include "connect_userconfig/text.hpp"
#include "json/text_document.hpp"
#include "text/position.hpp"

#include <charconv>
#include <cmath>
#include <map>
#include <set>

namespace connect_userconfig::tree {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_nodes = 100'000;  // aliases can make a small text mean a huge value
constexpr std::string_view digits = "0123456789";

Fault fault(std::string text, const Node& node) { return {.text = std::move(text), .position = node.position}; }

bool only(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

/// Words and numbers on which YAML 1.1 and 1.2 do not agree.
bool is_ambiguous(std::string_view text) {
  for (const std::string_view word :
       {"yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N"}) {
    if (text == word) return true;
  }
  const auto number = text.substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
  if (number.empty() || digits.find(number.front()) == std::string_view::npos) return false;
  if (number.size() > 1 && number.front() == '0' && only(number, digits)) return true;
  return number.find('_') != std::string_view::npos   ? only(number, "0123456789_.")
         : number.find(':') != std::string_view::npos ? only(number, "0123456789:.")
                                                      : false;
}

template <class Number, class... How>
std::optional<Json> number_from(std::string_view text, How... how) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, how...);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Json> number_from(std::string_view text) {
  const auto based = text.starts_with("0x") ? 16 : text.starts_with("0o") ? 8 : 10;
  if (based != 10)
    return only(text.substr(2), "0123456789abcdefABCDEF") ? number_from<std::int64_t>(text.substr(2), based)
                                                          : std::nullopt;
  if (!only(text, "0123456789+-.eE") || text.find_first_of(digits) == std::string_view::npos) return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  auto number = number_from<std::int64_t>(text, 10);
  if (!number) number = number_from<double>(text);
  return number && number->is_number_float() && !std::isfinite(number->get<double>()) ? std::nullopt : number;
}

class Converter {
 public:
  Json value(const Node& node, std::size_t depth) {
    if (depth > json::max_depth) throw Fault{"it is nested too deeply", node.position, true};
    if (++nodes_ > most_nodes) throw fault("it means more than 100000 values", node);
    if (node.kind == NodeKind::alias) return shared(node, depth);
    remember(node);
    if (node.kind == NodeKind::scalar) return scalar(node);
    if (!node.tag.empty()) throw fault("tags are not part of a value", node);
    if (node.kind == NodeKind::mapping) return object(node, depth);
    auto list = Json::array();
    for (const auto& item : node.items) list.push_back(value(item, depth + 1));
    return list;
  }

  static Json scalar(const Node& node) {
    const std::string& text = node.value;
    // `!!str` says of quoted text what it is anyway.
    if (node.tag == "tag:yaml.org,2002:str") return text;
    if (!node.tag.empty()) throw fault("tags are not part of a value", node);
    if (!node.plain) return text;
    if (node.is_null()) return nullptr;
    if (text == "true" || text == "True" || text == "TRUE") return true;
    if (text == "false" || text == "False" || text == "FALSE") return false;
    if (is_ambiguous(text)) throw fault("YAML 1.1 and 1.2 read this word differently: put it in quotes", node);
    return number_from(text).value_or(text);
  }

 private:
  Json object(const Node& node, std::size_t depth) {
    if (const auto* key = node.repeated_key()) {
      throw Fault{.text = printable(key->value, 40), .position = key->position, .repeated_key = true};
    }
    auto result = Json::object();
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
      const auto& key = node.items[i];
      if (key.kind != NodeKind::scalar) throw fault("a member's name has to be text", key);
      if (key.plain && key.value == "<<") {
        throw fault("merge keys (<<) are not part of YAML 1.2; write the members out", key);
      }
      remember(key);
      result[key.value] = value(node.items[i + 1], depth + 1);
    }
    return result;
  }

  /// What an alias repeats had its anchors before.
  void remember(const Node& node) {
    if (!node.anchor.empty() && aliases_ == 0) anchors_[node.anchor] = &node;
  }

  Json shared(const Node& alias, std::size_t depth) {
    const auto found = anchors_.find(alias.anchor);
    if (found == anchors_.end()) throw fault("the alias has no anchor", alias);
    ++aliases_;
    auto result = value(*found->second, depth + 1);
    --aliases_;
    return result;
  }

  std::map<std::string_view, const Node*> anchors_;
  std::size_t aliases_ = 0;  ///< inside as many
  std::size_t nodes_ = 0;
};

/// A name that stands twice in one object.
const std::string* repeated_member(const json::TextNode& node) {
  std::set<std::string_view> seen;
  for (const auto& [name, member] : node.members) {
    if (!seen.insert(name).second) return &name;
    if (const auto* inside = repeated_member(member)) return inside;
  }
  for (const auto& element : node.elements) {
    if (const auto* inside = repeated_member(element)) return inside;
  }
  return nullptr;
}

template <class F>
Value caught(F read) {
  try {
    return {read(), {}};
  } catch (Fault& found) {
    return {std::nullopt, std::move(found)};
  }
}

}  // namespace

Value scalar_value(const Node& scalar) {
  return caught([&] { return Converter::scalar(scalar); });
}

Value read_yaml(std::string_view text) {
  const auto tree = parse(text, Syntax::yaml);
  if (tree.fault) return {std::nullopt, *tree.fault};
  if (tree.documents.empty()) return {std::nullopt, {.text = "there is no document in it", .position = {1, 1}}};
  if (tree.documents.size() > 1) {
    return {std::nullopt, fault("there is more than one document in it", tree.documents[1])};
  }
  return caught([&] { return Converter().value(tree.documents[0], 0); });
}

Value read_json(std::string_view text) {
  const auto document = json::parse_text(text);
  if (const auto& error = document.error) {
    return {std::nullopt, Fault{.text = std::string(error->problem),
                                .position = error->too_deep ? Position{} : text::position_of(text, error->offset),
                                .too_deep = error->too_deep}};
  }
  if (const auto* name = repeated_member(document.root)) {
    return {std::nullopt, Fault{.text = printable(*name, 40), .position = {}, .repeated_key = true}};
  }
  return {Json::parse(text), {}};
}

}  // namespace connect_userconfig::tree
