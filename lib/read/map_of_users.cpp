#include "read/map_of_users.hpp"

#include "json/read_record.hpp"
#include "json/text_document.hpp"

#include <algorithm>
#include <vector>

namespace connect_userconfig::reader {
namespace {

/// What is to follow a value is looked for no farther away.
constexpr Offset farthest_ahead = Offset{64} << 10;
/// A tree takes many times the memory of its text: of what is longer, only whether it is right is found out.
constexpr std::size_t largest_tree = std::size_t{1} << 20;

json::MemberSet members_of(const json::TextNode& object) { return json::members_of(json::TextValue(object)); }

bool is_user_node(const json::TextNode& node) {
  if (node.kind != json::Kind::object) return false;
  if (json::is_user(members_of(node))) return true;
  return std::any_of(node.members.begin(), node.members.end(), [](const auto& member) {
    return json::member_from(member.first) == json::Member::user && json::is_user(members_of(member.second));
  });
}

bool has_control(std::string_view text) noexcept {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

/// The name from behind its opening quote to before its closing one.
json::Member member_at(const View& view, Offset at, Offset end) { return json::member_from(view.sub(at + 1, end - 1)); }

}  // namespace

bool has_settings(json::MemberSet members) noexcept {
  return members.has(json::Member::phone_config) || members.has_any(json::list_members);
}

bool is_user_text(std::string_view text) {
  const auto document = json::parse_text(text);
  return !document.error && is_user_node(document.root);
}

bool holds_users(std::string_view text, bool damaged) {
  constexpr json::MemberSet members_of_users = {json::Member::id, json::Member::user_id, json::Member::arn,
                                                json::Member::username, json::Member::phone_config};
  if (text.size() > largest_tree) return true;  // nobody knows, so it is said
  const auto document = json::parse_text(text);
  if (document.error) return true;
  const auto members = members_of(document.root);
  if (damaged && members.has_any(members_of_users)) return true;
  if (has_settings(members)) return true;
  // At whatever depth, and without a stack of that depth.
  std::vector<const json::TextNode*> left{&document.root};
  while (!left.empty()) {
    const auto& node = *left.back();
    left.pop_back();
    const auto look_at = [&](const json::TextNode& inner) {
      left.push_back(&inner);
      return is_user_node(inner);
    };
    if (std::any_of(node.elements.begin(), node.elements.end(), look_at)) return true;
    if (std::any_of(node.members.begin(), node.members.end(), [&](const auto& each) { return look_at(each.second); }))
      return true;
  }
  return false;
}

std::size_t about_users(std::string_view text, bool by_names) noexcept {
  const auto count = [&](std::string_view name) {
    std::size_t times = 0;
    for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
      const auto end = at + name.size();
      if (at > 0 && text[at - 1] == '"' && end < text.size() && text[end] == '"') ++times;
    }
    return times;
  };
  const auto count_of = [&](json::Member member) {
    return count(json::member_names[static_cast<std::size_t>(member)]);
  };
  auto users = count_of(json::Member::phone_config);
  // An Id alone may be that of anything; a user who has no settings has a name, or an Arn as well.
  if (by_names)
    users = std::max(
        {users, count_of(json::Member::username), std::min(count_of(json::Member::id), count_of(json::Member::arn))});
  for_each_list([&](const auto& row) { users = std::max(users, count(row.name)); });
  return users;
}

bool starts_map_of_users(const View& view, Offset start, Offset inner, Offset end) {
  const auto key = skip_blanks(view, start + 1);
  if (key >= inner || view[key] != '"') return false;
  const auto key_end = string_end(view, key);
  if (key_end == nowhere || key_end > inner) return false;
  const auto colon = skip_blanks(view, key_end);
  if (view[colon] != ':' || skip_blanks(view, colon + 1) != inner) return false;
  // A member that the API knows is what it says: `{"PhoneConfig": {...}, ...}` is no map.
  if (member_at(view, key, key_end) != json::Member::other) return false;
  // Behind its first value nothing is left to be found out.
  const auto may_start = [&] { return may_start_map_of_users(view.until(end), start, true) == true; };
  if (end - inner > largest_tree) return json::find_error(view.sub(inner, end)) && may_start();
  const auto document = json::parse_text(view.sub(inner, end));
  return document.error ? may_start() : is_user_node(document.root);
}

std::optional<bool> may_start_map_of_users(const View& stream, Offset start, bool last) {
  constexpr Offset most = 1024;
  const auto [view, all] = near(stream, last, start, most);
  const auto unknown = all ? std::optional(false) : std::nullopt;
  auto at = start;
  // The names that two objects start with: the map, and its first value, whose bracket may be the wrong one.
  for (const bool outer : {true, false}) {
    at = skip_blanks(view, at);
    if (at < view.end() && view[at] != '{' && (outer || view[at] != '[')) return false;
    const auto key = at < view.end() ? skip_blanks(view, at + 1) : at;
    if (key == view.end()) return unknown;
    if (outer && view[key] != '"') {
      // The name itself is broken: the next object stands behind its colon.
      at = key + view.since(key).substr(0, view.since(key).find('{')).size();
      if (at == view.end()) return unknown;
      continue;
    }
    if (view[key] != '"') return false;
    const auto key_end = string_end(view, key);
    if (key_end == nowhere)
      return view.since(key).find('\n') == std::string_view::npos ? unknown : std::optional(!outer);
    const bool other = member_at(view, key, key_end) == json::Member::other;
    if (!outer && !other) break;
    at = skip_blanks(view, key_end);
    if (at == view.end()) return unknown;
    // A name that ends where no colon stands, or holds what no name does, is broken: nobody knows what it was.
    if (!outer) return view[at] != ':' || has_control(view.sub(key, key_end));
    if (!other || view[at++] != ':') return false;
  }
  return true;
}

std::optional<Offset> users_without_list(const View& stream, Offset at, bool last) {
  constexpr Offset most = 256;
  constexpr std::string_view users = "Users";
  const auto [view, all] = near(stream, last, at, most);
  const auto skip = [&view = view](Offset from, std::string_view what) {
    while (from < view.end() && (is_blank(view[from]) || what.find(view[from]) != std::string_view::npos)) ++from;
    return from;
  };
  const auto name = skip(at, "\",:[{");
  const auto has = view.since(name).substr(0, users.size());
  auto open = users.starts_with(has) ? skip(name + has.size(), "\":[,") : name;
  // In place of the list's bracket there may be that of an object.
  const auto next = open < view.end() && view[open] == '{' ? skip_blanks(view, open + 1) : open;
  if (next == view.end()) return all ? std::optional(nowhere) : std::nullopt;
  if (view[next] == '{') open = next;
  return has == users && view[open] == '{' ? open : nowhere;
}

std::optional<bool> value_fits(const View& stream, Offset at, bool last) {
  const auto [view, all] = near(stream, last, at, farthest_ahead);
  at = skip_blanks(view, at);
  if (at == view.end()) return all ? std::optional(false) : std::nullopt;
  return view[at] == ',' || view[at] == '}' || view[at] == ']';
}

std::optional<bool> map_goes_on(const View& stream, Offset at, bool last) {
  const auto [view, all] = near(stream, last, at, farthest_ahead);
  const auto unknown = all ? std::optional(false) : std::nullopt;
  at = skip_blanks(view, at);
  if (at == view.end()) return unknown;
  if (view[at] != ',') return view[at] == '}';
  at = skip_blanks(view, at + 1);
  if (at == view.end()) return unknown;
  const auto name_end = view[at] == '"' ? string_end(view, at) : nowhere;
  if (name_end == nowhere) {
    const bool unfinished = view[at] == '"' && view.since(at).find('\n') == std::string_view::npos;
    return unfinished ? unknown : std::optional(false);
  }
  const auto colon = skip_blanks(view, name_end);
  const auto inner = colon == view.end() ? colon : skip_blanks(view, colon + 1);
  if (inner == view.end()) return unknown;
  return member_at(view, at, name_end) == json::Member::other && view[colon] == ':' && view[inner] == '{';
}

bool may_hold_list(const View& view, Offset at) noexcept {
  if (view[at] == '[') return true;
  const auto key = skip_blanks(view, at + 1);
  const auto key_end = key < view.end() && view[key] == '"' ? string_end(view, key) : nowhere;
  return key_end != nowhere && member_at(view, key, key_end) == json::Member::other;
}

Offset end_of_list(const View& view, Offset at) noexcept {
  std::size_t depth = 0;
  while (at < view.end()) {
    const char c = view[at];
    if (c == '"') {
      at = string_end(view, at);
      if (at == nowhere) return nowhere;
      continue;
    }
    ++at;
    if (c == '{' || c == '[') ++depth;
    if (c != '}' && c != ']') continue;
    if (depth == 0) return c == ']' ? at : nowhere;
    --depth;
  }
  return nowhere;
}

namespace {

/// Behind the name of a list: false if its first element is no record, as where the name was put into another text.
std::optional<bool> may_open_users(const View& view, Offset at, bool all) noexcept {
  const auto unknown = all ? std::optional(true) : std::nullopt;
  at = skip_blanks(view, at);
  if (at < view.end() && view[at] == ':') at = skip_blanks(view, at + 1);
  if (at == view.end()) return unknown;
  if (view[at] != '[') return true;
  at = skip_blanks(view, at + 1);
  if (at == view.end()) return unknown;
  return view[at] == '{' || view[at] == '[' || view[at] == ']';
}

}  // namespace

std::optional<bool> starts_response(const View& stream, Offset at, bool last) {
  constexpr Offset most = 256;
  const auto [view, all] = near(stream, last, at, most);
  const auto key = skip_blanks(view, at + 1);
  if (key < view.end() && view[key] != '"') return false;
  if (key + 2 < view.end()) {
    // Every user comes by here: nearly none starts with a name that starts like one of these.
    const auto start = view.sub(key + 1, key + 3);
    if (start != "Us" && start != "Ne" && start != "Ap" && start != "Re") return false;
  }
  const auto key_end = key < view.end() ? string_end(view, key) : nowhere;
  if (key_end == nowhere) return all ? std::optional(false) : std::nullopt;
  switch (member_at(view, key, key_end)) {
    case json::Member::users:
      return may_open_users(view, key_end, all);
    case json::Member::next_token:
    case json::Member::approximate_total_count:
    case json::Member::response_metadata:
      return true;
    default:
      return false;
  }
}

}  // namespace connect_userconfig::reader
