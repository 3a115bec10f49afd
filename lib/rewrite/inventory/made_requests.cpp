#include "made_requests.hpp"

#include "characters.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "objects.hpp"
#include "own.hpp"
#include "usage.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::ptrdiff_t most = 20;  // calls that are asked, each way, so that the whole stays linear
constexpr std::size_t deepest = 6;   // blocks around a request

constexpr Pattern request = {"", {}, "", "", Kind::call, "a request of UpdateUserPhoneConfig", ""};
constexpr Pattern operation = {"", {}, "", "", Kind::call, "the operation UpdateUserPhoneConfig", ""};

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
}

std::string_view written(std::string_view text, const Name& name) {
  return text.substr(name.begin, name.end - name.begin);
}

bool is_request_type(std::string_view text, const Name& name) {
  constexpr std::array<std::string_view, 4> endings = {"Request", "Input", "_request", "_input"};
  std::string_view type = written(text, name);
  if (type.ends_with("TypeDef")) type.remove_suffix(7);
  return name.pattern->kind == Kind::type && ends_with_any(type, endings);
}

/// `svc.UpdateUserPhoneConfigRequest(...)`: the first SDK for Go makes a request of each operation.
bool is_operation_of_go(std::string_view text, const Name& name, Language language) {
  return language == Language::go && written(text, name).ends_with("Request") &&
         text.substr(0, name.begin).ends_with('.') && text.substr(name.end).starts_with('(');
}

/// Behind a type and a name: `Type r;` of C++, `Type r = new()` of C#.
std::string_view declared_behind(std::string_view text, const Name& name, Language language) {
  const bool cpp = language == Language::cpp;
  if ((!cpp && language != Language::csharp) || !text.substr(name.end).starts_with(' ')) return {};
  const std::string_view variable = first_word(text.substr(name.end + 1, 100));
  const std::string_view rest = without_first_space(text.substr(name.end + 1 + variable.size(), 10));
  const bool made = cpp ? !rest.empty() && among(rest[0], ";{=") : rest.starts_with("= new(");
  return made ? variable : std::string_view{};
}

/// `const r: Type = {`, `function f(): Type {`, `(): Type => ({`: an object of the type is given here.
bool is_annotation_of_object(std::string_view before, std::string_view after, Language language) {
  if (!before.ends_with(':')) return false;
  after = without_first_space(after);
  if (language == Language::python) return after.starts_with('=') && !after.starts_with("==");
  if (language != Language::typescript) return false;
  const bool result = without_space(before.substr(0, before.size() - 1)).ends_with(')');
  return (after.starts_with('=') && !after.starts_with("==")) || (result && after.starts_with('{'));
}

bool is_made(std::string_view text, const Name& name, Language language) {
  const std::string_view after = text.substr(name.end, 200);
  const std::string_view path = without_path(text.substr(0, name.begin));
  const std::string_view before = without_space(path);
  if (is_annotation_of_object(before, after, language) || !declared_behind(text, name, language).empty()) return true;
  if (before.size() < path.size() && (last_word(before) == "new" || last_word(before) == "New")) return true;
  for (const std::string_view maker : {".builder(", ".builder {", "::builder(", "::default(", ".newBuilder("}) {
    if (after.starts_with(maker)) return true;
  }
  if (language == Language::go) return after.starts_with('{') || before.ends_with("new(");
  constexpr std::array<Language, 6> without_new = {Language::kotlin, Language::scala, Language::swift,
                                                   Language::python, Language::dart,  Language::cpp};
  if (std::find(without_new.begin(), without_new.end(), language) == without_new.end()) return false;
  if (is_definition(text, name) || (!before.empty() && among(before.back(), ":>"))) return false;
  return after.starts_with('(') || after.starts_with('{') || (language == Language::kotlin && after.starts_with(" {"));
}

/// The name behind `fun ` and the like, or the one that something is assigned to; else the word before the bracket.
std::string_view function_of(std::string_view head) {
  for (const std::string_view word : {"def ", "function ", "func ", "fun "}) {
    const std::size_t at = head.find(word);
    if (at != std::string_view::npos) return first_word(head.substr(at + word.size()));
  }
  const std::size_t sign = head.find('=');
  const std::size_t open = head.find('(');
  if (sign < open) return assigned_to(head.substr(0, sign));
  return open == std::string_view::npos ? std::string_view{} : last_word(without_space(head.substr(0, open)));
}

