#include "literal_place.hpp"

#include "extent.hpp"
#include "names.hpp"
#include "objects.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 4000;  // how much of the surroundings is looked at, so that the whole stays linear
constexpr std::string_view space = " \t\r";
constexpr std::string_view part_of_expression = "the literal is a part of an expression";
constexpr std::string_view no_statement = "the literal does not stand in a statement of its own";

bool contains(std::string_view text, char c) { return text.find(c) != std::string_view::npos; }

/// One behind the spaces, line ends and comments from `at` on.
std::size_t skip(std::string_view text, std::size_t at, bool python) {
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (contains(space, rest[0]) || rest[0] == '\n') {
      ++at;
    } else if (python ? rest[0] == '#' : rest.starts_with("//")) {
      at = std::min(text.find('\n', at), text.size());
    } else if (!python && rest.starts_with("/*")) {
      const std::size_t end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      return at;
    }
  }
  return at;
}

/// A line without its comment and the space at its end. A mark of a comment in a string cuts off too much: then the
/// character at the end is one that makes no statement.
std::string_view code_of(std::string_view line, bool python) {
  if (!python && line.find_last_not_of(space) != std::string_view::npos &&
      line.substr(0, line.find_last_not_of(space) + 1).ends_with("*/"))
    line = line.substr(0, line.rfind("/*"));
  line = line.substr(0, line.find(python ? "#" : "//"));
  return line.substr(0, line.find_last_not_of(space) + 1);
}

/// The code before `at`, comments and space at its end left out; as much as a window holds.
std::string_view code_before(std::string_view text, std::size_t at, bool python) {
  std::string_view before = text.substr(at - std::min(at, window), std::min(at, window));
  while (!before.empty()) {
    const std::size_t newline = before.rfind('\n');
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    const std::string_view code = code_of(before.substr(start), python);
    if (!code.empty()) return before.substr(0, start + code.size());
    before = before.substr(0, newline == std::string_view::npos ? 0 : newline);
  }
  return before;
}

std::string_view last_line(std::string_view text) {
  const std::size_t newline = text.rfind('\n');
  return text.substr(newline == std::string_view::npos ? 0 : newline + 1);
}

bool starts_line(std::string_view text, std::size_t at) {
  const std::string_view line = last_line(text.substr(at - std::min(at, window), std::min(at, window)));
  return line.find_first_not_of(space) == std::string_view::npos;
}

/// `if (soft)` in the line before makes one statement of what follows, and no more.
bool rules_one_statement(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t}"), line.size()));
  constexpr std::array<std::string_view, 5> words = {"if", "else", "for", "while", "do"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return line.starts_with(word) && (line.size() == word.size() || !is_name_character(line[word.size()]));
  });
}

/// True if a bracket behind this is one of a block or a class, and none of an object or a pattern.
bool opens_block(std::string_view before) {
  before = before.substr(0, before.find_last_not_of(" \t\r\n") + 1);
  if (before.empty() || before.ends_with(')') || before.ends_with("=>")) return true;
  for (const std::string_view word : {"else", "do", "try", "finally", "static"}) {
    if (before.ends_with(word)) return true;
  }
  return last_line(before).find("class ") != std::string_view::npos;
}

/// True if several statements can stand where one begins now.
bool is_statement(std::string_view text, std::size_t begin, bool python) {
  const std::size_t open = open_before(text, begin);
  if (open != std::string_view::npos && (python || text[open] != '{')) return false;
  const std::string_view before = code_before(text, begin, python);
  if (before.empty()) return true;
  const char last = before.back();
  if (python) return starts_line(text, begin) && !contains("([{,\\=+-*/%|&<>~^.", last);
  if (last == '{') return opens_block(before.substr(0, before.size() - 1));
  if (contains(";}", last)) return true;
  const bool ends_line = is_name_character(last) || contains(")]'\"`", last);
  return starts_line(text, begin) && ends_line && !rules_one_statement(last_line(before));
}

