#include "policy/tree_reader.hpp"

#include "connect_userconfig/text.hpp"
#include "policy/limit_text.hpp"
#include "text/nearest.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace connect_userconfig::policy {
namespace {

using tree::Node;
using tree::NodeKind;

std::string lower(std::string_view text) {
  std::string result(text);
  for (auto& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whatever some reader takes for a number or a date: 12, -0x1F, 1_000, 1.5e3, .5, .inf, 190:20:30, 2026-11-25.
bool looks_like_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  const auto word = lower(text);
  if (word == ".inf" || word == ".nan") return true;
  if (text.starts_with('.')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front())) return false;
  const bool hex = word.starts_with("0x");
  const bool plain = std::all_of(word.begin(), word.end(), [&](char c) {
    return is_digit(c) || c == '_' || c == '.' || c == ':' || c == '-' || c == '+' || c == 'e' || c == 'o' ||
           c == 'b' || (hex && ((c >= 'a' && c <= 'f') || c == 'x'));
  });
  const bool date = text.size() > 10 && is_digit(text[3]) && text[4] == '-' && text[7] == '-' &&
                    (text[10] == 't' || text[10] == 'T' || text[10] == ' ');
  return plain || date;
}

/// A name or a value never holds line breaks or other control characters.
bool has_control(std::string_view text, bool lines) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    if (lines && (c == '\n' || c == '\t')) return false;
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
}

