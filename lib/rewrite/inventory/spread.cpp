#include "spread.hpp"

#include "characters.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "names.hpp"
#include "objects.hpp"
#include "value.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t reach = 50000;  // how far a use of a name is looked for each way
constexpr std::size_t most = most_uses_of_object;

/// What becomes of an object, and of what it is made from, within a text.
class Copies {
 public:
  explicit Copies(std::string_view text) : text_(text) {}

  /// An object with this name has the setting in it.
  bool gives_setting(std::string_view name) {
    if (--budget_ < 0) return true;
    if (name.empty()) return false;
    std::size_t count = 0;
    for (std::size_t at = next_use(text_, name, 0); at != std::string_view::npos && ++count <= most;
         at = next_use(text_, name, at + name.size())) {
      const std::size_t end = at + name.size();
      if (!gets_value(text_, end)) continue;
      const std::size_t open = text_.find_first_of("{(\n;", text_.find('=', end));
      if (open == std::string_view::npos || !among(text_[open], "{(")) continue;
      if (holds_setting(text_.substr(open, close_behind(text_, open + 1) - open))) return true;
    }
    return false;
  }

  /// Everything with this name is an object whose members all stand in it, and the setting is none of them.
  bool is_plain(std::string_view name) {
    if (--budget_ < 0) return false;
    std::size_t count = 0;
    bool found = false;
    for (std::size_t at = next_use(text_, name, 0); at != std::string_view::npos;
         at = next_use(text_, name, at + name.size())) {
      if (++count > most) return false;
      if (!gets_value(text_, at + name.size())) continue;
      const std::size_t open = text_.find_first_not_of("= \t", text_.find('=', at));
      if (open == std::string_view::npos || text_[open] != '{') return false;
      const std::string_view inside = text_.substr(open, close_behind(text_, open + 1) - open);
      if (holds_setting(inside) || inside.find("...") != std::string_view::npos ||
          inside.find("**") != std::string_view::npos)
        return false;
      found = true;
    }
    return found;
  }

  /// Something whose members nobody sees here is spread or merged beside `name`, and may hold the setting, too.
  bool has_unseen(std::string_view part, std::string_view name) {
    for (std::size_t at = 0; at < part.size(); ++at) {
      if (!is_spread_sign(part, at)) continue;
      at += part.substr(at).starts_with("...") ? 3 : 2;
      const std::string_view other = first_word(part.substr(at));
      if (other != name && !is_plain(other)) return true;
    }
    return false;
  }

  /// `, { Username: n }`, `Username=n`: what is merged is all to be seen, and has no setting.
  bool brings_nothing(std::string_view arguments) {
    if (holds_setting(arguments) || has_unseen(arguments, {})) return false;
    while (!arguments.empty()) {
      const std::size_t end = end_of_argument(arguments);
      std::string_view one = arguments.substr(0, end);
      arguments.remove_prefix(std::min(end + 1, arguments.size()));
      while (!one.empty() && among(one[0], " \t\r\n(|=")) one.remove_prefix(1);
      if (one.empty() || one[0] == '{' || one[0] == ')') continue;
      const std::string_view word = first_word(one);
      const bool keyword = without_first_space(one.substr(word.size())).starts_with('=');
      if (!keyword && !is_plain(word)) return false;
    }
    return true;
  }

  /// `base.update(more)`, `base |= more`, `Object.assign(base, more)`
  bool is_merged_into(std::size_t begin, std::size_t end) {
    const std::string_view rest = without_first_space(text_.substr(end));
    const std::size_t at = static_cast<std::size_t>(rest.data() - text_.data());
    for (const std::string_view method : {".update(", ".putAll(", ".merge("}) {
      if (!rest.starts_with(method)) continue;
      const std::size_t open = at + method.size();
      return !brings_nothing(text_.substr(open, close_behind(text_, open) - open));
    }
    if (rest.starts_with("|=")) return !brings_nothing(text_.substr(at + 2, near_line_end(text_, at) - at - 2));
    const std::string_view before = without_space(text_.substr(0, begin));
    if (!before.ends_with("Object.assign(") || rest.starts_with('.')) return false;
    return !brings_nothing(text_.substr(end, close_behind(text_, end) - end));
  }

  /// `name["PhoneConfig"] = ...`, `name.PhoneConfig = ...`, or something is merged into it.
  bool gets_setting(std::string_view name) {
    if (--budget_ < 0) return true;
    std::size_t count = 0;
    for (std::size_t at = next_use(text_, name, 0); at != std::string_view::npos;
         at = next_use(text_, name, at + name.size())) {
      const std::size_t end = at + name.size();
      if (++count > most || is_merged_into(at, end)) return true;
      const std::string_view rest = text_.substr(end, 40);
      const std::size_t sign = rest.find('=');
      const bool member = rest.starts_with('.') || rest.starts_with('[');
      if (member && sign != std::string_view::npos && holds_setting(rest.substr(0, sign))) return true;
    }
    return false;
  }