/// Where `const x` or `private readonly x` begins, with its words; `begin` itself if there are none.
std::size_t declaration(std::string_view text, std::size_t begin) {
  constexpr std::array<std::string_view, 9> words = {"const ",     "let ",    "var ",      "export ", "private ",
                                                     "protected ", "public ", "readonly ", "static "};
  while (true) {
    const auto word = std::find_if(words.begin(), words.end(),
                                   [&](std::string_view w) { return text.substr(0, begin).ends_with(w); });
    if (word == words.end()) return begin;
    begin -= word->size();
  }
}

/// Where the expression begins whose member ends at `end`; `end` if it is nothing that can be repeated.
std::size_t owner_of(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 200 && (is_name_character(text[begin - 1]) || contains("$.[]'\"", text[begin - 1])))
    --begin;
  const bool name = begin < end && (is_name_character(text[begin]) || text[begin] == '$');
  return name ? begin : end;
}

/// True in the brackets of a call that takes the members of a request: the operation itself, or what makes one.
bool takes_requests(std::string_view text, std::size_t at, std::size_t call) {
  const std::size_t open = open_before(text, at);
  if (open == std::string_view::npos) return false;
  std::size_t begin = open;
  while (begin > 0 && open - begin < 64 && is_name_character(text[begin - 1])) --begin;
  if (begin == call) return true;
  const auto names_operation = [](std::string_view code) {
    return code.find("create_user") != std::string_view::npos ||
           code.find("update_user_phone_config") != std::string_view::npos;
  };
  // getattr(client, "create_user")(...), submit(client.create_user, ...)
  if (begin == open && open > 0 && text[open - 1] == ')') {
    const std::size_t inner = open_before(text, open - 1);
    return inner != std::string_view::npos && names_operation(text.substr(inner, open - inner));
  }
  const std::string_view first = text.substr(open + 1, at - open - 1);
  const std::size_t comma = first.find(',');
  if (comma != std::string_view::npos && first.find('=') > comma && names_operation(first.substr(0, comma)))
    return true;
  const std::string_view name = text.substr(begin, open - begin);
  constexpr std::array<std::string_view, 5> makers = {"dict", "partial", "update", "create_user", "create_user_async"};
  return name.starts_with("update_user_phone_config") || std::find(makers.begin(), makers.end(), name) != makers.end();
}

bool fail(Literal& literal, std::string_view problem) {
  literal.problem = problem;
  return false;
}

