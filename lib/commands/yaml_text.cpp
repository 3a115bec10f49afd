#include "commands/input_text.hpp"
#include "commands/unicode.hpp"

#include <yaml.h>

#include <charconv>
#include <cmath>
#include <memory>
#include <new>
#include <vector>

namespace connect_userconfig::commands {
namespace {

constexpr int deepest = 100;
constexpr std::size_t most_nodes = 100'000;  // aliases can make a small text mean a huge value

constexpr std::string_view digits = "0123456789";

bool only(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

/// Words and numbers on which YAML 1.1 and 1.2 do not agree.
bool is_ambiguous(std::string_view text) {
  for (const std::string_view word :
       {"yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N"}) {
    if (text == word) return true;
  }
  const auto number = without_sign(text);
  if (number.empty() || digits.find(number.front()) == std::string_view::npos) return false;
  if (number.size() > 1 && number.front() == '0' && only(number, digits)) return true;
  return number.find('_') != std::string_view::npos   ? only(number, "0123456789_.")
         : number.find(':') != std::string_view::npos ? only(number, "0123456789:.")
                                                      : false;
}

std::optional<Json> integer_from(std::string_view text) {
  int base = 10;
  if (text.starts_with("0x")) base = 16;
  if (text.starts_with("0o")) base = 8;
  const auto number = base == 10 ? (text.starts_with('+') ? text.substr(1) : text) : text.substr(2);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value, base);
  if (error != std::errc{} || end != number.data() + number.size() || number.empty()) return std::nullopt;
  if (number.front() == '-' && base != 10) return std::nullopt;
  return value;
}

std::optional<Json> fraction_from(std::string_view text) {
  if (!only(text, "0123456789+-.eE") || text.find_first_of(digits) == std::string_view::npos) return std::nullopt;
  const auto number = text.starts_with('+') ? text.substr(1) : text;
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc{} || end != number.data() + number.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

class Reader {
 public:
  explicit Reader(std::string_view text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    for (auto& document : documents_) {
      if (document) yaml_document_delete(document.get());
    }
    yaml_parser_delete(&parser_);
  }

  Json read() {
    auto& document = next();
    const auto* root = yaml_document_get_root_node(&document);
    if (root == nullptr) fail("there is no document in it", {});
    auto value = read(document, *root, 0);
    auto& after = next();
    if (yaml_document_get_root_node(&after) != nullptr) {
      fail("there is more than one document in it", after.start_mark);
    }
    return value;
  }

 private:
  yaml_document_t& next() {
    documents_.push_back(std::make_unique<yaml_document_t>());
    if (yaml_parser_load(&parser_, documents_.back().get()) == 0) {
      documents_.pop_back();
      fail(parser_.problem != nullptr ? parser_.problem : "it does not parse", parser_.problem_mark);
    }
    return *documents_.back();
  }

  [[noreturn]] static void fail(std::string text, const yaml_mark_t& mark,
                                DiagnosticId id = DiagnosticId::invalid_option_value) {
    throw Problem{id, std::move(text), {mark.line + 1, mark.column + 1}};
  }

  Json read(yaml_document_t& document, const yaml_node_t& node, int depth) {
    if (depth > deepest) fail("", node.start_mark, DiagnosticId::nesting_too_deep);
    if (++nodes_ > most_nodes) fail("it means more than 100000 values", node.start_mark);
    switch (node.type) {
      case YAML_SEQUENCE_NODE: {
        auto list = Json::array();
        for (const auto* item = node.data.sequence.items.start; item < node.data.sequence.items.top; ++item) {
          list.push_back(read(document, *yaml_document_get_node(&document, *item), depth + 1));
        }
        return list;
      }
      case YAML_MAPPING_NODE: {
        auto object = Json::object();
        for (const auto* pair = node.data.mapping.pairs.start; pair < node.data.mapping.pairs.top; ++pair) {
          const auto& key = *yaml_document_get_node(&document, pair->key);
          auto name = name_from(key);
          if (object.contains(name)) fail(printable(name, 40), key.start_mark, DiagnosticId::duplicate_member);
          object[std::move(name)] = read(document, *yaml_document_get_node(&document, pair->value), depth + 1);
        }
        return object;
      }
      default:
        return scalar(node);
    }
  }

  static std::string_view text_of(const yaml_node_t& node) {
    return {reinterpret_cast<const char*>(node.data.scalar.value), node.data.scalar.length};
  }

  static std::string name_from(const yaml_node_t& key) {
    if (key.type != YAML_SCALAR_NODE) fail("a member's name has to be text", key.start_mark);
    if (text_of(key) == "<<" && key.data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
      fail("merge keys (<<) are not part of YAML 1.2; write the members out", key.start_mark);
    }
    return std::string(text_of(key));
  }

  static Json scalar(const yaml_node_t& node) {
    const auto text = text_of(node);
    const std::string_view tag = node.tag != nullptr ? reinterpret_cast<const char*>(node.tag) : "";
    // libyaml gives a scalar without a tag the tag of strings, and an explicit `!!str` the same: both look alike, so
    // other tags are refused and this one reads like none.
    if (!tag.empty() && tag != YAML_STR_TAG) fail("tags are not part of a request", node.start_mark);
    if (node.data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return text;
    if (text.empty()) return nullptr;
    if (text == "null" || text == "Null" || text == "NULL" || text == "~") return nullptr;
    if (text == "true" || text == "True" || text == "TRUE") return true;
    if (text == "false" || text == "False" || text == "FALSE") return false;
    if (is_ambiguous(text)) {
      fail("YAML 1.1 and 1.2 read this word differently: put it in quotes", node.start_mark);
    }
    if (auto number = integer_from(text)) return *number;
    if (auto number = fraction_from(text)) return *number;
    return text;
  }

  yaml_parser_t parser_{};
  std::vector<std::unique_ptr<yaml_document_t>> documents_;
  std::size_t nodes_ = 0;
};

}  // namespace

Result<Json> read_yaml_text(std::string_view text) {
  if (!code_points(text)) return failed<Json>({.text = "it is not valid UTF-8", .position = {}});
  try {
    return {Reader(text).read(), {}};
  } catch (Problem& problem) {
    return failed<Json>(std::move(problem));
  }
}

}  // namespace connect_userconfig::commands