  /// The text of one word, which has the name by chance.
  [[nodiscard]] bool is_in_quotes(std::size_t begin, std::size_t end) const {
    return begin > 0 && end < text_.size() && among(text_[begin - 1], "'\"") && text_[end] == text_[begin - 1];
  }

  /// One behind `.update(...)` or `|= {...}`; where the name ends if neither stands there.
  [[nodiscard]] std::size_t end_of_merge(std::size_t end) const {
    constexpr std::string_view method = ".update(";
    if (text_.substr(end).starts_with(method)) return close_behind(text_, end + method.size());
    const std::size_t sign = text_.find_first_not_of(" \t", end);
    if (sign == std::string_view::npos || !text_.substr(sign).starts_with("|=")) return end;
    const std::size_t value = text_.find_first_not_of(" \t", sign + 2);
    return value < text_.size() && text_[value] == '{' ? close_behind(text_, value + 1) : end;
  }

  /// Another object gets this one's members, and a setting of its own, or one that nobody sees here.
  bool is_replaced(std::string_view name, std::size_t literal_begin, std::size_t key) {
    std::size_t count = 0;
    for (std::size_t at = next_use(text_, name, 0); at != std::string_view::npos;
         at = next_use(text_, name, at + name.size())) {
      if (++count > most) return true;  // nobody knows
      const std::size_t end = at + name.size();
      if (at == literal_begin || is_in_quotes(at, end)) continue;
      const bool own = at < key && key < end_of_merge(end);
      if (!own && is_merged_into(at, end)) return true;
      if (gets_value(text_, end)) continue;
      const bool copied = is_copied(text_, at, end);
      const bool member = text_.substr(end).starts_with('.') || text_.substr(end).starts_with('[');
      const bool target_of_merge = member && without_space(text_.substr(0, at)).ends_with("Object.assign(");
      if ((member && !copied) || target_of_merge) continue;
      const bool spread = is_spread(text_, at);
      const Beside around = beside(text_, at, spread);
      if (holds_setting(around.text)) return true;
      if (!copied) continue;
      // Python refuses a call that gets an argument twice.
      const bool call =
          spread && around.brackets && around.text.starts_with('(') && text_.substr(0, at).ends_with("**");
      if (!call && has_unseen(around.text, name)) return true;
      if (!spread && !brings_nothing(behind_name(text_, end))) return true;
      if (is_argument_of_copy(text_, at) && !brings_nothing(arguments_before(text_, at))) return true;
      const std::string_view target = target_before(text_, at);
      if (!target.empty() && target != name && gets_setting(target)) return true;
    }
    return false;
  }

  /// Another line than that of the key reads, sets or removes the setting of the object.
  bool is_used(std::string_view name, std::size_t key_begin) {
    std::size_t count = 0;
    for (std::size_t at = next_use(text_, name, 0); at != std::string_view::npos;
         at = next_use(text_, name, at + name.size())) {
      const std::size_t end = at + name.size();
      const bool own = key_begin >= end && key_begin <= end + 2;  // `name["`
      if (++count > most || (!own && uses_setting(end))) return true;
    }
    return false;
  }

  /// `.PhoneConfig`, `["PhoneConfig"]`, `.pop("PhoneConfig"`, `[key] =`
  [[nodiscard]] bool uses_setting(std::size_t end) const {
    std::string_view rest = text_.substr(end, 80);
    if (rest.starts_with("?.")) rest.remove_prefix(1);
    if (rest.starts_with('.')) {
      const std::string_view member = first_word(rest.substr(1));
      const bool method = member == "get" || member == "pop" || member == "setdefault";
      return holds_setting(member) || (method && holds_setting(rest.substr(0, member.size() + 20)));
    }
    const std::size_t close = rest.find(']');
    if (!rest.starts_with('[') || close == std::string_view::npos) return false;
    const std::string_view inside = rest.substr(1, close - 1);
    if (holds_setting(inside)) return true;
    const std::string_view after = without_first_space(rest.substr(close + 1));
    return !inside.empty() && !among(inside[0], "'\"0123456789") && after.starts_with('=') && !after.starts_with("==");
  }

  /// `{**base, "PhoneConfig": {...}}`, `dict(base, PhoneConfig={...})`, `base | {"PhoneConfig": {...}}`: the base has a
  /// setting, which would come back.
  bool replaces(std::size_t key_begin) {
    const std::size_t open = open_before(text_, key_begin);
    if (open == std::string_view::npos) return false;
    const std::string_view before = text_.substr(open + 1, key_begin - open - 1);
    for (const std::string_view mark : {"...", "**"}) {
      for (std::size_t at = before.find(mark); at != std::string_view::npos; at = before.find(mark, at + 1)) {
        if (gives_setting(first_word(before.substr(at + mark.size())))) return true;
      }
    }
    const std::string_view outside = without_space(text_.substr(0, open));
    if (outside.ends_with('|')) return gives_setting(last_word(without_space(outside.substr(0, outside.size() - 1))));
    return text_[open] == '(' && last_word(outside) == "dict" && gives_setting(first_word(before));
  }

