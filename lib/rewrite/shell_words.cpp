#include "shell_words.hpp"

#include "commands/markers.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes what belongs to a name off the front; false if there is nothing.
bool take_name(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_name_character);
  const bool some = end != rest.begin();
  rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
  return some;
}

/// Variables of a shell that have another value each time they are read.
bool changes_by_itself(std::string_view name) {
  static constexpr std::string_view names[] = {"RANDOM",        "SRANDOM",      "SECONDS", "EPOCHSECONDS",
                                               "EPOCHREALTIME", "BASH_COMMAND", "LINENO"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Splits `$NAME`, `$1`, `${NAME}`, `${NAME[1]}`, `${NAME:-word}`; leaves the expansion as it is if it is none of them.
void split_parameter(ShellExpansion& expansion) {
  std::string_view rest = expansion.source;
  if (!rest.starts_with('$')) return;
  rest.remove_prefix(1);
  const bool braced = rest.starts_with('{') && rest.ends_with('}');
  if (braced) rest = rest.substr(1, rest.size() - 2);
  const std::string_view whole = rest;
  if (!take_name(rest) || changes_by_itself(whole.substr(0, whole.size() - rest.size()))) return;
  if (braced && rest.starts_with('[')) {
    rest.remove_prefix(1);
    if (!take_name(rest) || !rest.starts_with(']')) return;
    rest.remove_prefix(1);
  }
  const std::string_view word = rest.substr(std::min<std::size_t>(rest.size(), rest.starts_with(":-") ? 2 : 1));
  const bool known = rest.empty() || (braced && (rest.starts_with(":-") || rest.starts_with('-')));
  const bool plain =
      std::all_of(word.begin(), word.end(), [](char c) { return is_name_character(c) || c == '.' || c == '+'; });
  if (!known || !plain) return;
  expansion.parameter = whole.substr(0, whole.size() - rest.size());
  expansion.fallback = rest;
}

bool is_many(std::string_view source) {
  return source == "$@" || source == "$*" || source.find("@]") != std::string_view::npos ||
         source.find("*]") != std::string_view::npos || source == "${@}" || source == "${*}" ||
         source.starts_with("${@") || source.starts_with("${*");
}

/// `$'...'`: the escapes of ANSI C that a shell knows. Returns false for one that it leaves to the shell.
bool unescape_ansi(std::string_view source, std::string& out) {
  static constexpr std::string_view letters = "abefnrtv\\'\"?E";
  static constexpr std::string_view meanings = "\a\b\x1b\f\n\r\t\v\\'\"?\x1b";
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] != '\\' || i + 1 == source.size()) {
      out.push_back(source[i]);
      continue;
    }
    const std::size_t letter = letters.find(source[++i]);
    if (letter == std::string_view::npos) return false;
    out.push_back(meanings[letter]);
  }
  return true;
}

}  // namespace

std::string_view type_of(const nlohmann::json& node) {
  const auto found = node.find("Type");
  return found != node.end() && found->is_string() ? std::string_view{found->get_ref<const std::string&>()}
                                                   : std::string_view{};
}

std::size_t offset_of(const nlohmann::json& node, const char* which, std::string_view text) {
  const auto mark = node.find(which);
  if (mark == node.end() || !mark->is_object()) return text.size();
  const auto offset = mark->find("Offset");
  if (offset == mark->end() || !offset->is_number_unsigned()) return text.size();
  return std::min(offset->get<std::size_t>(), text.size());
}

Word WordReader::read(const nlohmann::json& node) {
  Word word;
  word.begin = offset_of(node, "Pos", text_);
  word.end = std::max(word.begin, offset_of(node, "End", text_));
  if (const auto parts = node.find("Parts"); parts != node.end() && parts->is_array()) {
    for (const auto& child : *parts) part(child, false, word);
  }
  return word;
}

