// Where users stand in what is no record itself, and how they are taken out: the next step of `unrecognized-form`.
#pragma once

#include "json/recognize.hpp"
#include "json/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::json {

/// Places of records in an object, as paths of jq: `.result`, `.teams[]`, `.["two words"]`.
class Whereabouts {
 public:
  /// Notes a place. `path` is as `step` and `any_element` have made it.
  void add(const std::string& path);
  [[nodiscard]] bool empty() const noexcept { return paths_.empty() && !odd_; }
  /// The expression of jq that takes the records out, in the file that they stand in. Empty if there are too many
  /// places, or such as cannot be written down.
  [[nodiscard]] std::string expression(Setting setting) const;
  /// The one that gives the response around these records without them, and them behind it; empty as before.
  [[nodiscard]] std::string apart() const;

  /// What leads to a member; empty if its name is such as nobody would want to type.
  [[nodiscard]] static std::string step(std::string_view name);
  static constexpr std::string_view any_element = "[]";
  static constexpr std::string_view from_string = " | fromjson";
  static constexpr unsigned deepest = 12;

 private:
  std::vector<std::string> paths_;
  bool odd_ = false;
};

/// Which members an object has.
template <class Value>
MemberSet members_of(const Value& object) {
  MemberSet members;
  object.for_each_member([&](std::string_view name, const Value&) {
    const auto member = member_from(name);
    if (member != Member::other) members.insert(member);
  });
  return members;
}

/// True for a response or a record: what is read as it is if it stands in a file of its own.
template <class Value>
bool is_read_by_itself(const Value& object) {
  bool response = false;
  object.for_each_member([&](std::string_view name, const Value& value) {
    if (name == "Users") response = response || value.kind() == Kind::array;
    if (name == "User" && value.kind() == Kind::object) response = response || is_user(members_of(value));
  });
  return response || recognize(members_of(object), Setting::alone, Form::automatic);
}

template <class Value>
void find_records(const Value& value, const std::string& path, unsigned left, Whereabouts& to) {
  const auto look_at = [&](const Value& inner, const std::string& where) {
    if (inner.kind() == Kind::object && is_read_by_itself(inner)) return to.add(where);
    if (inner.kind() >= Kind::array && left > 0) find_records(inner, where, left - 1, to);
  };
  if (value.kind() == Kind::array) {
    const auto inside = path + std::string(Whereabouts::any_element);
    value.for_each_element([&](const Value& element) { look_at(element, inside); });
  }
  if (value.kind() != Kind::object) return;
  value.for_each_member([&](std::string_view name, const Value& member) {
    if (member.kind() < Kind::array) return;
    const auto step = Whereabouts::step(name);
    look_at(member, path + (step.empty() ? std::string(Whereabouts::any_element) : step));
  });
}

/// True for a JSON document of users that was written as a string once more.
[[nodiscard]] bool is_document_of_users(std::string_view text);

/// Such a string, alone or as a member, where no record stands as it is.
template <class Value>
void find_document_in_string(const Value& value, Whereabouts& to) {
  const auto look_at = [&](const Value& inner, const std::string& path) {
    if (to.empty() && inner.kind() == Kind::string && is_document_of_users(inner.string()))
      to.add(path + std::string(Whereabouts::from_string));
  };
  look_at(value, {});
  if (value.kind() != Kind::object) return;
  value.for_each_member([&](std::string_view name, const Value& member) {
    if (const auto step = Whereabouts::step(name); !step.empty()) look_at(member, step);
  });
}

/// What `unrecognized-form` says behind what was seen. `told` is the form that an option named.
[[nodiscard]] std::string next_step(const Whereabouts& records, MemberSet members, Setting setting, Form told);

/// True for a response that is known as one no longer: its `Users` is written with escapes.
template <class Value>
bool is_escaped_response(const Value& value, Setting setting) {
  if (setting == Setting::in_search_users || value.kind() != Kind::object) return false;
  bool is_response = false;
  value.for_each_member([&](std::string_view name, const Value& member) {
    is_response = is_response || (name == "Users" && member.kind() == Kind::array);
  });
  return is_response;
}
inline constexpr std::string_view users_inside = "; users stand inside of it";
inline constexpr std::string_view plain_names =
    "; users stand inside of it, and the name Users is written with escapes: jq . FILE | connect-userconfig convert";

/// The same, of what has not been looked through yet.
template <class Value>
std::string next_step(const Value& value, Setting setting, Form told) {
  if (is_escaped_response(value, setting)) return std::string(plain_names);
  Whereabouts records;
  find_records(value, {}, Whereabouts::deepest, records);
  if (records.empty()) find_document_in_string(value, records);
  return next_step(records, value.kind() == Kind::object ? members_of(value) : MemberSet(), setting, told);
}

}  // namespace connect_userconfig::json
