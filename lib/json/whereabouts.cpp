#include "json/whereabouts.hpp"

#include "json/shown.hpp"

#include <algorithm>

namespace connect_userconfig::json {
namespace {

constexpr std::size_t most_paths = 3;
constexpr std::size_t most_noted = 256;
constexpr std::string_view objects = " | objects";

bool is_word(std::string_view name) noexcept {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !name.empty() && letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

/// `.a.b` is one of the objects in `.a`: jq has `.a[] | objects` for all of them.
std::string all_beside(const std::string& path) {
  if (path.ends_with(Whereabouts::any_element)) return path;
  const auto end = path.ends_with(']') ? path.rfind('[') : path.rfind('.');
  return path.substr(0, end) + std::string(Whereabouts::any_element) + std::string(objects);
}

/// Of several elements not all need have what the rest of a path names, and jq gives null for it, or stops.
std::string without_nulls(std::string path) {
  if (path.ends_with(Whereabouts::from_string)) return path;  // that it stops is better than to lose a user
  const auto rest = std::min(path.find(objects), path.size());
  const auto first = path.find(Whereabouts::any_element);
  if (first == std::string::npos || first + Whereabouts::any_element.size() >= rest) return path;
  const bool elements = path.substr(0, rest).ends_with(']');
  return path.insert(rest, elements ? "?" : "? // empty");
}

std::string from_root(std::string path) {
  if (!path.starts_with('.')) path.insert(0, 1, '.');
  return path;
}

std::string joined(const std::vector<std::string>& paths, std::string_view prefix) {
  std::string text;
  for (const auto& path : paths) {
    const auto whole = without_nulls(from_root(std::string(prefix) + path));
    const bool piped = paths.size() > 1 && whole.find('|') != std::string::npos;
    text.append(text.empty() ? "" : ", ").append(piped ? "(" + whole + ")" : whole);
  }
  return text;
}

/// The forms that an option could name for an object with these members.
std::string forms_for(MemberSet members, Form told) {
  std::string text;
  for (auto i = 1; i <= static_cast<int>(Form::chime_update_user); ++i) {
    const auto form = static_cast<Form>(i);
    if (form == told || !recognize(members, Setting::alone, form)) continue;
    text.append(text.empty() ? "" : " or ").append("--from ").append(to_string(form));
  }
  return text;
}

}  // namespace

std::string Whereabouts::step(std::string_view name) {
  constexpr std::size_t longest = 64;
  if (name.size() > longest || shown_name(name) != name) return {};
  if (is_word(name)) return "." + std::string(name);
  // It stands in quotes, and those in quotes of the shell.
  const bool plain = std::all_of(name.begin(), name.end(),
                                 [](char c) { return c >= ' ' && c < '\x7f' && c != '"' && c != '\'' && c != '\\'; });
  return plain ? "[\"" + std::string(name) + "\"]" : std::string();
}

void Whereabouts::add(const std::string& path) {
  if (std::find(paths_.begin(), paths_.end(), path) != paths_.end()) return;
  if (paths_.size() == most_noted) {
    odd_ = true;
    return;
  }
  paths_.push_back(path);
}

std::string Whereabouts::expression(Setting setting) const {
  // What stands among the users of a response may be anywhere in the file.
  if (odd_ || setting == Setting::in_search_users) return {};
  auto paths = paths_;
  if (paths.size() > most_paths) {
    for (auto& path : paths) path = all_beside(path);
    std::vector<std::string> once;
    for (const auto& path : paths) {
      if (std::find(once.begin(), once.end(), path) == once.end()) once.push_back(path);
    }
    paths = std::move(once);
  }
  if (paths.size() > most_paths) return {};
  return joined(paths, setting == Setting::in_list ? any_element : std::string_view());
}

std::string Whereabouts::apart() const {
  if (odd_ || paths_.empty() || paths_.size() > most_paths) return {};
  std::string taken;
  std::string given;
  for (const auto& path : paths_) {
    const auto whole = from_root(path);
    const auto* const perhaps = whole.find(any_element) == std::string::npos ? "" : "?";
    taken += (taken.empty() ? "" : ", ") + whole + perhaps;
    // The name says what the users are; and other documents of the file need not have the place.
    given += whole == ".User" ? ", (select(.User) | {User})" : ", (" + whole + perhaps + " // empty)";
  }
  return "del(" + taken + ")" + given;
}

bool is_document_of_users(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  constexpr std::string_view names[] = {"\"PhoneConfig\"", "\"Users\"", "\"User\""};
  return std::any_of(std::begin(names), std::end(names),
                     [&](std::string_view name) { return text.find(name) != std::string_view::npos; });
}

std::string next_step(const Whereabouts& records, MemberSet members, Setting setting, Form told) {
  if (told != Form::automatic && recognize(members, setting, Form::automatic)) return "; leave --from out";
  if (!records.empty()) {
    const auto expression = records.expression(setting);
    if (expression.empty()) return std::string(users_inside) + ": put them into a list";
    return std::string(users_inside) + ": jq '" + expression + "' FILE | connect-userconfig convert";
  }
  const auto forms = forms_for(members, told);
  return forms.empty() ? "; no user is seen in it" : "; if that is a request, say which: " + forms;
}

}  // namespace connect_userconfig::json