  /// The same, but nobody sees here whether the base has a setting.
  bool may_replace(std::size_t key_begin) {
    const std::size_t open = open_before(text_, key_begin);
    if (open == std::string_view::npos) return false;
    const std::string_view before = text_.substr(open + 1, key_begin - open - 1);
    const std::string_view outside = without_space(text_.substr(0, open));
    if (text_[open] == '(') return last_word(outside) == "dict" && !brings_nothing(before);
    if (has_unseen(before, {})) return true;
    if (outside.ends_with('|')) return !is_plain(last_word(without_space(outside.substr(0, outside.size() - 1))));
    const std::size_t assign = outside.rfind("Object.assign(");
    if (outside.ends_with(',') && assign != std::string_view::npos)
      return !brings_nothing(outside.substr(assign + std::string_view{"Object.assign("}.size()));
    if (!outside.ends_with(".update(")) return false;
    return !is_plain(last_word(outside.substr(0, outside.size() - std::string_view{".update("}.size())));
  }

  /// `p = {**base}` before `p["PhoneConfig"] = {...}`
  bool is_made_from_setting(std::string_view name) {
    if (--budget_ < 0) return true;
    std::size_t count = 0;
    for (std::size_t at = next_use(text_, name, 0); at != std::string_view::npos && ++count <= most;
         at = next_use(text_, name, at + name.size())) {
      if (!gets_value(text_, at + name.size())) continue;
      const std::size_t begin = text_.find('=', at) + 1;
      std::size_t end = near_line_end(text_, begin);
      if (const std::size_t open = text_.find_first_of("{(", begin); open < end) end = close_behind(text_, open + 1);
      const std::string_view made = text_.substr(begin, end - begin);
      for (std::size_t i = 0; i < made.size(); ++i) {
        if ((i == 0 || !is_name_character(made[i - 1])) && is_name_character(made[i]) &&
            first_word(made.substr(i)) != name &&
            is_copied(text_, begin + i, begin + i + first_word(made.substr(i)).size()) &&
            gives_setting(first_word(made.substr(i))))
          return true;
      }
    }
    return false;
  }

  bool is_copied_anywhere(std::string_view name) {
    std::size_t count = 0;
    for (std::size_t at = next_use(text_, name, 0); at != std::string_view::npos;
         at = next_use(text_, name, at + name.size())) {
      if (++count > most || is_copied(text_, at, at + name.size())) return true;
    }
    return false;
  }

 private:
  std::string_view text_;
  int budget_ = 100;  // how often the text is gone through, so that the whole stays linear; then, nobody knows
};

}  // namespace

namespace {

/// For the object that the setting with this key is a part of. `begin` is where the statement or the key begins.
Objection objection_to_object(std::string_view text, Copies& copies, Form form, Place key, std::size_t begin,
                              std::size_t call) {
  constexpr std::string_view replaced = "another object is made from theirs, with settings of its own or unseen ones";
  constexpr std::string_view replacing = "they replace those of an object that is spread before them";
  constexpr std::string_view used = "another line uses the setting of the object, which would not be there any more";
  const bool assignment = form == Form::assignment;
  if (!assignment && copies.replaces(key.begin)) return {replacing, false};
  Objection result{{}, !assignment && copies.may_replace(key.begin)};
  const std::string_view name = variable_of(text, key.begin, key.end);
  if (name.empty()) return result;
  if (call != std::string_view::npos && is_answer(text, name, call, key.begin)) return result;
  if (assignment && copies.is_made_from_setting(name)) return {replacing, false};
  if (copies.is_replaced(name, begin, key.begin)) return {replaced, false};
  if (copies.is_used(name, key.begin)) return {used, false};
  result.base = result.base || (assignment && !copies.is_plain(name));
  return result;
}

}  // namespace

Objection objection_of_copies(std::string_view whole, const Literal& literal, Place key, Place given,
                              std::size_t call) {
  const std::size_t start = given.begin - std::min(given.begin, reach);
  const std::string_view text = whole.substr(start, 2 * reach);
  Copies copies(text);
  call = call != std::string_view::npos && call >= start ? call - start : std::string_view::npos;
  const Place object{given.begin - start, given.end - start};
  if (literal.form != Form::variable)
    return objection_to_object(text, copies, literal.form, object, literal.begin - start, call);
  const std::string_view name = whole.substr(key.begin, key.end - key.begin);
  if (copies.is_copied_anywhere(name)) return {"another object is made from their variable", false};
  if (key.begin == given.begin) return {};
  // The constant is given by its name: what it is given into is an object, too.
  const auto value = value_of(whole, given.end);
  const bool assigned = value && value->sign == '=' && value->quoted_key;
  return objection_to_object(text, copies, assigned ? Form::assignment : Form::member, object, object.begin, call);
}

}  // namespace connect_userconfig::rewriting