bool is_comment_only(const nlohmann::json& node) {
  const auto parts = node.find("Parts");
  if (parts == node.end() || !parts->is_array()) return false;
  return std::all_of(parts->begin(), parts->end(),
                     [](const auto& part) { return type_of(part) == "CmdSubst" && !part.contains("Stmts"); });
}

void WordReader::part(const nlohmann::json& node, bool quoted, Word& word) {
  const std::string_view type = type_of(node);
  const std::size_t begin = offset_of(node, "Pos", text_);
  const std::size_t end = std::max(begin, offset_of(node, "End", text_));
  const std::string_view source = text_.substr(begin, end - begin);
  const auto dollar = node.find("Dollar");
  const bool has_dollar = dollar != node.end() && dollar->is_boolean() && dollar->get<bool>();
  if (type == "Lit") {
    literal(source, quoted, word);
  } else if (type == "SglQuoted" && source.size() >= 2) {
    const std::size_t skip = has_dollar ? 2 : 1;
    const std::string_view inner = source.substr(skip, source.size() - skip - 1);
    std::string plain;
    if (!has_dollar)
      word.value.append(inner);
    else if (unescape_ansi(inner, plain))
      word.value.append(plain);
    else
      expand(node, word);
  } else if (type == "DblQuoted" && !has_dollar) {
    if (const auto parts = node.find("Parts"); parts != node.end() && parts->is_array()) {
      for (const auto& child : *parts) part(child, true, word);
    }
  } else {
    expand(node, word);
    if (is_many(source) || type == "ExtGlob" || type == "BraceExp") word.many = true;
  }
}

bool WordReader::continues_behind(std::string_view piece) const {
  const std::string_view rest = text_.substr(static_cast<std::size_t>(piece.data() - text_.data()) + piece.size());
  return rest.starts_with('\n') || rest.starts_with("\r\n");
}

void WordReader::literal(std::string_view source, bool quoted, Word& word) const {
  for (std::size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    // In quotes, shfmt ends a piece between the backslash and the line end that it hides.
    if (c == '\\' && i + 1 == source.size() && continues_behind(source)) return;
    if (c != '\\' || i + 1 == source.size()) {
      // Globs and braces make several words, unless they are quoted; a lone `{}` is what find and xargs replace.
      const bool brace = c == '{' && !source.substr(i).starts_with("{}");
      if (!quoted && (c == '*' || c == '?' || c == '[' || brace)) word.many = true;
      word.value.push_back(c);
      continue;
    }
    const char next = source[i + 1];
    const bool line_end = next == '\n' || (next == '\r' && i + 2 < source.size() && source[i + 2] == '\n');
    if (line_end) {
      i += next == '\n' ? 1 : 2;
    } else if (!quoted || std::string_view{"$`\"\\"}.find(next) != std::string_view::npos) {
      word.value.push_back(next);
      ++i;
    } else {
      word.value.push_back(c);
    }
  }
}

void WordReader::expand(const nlohmann::json& node, Word& word) {
  const std::size_t begin = offset_of(node, "Pos", text_);
  const std::size_t end = std::max(begin, offset_of(node, "End", text_));
  ShellExpansion expansion{std::string{text_.substr(begin, end - begin)}, {}, {}};
  if (type_of(node) == "ParamExp") split_parameter(expansion);
  word.value.append(command_marker(expansions_.size()));
  word.literal = false;
  expansions_.push_back(std::move(expansion));
}

std::string ShellExpansion::unless_empty(std::string_view prefix) const {
  const bool word_if_unset = fallback.size() > 1 && fallback[0] == '-';
  if (!carriable() || word_if_unset) return {};
  if (!may_be_empty()) return std::string(prefix) + source;
  const bool simple = parameter.find('[') == std::string::npos && (parameter.size() == 1 || !is_digit(parameter[0]));
  return "${" + parameter + ":+" + std::string(prefix) + (simple ? "$" + parameter : "${" + parameter + "}") + "}";
}

}  // namespace connect_userconfig::rewriting