/// `{"PhoneConfig": {...}, **more}`: what stands behind wins.
bool is_overwritten(std::string_view text, std::size_t at, bool python) {
  const std::string_view mark = python ? "**" : "...";
  int depth = 0;
  for (const std::size_t end = std::min(text.size(), at + window); at < end; ++at) {
    const char c = text[at];
    if (contains("'\"", c)) {
      const std::size_t close = text.find_first_of(c == '"' ? "\"\n" : "'\n", at + 1);
      if (close < end && text[close] == c) at = close;
      continue;
    }
    if (python ? c == '#' : text.substr(at).starts_with("//")) {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (contains("([{", c)) ++depth;
    if (contains(")]}", c) && --depth < 0) return false;
    if (depth == 0 && text.substr(at).starts_with(mark)) return true;
  }
  return at < text.size();  // nobody knows
}

/// `as const`, `satisfies UserPhoneConfig`, `as Partial<UserPhoneConfig>` behind a literal: what is said of its type
/// goes with it. One behind them; `at` itself if there are none.
std::size_t behind_assertions(std::string_view text, std::size_t at) {
  for (std::size_t next = skip(text, at, false); next < text.size(); next = skip(text, at, false)) {
    const std::string_view rest = text.substr(next, 200);
    const std::size_t word = rest.starts_with("as ") ? 3 : rest.starts_with("satisfies ") ? 10 : 0;
    if (word == 0) return at;
    std::size_t end = word;
    while (end < rest.size() && (is_name_character(rest[end]) || contains(".<>", rest[end]))) ++end;
    const std::string_view type = rest.substr(word, end - word);
    if (type != "const" && type.find("PhoneConfig") == std::string_view::npos) return at;
    at = next + end;
  }
  return at;
}

/// Whether a statement of JavaScript ends here: with a semicolon, or with its line where the next one does not go on.
bool ends_statement(std::string_view text, std::size_t at) {
  const std::size_t next = skip(text, at, false);
  if (next == text.size() || text[next] == ';' || text[next] == '}') return true;
  const std::string_view rest = text.substr(next);
  if (text.substr(at, next - at).find('\n') == std::string_view::npos) return false;
  constexpr std::array<std::string_view, 4> operators = {"as ", "satisfies ", "instanceof ", "in "};
  const bool goes_on =
      std::any_of(operators.begin(), operators.end(), [&](std::string_view word) { return rest.starts_with(word); });
  return !goes_on && (is_name_character(rest[0]) || contains("$@#'\"", rest[0]));
}

bool is_assigned(std::string_view text, std::size_t at) {
  at = std::min(text.find_first_not_of(" \t", at), text.size());
  const std::string_view rest = text.substr(at);
  return (rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>")) || rest.starts_with("|=");
}

/// `.AutoAccept = x`, `["AutoAccept"] = x`, `.update(x)` behind a name of the setting.
bool changes_member(std::string_view text, std::size_t at) {
  if (at + 1 < text.size() && contains("'\"", text[at]) && text[at + 1] == ']') at += 2;
  if (is_assigned(text, at) && text.substr(at, 4).find('|') != std::string_view::npos) return true;
  while (at < text.size() && contains("?!", text[at])) ++at;
  if (at == text.size()) return false;
  if (text[at] == '[') {
    const std::size_t close = text.find_first_of("]\n", at);
    return close < text.size() && text[close] == ']' && is_assigned(text, close + 1);
  }
  if (text[at] != '.') return false;
  const std::size_t begin = ++at;
  while (at < text.size() && is_name_character(text[at])) ++at;
  constexpr std::array<std::string_view, 4> methods = {"update", "setdefault", "pop", "clear"};
  return is_assigned(text, at) ||
         std::find(methods.begin(), methods.end(), text.substr(begin, at - begin)) != methods.end();
}

}  // namespace

bool changes_members(std::string_view text) {
  for (const std::string_view name : {"honeConfig", "hone_config"}) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
      if (changes_member(text, at + name.size())) return true;
      // Object.assign(p.PhoneConfig, more)
      const std::size_t near = std::min<std::size_t>(at, 60);
      const std::string_view before = text.substr(at - near, near);
      const std::size_t merge = before.rfind("Object.assign(");
      if (merge != std::string_view::npos && before.find_first_of(",{", merge) == std::string_view::npos) return true;
    }
  }
  return false;
}

namespace {

/// `const x: Partial<T> = `, for what has the lists has another type. Python does without one.
std::string typed(std::string_view name, std::string_view type, const Taker& taker, bool python) {
  std::string result(name);
  if (!python && !taker.request.empty()) {
    const std::size_t owner = taker.cdk ? type.find("CfnUser") : std::string_view::npos;
    std::string_view module = owner == std::string_view::npos ? std::string_view{} : type.substr(0, owner);
    const bool path =
        std::all_of(module.begin(), module.end(), [](char c) { return is_name_character(c) || c == '.'; });
    if (!path) module = {};
    result.append(": Partial<").append(module).append(taker.request).append(">");
  }
  return result.append(" = ");
}

}  // namespace