bool is_control(std::string_view word) {
  constexpr std::array<std::string_view, 12> words = {"",    "if",   "for",   "foreach", "while", "switch",
                                                      "try", "else", "catch", "using",   "do",    "return"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Requests {
 public:
  Requests(std::string_view text, Language language) : text_(text), language_(language) {}

  void add_call(const Name& name) { calls_.push_back({name.begin, extent_of(text_, name.begin, name.end, language_)}); }

  void add_request(std::size_t begin, std::string_view variable) { requests_.push_back({begin, variable}); }

  /// A legacy call takes what is made here.
  [[nodiscard]] bool is_taken(const Name& name, std::string_view variable) const {
    if (is_in_call(name.begin)) return true;
    if (!variable.empty()) return is_sent(name.begin, variable);
    const std::string_view function = function_around(name.begin);
    return !is_control(function) && is_used(name.begin, function);
  }

  /// What a request is put into: `r` of `Type r = new Type()`, of `const r: Type =` and of `Type r;`.
  [[nodiscard]] std::string_view variable_of(const Name& name) const {
    if (const std::string_view behind = declared_behind(text_, name, language_); !behind.empty()) return behind;
    const std::size_t line = near_line_start(text_, name.begin);
    const std::string_view left = text_.substr(line, name.begin - line);
    const std::size_t statement = left.find_last_of(";{") + 1;  // 0 if there is none
    const std::string_view code = without_path(left.substr(statement));
    const std::string_view before = without_space(code);
    if (before.ends_with(':') && without_first_space(text_.substr(name.end, 100)).starts_with('='))
      return text_.substr(name.end, 10).find("=>") < 3 ? function_of(before)
                                                       : last_word(without_space(before.substr(0, before.size() - 1)));
    if (before.find("Dim ") < before.size())
      return first_word(without_first_space(before.substr(before.find("Dim ") + 4)));
    const std::size_t sign = before.find('=');
    if (sign == std::string_view::npos || before.find('(') < sign) return {};
    return assigned_to(before.substr(0, before[sign - (sign == 0 ? 0 : 1)] == ':' ? sign - 1 : sign));
  }

 private:
  struct Call {
    std::size_t begin;
    Extent extent;
  };
  struct Request {
    std::size_t begin;
    std::string_view variable;
  };
  using Place = std::vector<Call>::const_iterator;

  [[nodiscard]] Place behind(std::size_t offset) const {
    return std::upper_bound(calls_.begin(), calls_.end(), offset,
                            [](std::size_t at, const Call& call) { return at < call.begin; });
  }

  [[nodiscard]] bool has(const Call& call, std::string_view word) const {
    return has_word(text_.substr(call.extent.begin, call.extent.end - call.extent.begin), word);
  }

  [[nodiscard]] bool is_in_call(std::size_t offset) const {
    const Place last = behind(offset);
    return std::any_of(last - std::min(most, last - calls_.begin()), last,
                       [&](const Call& call) { return call.extent.contains(offset); });
  }

  /// A call in the same function has the variable, before another request is put into it.
  [[nodiscard]] bool is_sent(std::size_t begin, std::string_view variable) const {
    std::size_t end = scope_end(begin);
    const auto later = std::upper_bound(requests_.begin(), requests_.end(), begin,
                                        [](std::size_t at, const Request& other) { return at < other.begin; });
    const auto last = later + std::min(most, requests_.end() - later);
    const auto next = std::find_if(later, last, [&](const Request& other) { return other.variable == variable; });
    if (next != last) end = std::min(end, next->begin);
    const Place first = behind(begin);
    return std::any_of(first, first + std::min(most, calls_.end() - first),
                       [&](const Call& call) { return call.begin < end && has(call, variable); });
  }

  [[nodiscard]] bool is_used(std::size_t offset, std::string_view function) const {
    const Place middle = behind(offset);
    return std::any_of(middle - std::min(most, middle - calls_.begin()), middle + std::min(most, calls_.end() - middle),
                       [&](const Call& call) { return has(call, function); });
  }

  /// The code before a bracket, in its line.
  [[nodiscard]] std::string_view head_of(std::size_t open) const {
    const std::size_t line = near_line_start(text_, open);
    const std::string_view left = text_.substr(line, open - line);
    const std::size_t statement = left.find_last_of(";{}") + 1;
    return without_first_space(left.substr(statement));
  }

  /// Where the function ends, and not only a condition in it.
  [[nodiscard]] std::size_t scope_end(std::size_t at) const {
    for (std::size_t depth = 0; depth < deepest; ++depth) {
      at = open_before(text_, at);
      if (at == std::string_view::npos) return text_.size();
      if (text_[at] == '{' && !is_control(first_word(head_of(at)))) return close_behind(text_, at + 1);
    }
    return text_.size();
  }

  [[nodiscard]] std::string_view function_around(std::size_t at) const {
    const std::size_t line = near_line_start(text_, at);
    const std::string_view own = function_of(text_.substr(line, at - line));
    if (is_function_head(text_.substr(line, at - line))) return own;
    for (std::size_t depth = 0; depth < deepest; ++depth) {
      at = open_before(text_, at);
      if (at == std::string_view::npos) return {};
      const std::string_view head = text_[at] == '{' ? head_of(at) : std::string_view{};
      if (!is_control(first_word(head))) return function_of(head);
    }
    return {};
  }

  [[nodiscard]] static bool is_function_head(std::string_view left) {
    constexpr std::array<std::string_view, 4> words = {"def ", "function ", "func ", "fun "};
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return left.find(word) != std::string_view::npos; });
  }

  std::string_view text_;
  Language language_;
  std::vector<Call> calls_;
  std::vector<Request> requests_;
};

}  // namespace

void find_made_requests(std::string_view text, Language language, const Ranges& comments, std::vector<Name>& names) {
  Requests requests(text, language);
  std::vector<std::pair<Name*, std::string_view>> made;
  for (Name& name : names) {
    if (within(comments, name.begin)) continue;
    if (is_operation_of_go(text, name, language)) name.pattern = &operation;
    if (name.pattern->kind == Kind::call) requests.add_call(name);
    if (!is_request_type(text, name) || !is_made(text, name, language) || is_defined_type(text, name)) continue;
    made.emplace_back(&name, requests.variable_of(name));
    requests.add_request(name.begin, made.back().second);
  }
  for (const auto& [name, variable] : made) {
    if (!requests.is_taken(*name, variable)) name->pattern = &request;
  }
}

}  // namespace connect_userconfig::rewriting
