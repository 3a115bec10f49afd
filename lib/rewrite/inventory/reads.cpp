#include "reads.hpp"

#include "evidence.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t most_names = 8;
constexpr std::size_t most_uses = 50;  // of a name, so that the whole stays linear
constexpr std::size_t deepest = 6;     // brackets around a use

template <std::size_t N>
bool is_among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool shows(std::string_view function) {
  constexpr std::array<std::string_view, 21> functions = {
      "print",         "log",       "info",   "debug",  "warn",     "error",     "warning",
      "json",          "stringify", "dumps",  "dump",   "writerow", "write",     "writeFile",
      "writeFileSync", "println",   "printf", "render", "table",    "send_json", "assert_called"};
  return is_among(function, functions);
}

bool collects(std::string_view function) {
  constexpr std::array<std::string_view, 6> functions = {"push", "append", "add", "unshift", "insert", "Add"};
  return is_among(function, functions);
}

/// What makes a text of an object: no call takes settings as one.
bool is_text(std::string_view value) {
  for (const std::string_view function : {"json.dumps(", "JSON.stringify(", "str(", "String("}) {
    if (value.starts_with(function)) return true;
  }
  return false;
}

/// `Row{PhoneConfig: ...}` in languages that name the type of an object.
bool is_of_other_type(std::string_view code, std::size_t open, Language language) {
  using enum Language;
  if (language != go && language != csharp && language != rust && language != swift) return false;
  const std::string_view type = last_word(without_space(code.substr(0, open)));
  if (type.empty() || type.front() < 'A' || type.front() > 'Z') return false;
  for (const std::string_view part : {"User", "Request", "Input", "Config"}) {
    if (type.find(part) != std::string_view::npos) return false;
  }
  return true;
}

class Flow {
 public:
  Flow(std::string_view text, const Anchors& anchors) : text_(text), anchors_(anchors) {}

  bool reaches_call(std::string_view variable, std::size_t at) {
    from_ = at;
    add(variable);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_.size() > most_names || is_given_on(names_[i])) return true;
    }
    return false;
  }

  /// What stands at `at` is an argument: of something that shows it, or of something that keeps it in a list.
  bool argument_reaches_call(std::size_t at) {
    from_ = at;
    if (!argument(at)) return true;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_.size() > most_names || is_given_on(names_[i])) return true;
    }
    return false;
  }

 private:
  void add(std::string_view name) {
    if (!name.empty() && std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
  }

  bool is_given_on(std::string_view name) {
    if (anchors_.gives(name, from_)) return true;
    std::size_t count = 0;
    for (std::size_t at = text_.find(name); at != std::string_view::npos; at = text_.find(name, at + name.size())) {
      const std::size_t end = at + name.size();
      if ((at > 0 && is_name_character(text_[at - 1])) || (end < text_.size() && is_name_character(text_[end])))
        continue;
      if (++count > most_uses || !use(at, end)) return true;
    }
    return false;
  }

  /// False if nobody knows what becomes of the name here.
  bool use(std::size_t begin, std::size_t end) {
    const std::string_view after = without_first_space(text_.substr(end, 100));
    if (after.starts_with('=') && !after.starts_with("==")) return true;  // it gets its value
    for (const std::string_view method : {".push(", ".append(", ".add(", ".length", ".size"}) {
      if (after.starts_with(method)) return true;
    }
    const std::size_t line = near_line_start(text_, begin);
    const std::string_view left = text_.substr(line, begin - line);
    if (is_loop(left)) return true;
    if (open_before(text_, begin) != std::string_view::npos && argument(begin)) return true;
    const std::size_t sign = left.rfind('=');
    if (sign == std::string_view::npos || sign == 0) return false;
    const std::string_view target = assigned_to(left.substr(0, sign));
    add(target);
    return !target.empty();
  }

  /// `for (const user of users`, `for user in users`
  bool is_loop(std::string_view left) {
    left = without_space(left);
    const std::string_view word = last_word(left);
    if (left.find("for") == std::string_view::npos || (word != "of" && word != "in")) return false;
    add(last_word(without_space(left.substr(0, left.size() - word.size()))));
    return true;
  }

  /// The function whose brackets are around; false if it may do anything.
  bool argument(std::size_t at) {
    for (std::size_t depth = 0; depth < deepest; ++depth) {
      at = open_before(text_, at);
      if (at == std::string_view::npos) return false;
      if (text_[at] != '(') continue;
      const std::string_view code = without_space(text_.substr(0, at));
      const std::string_view function = last_word(code);
      if (shows(function) || function == "if" || function == "len") return true;
      if (!collects(function)) return false;
      const auto owner = owner_before(code.substr(0, code.size() - function.size()));
      if (owner) add(*owner);
      return owner && !owner->empty();
    }
    return false;
  }

  std::string_view text_;
  const Anchors& anchors_;
  std::size_t from_ = 0;
  std::vector<std::string_view> names_;
};

}  // namespace

bool copies_setting(std::string_view value) {
  while (!value.empty() && std::string_view{" \t\r\n()]'\"!"}.find(value.back()) != std::string_view::npos)
    value.remove_suffix(1);
  const std::string_view name = last_word(value);
  if (!name.ends_with("honeConfig") && !name.ends_with("hone_config")) return false;
  const std::string_view before = value.substr(0, value.size() - name.size());
  if (before.find_first_of(",{?:") != std::string_view::npos && before.find("?.") == std::string_view::npos)
    return false;
  return before.ends_with('.') || before.ends_with("->") || before.ends_with("['") || before.ends_with("[\"") ||
         before.ends_with("get(\"") || before.ends_with("get('");
}

bool is_value_of_answer(std::string_view text, std::size_t open) {
  const auto code_before = [&](std::size_t at) {
    const std::size_t last = text.substr(0, at).find_last_not_of(" \t\r\n");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  };
  std::string_view code = code_before(open);
  if (code.ends_with('[')) code = code_before(code.size() - 1);
  if (!code.ends_with(':')) return false;
  code = code_before(code.size() - 1);
  if (code.ends_with('"') || code.ends_with('\'')) code.remove_suffix(1);
  const std::string_view key = last_word(code);
  return key == "User" || key == "Users";
}

bool is_only_shown(std::string_view text, const Name& setting, const Anchors& anchors, Language language) {
  const std::size_t open = open_before(text, setting.begin);
  const bool in_braces = open != std::string_view::npos && text[open] == '{';
  if (in_braces && is_value_of_answer(text, open)) return true;
  const std::string_view value = without_space(given_to(text, setting, language));
  if (is_text(value)) return true;
  if (!copies_setting(value)) return false;
  if (in_braces && is_of_other_type(text, open, language)) return true;
  const std::string_view variable = variable_of(text, setting.begin, setting.end);
  Flow flow(text, anchors);
  return variable.empty() ? !flow.argument_reaches_call(setting.begin) : !flow.reaches_call(variable, setting.begin);
}

}  // namespace connect_userconfig::rewriting