std::string list_of(Words words) {
  std::string text;
  for (const auto word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

std::string_view kind_name(const Node& node) {
  switch (node.kind) {
    case NodeKind::sequence:
      return "a list";
    case NodeKind::mapping:
      return "a mapping";
    case NodeKind::alias:
      return "an alias";
    case NodeKind::scalar:
      break;
  }
  switch (scalar_kind(node)) {
    case ScalarKind::null:
      return "nothing";
    case ScalarKind::boolean:
      return "a truth value";
    case ScalarKind::number:
      return "a number";
    case ScalarKind::doubtful:
      return "a truth value to some readers and a text to others";
    case ScalarKind::text:
      break;
  }
  return "a text";
}

}  // namespace

ScalarKind scalar_kind(const Node& node) {
  if (!node.plain) return ScalarKind::text;
  const auto& text = node.value;
  constexpr std::array<std::string_view, 5> nulls = {"", "~", "null", "Null", "NULL"};
  if (std::find(nulls.begin(), nulls.end(), text) != nulls.end()) return ScalarKind::null;
  if (text == "true" || text == "false") return ScalarKind::boolean;
  constexpr std::array<std::string_view, 8> doubtful = {"yes", "no", "on", "off", "y", "n", "true", "false"};
  const auto word = lower(text);
  if (std::find(doubtful.begin(), doubtful.end(), word) != doubtful.end()) return ScalarKind::doubtful;
  return looks_like_number(text) ? ScalarKind::number : ScalarKind::text;
}

void TreeReader::complain(Position position, std::string_view what) {
  add_problem(problems_, DiagnosticId::policy_invalid, source_, position, what);
}

void TreeReader::complain_word(const Node& node, std::string_view what, Words allowed) {
  if (full()) return;
  Nearest nearest(node.value);
  for (const auto word : allowed) nearest.consider(word);
  auto text = std::string(what);
  if (nearest.word().empty()) {
    text += '.';
  } else {
    text.append("; did you mean '").append(nearest.word()).append("'?");
  }
  complain(node, text + " Allowed: " + list_of(allowed));
}

bool TreeReader::usable(const Node& node) {
  std::string_view what;
  if (node.kind == NodeKind::alias) {
    what = "aliases are not allowed: write the value out, or quote a text that begins with *";
  } else if (!node.anchor.empty()) {
    what = "anchors are not allowed: nothing may refer to them";
  } else if (!node.tag.empty()) {
    what = "tags are not allowed: quote what is to be a text";
  }
  if (what.empty()) return true;
  complain(node, what);
  return false;
}

bool TreeReader::is_map(const Node& node, std::string_view where) {
  if (!usable(node)) return false;
  if (node.kind == NodeKind::mapping) return true;
  complain(node, std::string(where) + " has to be a mapping, and is " + std::string(kind_name(node)));
  return false;
}

bool TreeReader::is_list(const Node& node, std::string_view where) {
  if (!usable(node)) return false;
  if (node.kind == NodeKind::sequence) return true;
  complain(node, std::string(where) + " has to be a list, and is " + std::string(kind_name(node)));
  return false;
}

bool TreeReader::scalar(const Node& node, std::string_view where, std::string_view wanted) {
  if (!usable(node)) return false;
  if (node.kind == NodeKind::scalar) return true;
  complain(node, std::string(where).append(" has to be ").append(wanted).append(", and is ").append(kind_name(node)));
  return false;
}

void TreeReader::for_each_key(const Node& map, std::string_view where, Words allowed,
                              const std::function<void(const std::string&, const Node&)>& f) {
  for_each_entry(map, where, Keys::known, [&](const Node& key, const Node& value) {
    if (std::find(allowed.begin(), allowed.end(), key.value) != allowed.end()) return f(key.value, value);
    complain_word(key, std::string(where) + " has no key '" + printable(key.value) + "'", allowed);
  });
}

void TreeReader::for_each_key(const Node& map, std::string_view where,
                              const std::function<void(const std::string&, const Node&)>& f) {
  for_each_entry(map, where, Keys::any, [&](const Node& key, const Node& value) { f(key.value, value); });
}

void TreeReader::for_each_entry(const Node& map, std::string_view where, Keys keys,
                                const std::function<void(const Node&, const Node&)>& f) {
  std::map<std::string_view, Position> seen;
  for (std::size_t i = 0; i + 1 < map.items.size() && !full(); i += 2) {
    const auto& key = map.items[i];
    if (!scalar(key, "a key of " + std::string(where), "a text")) continue;
    if (scalar_kind(key) != ScalarKind::text) {
      complain(key, "a key of " + std::string(where) + " has to be a text: quote '" + printable(key.value) + "'");
      if (keys == Keys::known) continue;  // it is none of them
    }
    const auto [at, added] = seen.emplace(key.value, key.position);
    if (!added) {
      complain(key, "'" + printable(key.value) + "' stands twice in " + std::string(where) + ", first in line " +
                        std::to_string(at->second.line));
      continue;
    }
    f(key, map.items[i + 1]);
  }
}

std::optional<std::string> TreeReader::text(const Node& node, std::string_view where) { return text(node, where, {}); }

std::optional<std::string> TreeReader::prose(const Node& node, std::string_view where) {
  return text(node, where, {.lines = true, .empty = false});
}

std::optional<std::string> TreeReader::text(const Node& node, std::string_view where, Allowed allowed) {
  if (!scalar(node, where, "a text")) return std::nullopt;
  const auto kind = scalar_kind(node);
  std::string problem;
  const bool empty_text = kind == ScalarKind::text && node.value.empty() && !allowed.empty;
  if (kind == ScalarKind::null || empty_text) {
    problem = " is empty";
  } else if (kind != ScalarKind::text) {
    problem = " has to be a text, and this is " + std::string(kind_name(node)) + ": quote it, \"" +
              printable(node.value) + "\"";
  } else if (has_control(node.value, allowed.lines)) {
    problem = " holds a control character";
  }
  if (problem.empty()) return node.value;
  complain(node, std::string(where) + problem);
  return std::nullopt;
}

std::optional<bool> TreeReader::boolean(const Node& node, std::string_view where) {
  if (!scalar(node, where, "true or false")) return std::nullopt;
  if (scalar_kind(node) == ScalarKind::boolean) return node.value == "true";
  complain(node, std::string(where) + " has to be true or false, and '" + printable(node.value) + "' is " +
                     std::string(kind_name(node)));
  return std::nullopt;
}

std::optional<std::chrono::seconds> TreeReader::limit(const Node& node, std::string_view where) {
  if (!scalar(node, where, "a limit with its unit: 30 s, 2 min, 1 h, or unlimited")) return std::nullopt;
  auto read = limit_from(node.value);
  if (const auto* seconds = std::get_if<std::chrono::seconds>(&read)) return *seconds;
  complain(node, std::string(where) + ": " + std::get<std::string>(read));
  return std::nullopt;
}

std::optional<std::size_t> TreeReader::word(const Node& node, std::string_view where, Words allowed) {
  if (!scalar(node, where, "one of " + list_of(allowed))) return std::nullopt;
  const auto found = std::find(allowed.begin(), allowed.end(), node.value);
  if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
  complain_word(node, std::string(where) + " cannot be '" + printable(node.value) + "'", allowed);
  return std::nullopt;
}

std::vector<PolicyText> TreeReader::texts(const Node& node, std::string_view where, std::string_view if_empty) {
  return texts(node, where, if_empty, {});
}

std::optional<std::string> TreeReader::tag_value(const Node& node, std::string_view where) {
  return text(node, where, {.lines = false, .empty = true});
}

std::vector<PolicyText> TreeReader::tag_values(const Node& node, std::string_view where) {
  return texts(node, where, "is an empty list, which nobody matches", {.lines = false, .empty = true});
}

std::vector<PolicyText> TreeReader::texts(const Node& node, std::string_view where, std::string_view if_empty,
                                          Allowed allowed) {
  std::vector<PolicyText> result;
  const auto add = [&](const Node& each) {
    if (auto value = text(each, where, allowed)) result.emplace_back(std::move(*value), each.position);
  };
  if (node.kind != NodeKind::sequence) {
    add(node);
    return result;
  }
  if (!usable(node)) return result;
  if (node.items.empty()) complain(node, std::string(where) + " " + std::string(if_empty));
  for (const auto& each : node.items) add(each);
  return result;
}

}  // namespace connect_userconfig::policy