bool look_before(std::string_view text, std::size_t key_begin, std::size_t key_end, const Value& value,
                 const Taker& taker, Literal& literal) {
  const bool api = text.substr(key_end - std::min<std::size_t>(key_end, 11), 11) == "PhoneConfig";
  const std::string_view before = code_before(text, key_begin, literal.python);
  const char last = before.empty() ? '\n' : before.back();
  literal.begin = key_begin;
  if (literal.form == Form::member) {
    if (!api && !taker.cdk) return fail(literal, "the key is none of the request");
    return contains("{,\n", last) || fail(literal, part_of_expression);
  }
  const bool subscript = literal.quoted_key;
  const bool member = key_begin > 0 && (subscript ? text[key_begin - 1] == '[' : text[key_begin - 1] == '.');
  if (subscript && !member) return fail(literal, no_statement);
  if (member) {
    literal.begin = owner_of(text, key_begin - 1);
    if (literal.begin + 1 == key_begin || !is_statement(text, literal.begin, literal.python))
      return fail(literal, no_statement);
    literal.form = (api || taker.cdk) && !taker.named ? Form::assignment : Form::variable;
    literal.target =
        text.substr(literal.begin, (literal.form == Form::variable ? value.begin : key_begin) - literal.begin);
    return true;
  }
  if (literal.python && contains("(,", last)) {
    if (!api && !taker.cdk) return fail(literal, "the argument is none of the operation");
    return takes_requests(text, key_begin, taker.call) || fail(literal, "it is the argument of another function");
  }
  literal.begin = literal.python ? key_begin : declaration(text, key_begin);
  if (!is_statement(text, literal.begin, literal.python)) return fail(literal, no_statement);
  literal.form = Form::variable;
  literal.target = text.substr(literal.begin, value.begin - literal.begin);
  if (!value.type.empty())
    literal.target = typed(text.substr(literal.begin, key_end - literal.begin), value.type, taker, literal.python);
  return true;
}

namespace {

/// `{ PhoneConfig: {...} } as const`, also further out: TypeScript takes a list in it for one that nobody may change,
/// and the request has others. Looks from within the brackets.
bool is_constant_around(std::string_view text, std::size_t at) {
  constexpr int deepest = 8;
  for (int depth = 0; depth < deepest && at < text.size(); ++depth) {
    const std::size_t close = close_behind(text, at);
    if (close >= text.size() || !contains("}])", text[close])) return false;
    at = close + 1;
    if (text.substr(skip(text, at, false)).starts_with("as const")) return true;
  }
  return false;
}

/// Without what was said of its type, the literal of a declaration has words where the request has enumerations.
bool give_type(std::string_view text, std::size_t key_end, const Value& value, const Taker& taker, Literal& literal) {
  if (literal.form != Form::variable || !value.type.empty()) return true;
  const std::string_view declared = text.substr(literal.begin, key_end - literal.begin);
  if (contains(declared, '.') || contains(declared, '[')) return fail(literal, part_of_expression);
  literal.target = typed(declared, {}, taker, literal.python);
  return true;
}

}  // namespace

bool look_behind(std::string_view text, std::size_t key_end, const Value& value, const Taker& taker, Literal& literal) {
  if (const std::size_t end = literal.python ? literal.end : behind_assertions(text, literal.end); end != literal.end) {
    literal.end = end;
    if (!give_type(text, key_end, value, taker, literal)) return false;
  }
  const std::size_t next = skip(text, literal.end, literal.python);
  const char mark = next < text.size() ? text[next] : '\0';
  if (literal.form == Form::member || literal.form == Form::argument) {
    const char close = literal.form == Form::member ? '}' : ')';
    if (mark != '\0' && mark != ',' && mark != close) return fail(literal, part_of_expression);
    if (!literal.python && is_constant_around(text, next))
      return fail(literal, "the object is a constant (as const), and lists in it could not be given to the call");
    const bool spreads = literal.form == Form::member && is_overwritten(text, next, literal.python);
    return !spreads || fail(literal, "what is spread behind the literal may replace it");
  }
  literal.semicolon = mark == ';';
  const std::string_view rest = text.substr(literal.end, window);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  const bool whole =
      literal.python ? code_of(line, true).empty() || literal.semicolon : ends_statement(text, literal.end);
  return whole || fail(literal, part_of_expression);
}

}  // namespace connect_userconfig::rewriting
