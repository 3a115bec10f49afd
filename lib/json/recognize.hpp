// What form a record has, and what else a file may hold.
#pragma once

#include "connect_userconfig/record.hpp"
#include "json/members.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::json {

/// What the reader of the file knows about a record before its members are seen.
enum class Setting : std::uint8_t {
  alone,
  in_list,          ///< in an array, or in a map of users
  in_search_users,  ///< in the `Users` of a response
};

/// The form of an object with these members; nothing if there is none. `setting` and `told` come first.
[[nodiscard]] std::optional<Form> recognize(MemberSet members, Setting setting, Form told) noexcept;

/// True for an object that cannot be anything but a user: it decides whether `{"key": {...}}` is a map of users.
[[nodiscard]] bool is_user(MemberSet members) noexcept;

/// The setting that a name is nearly that of, but for a letter, its case or what joins its parts; empty if there is
/// none.
[[nodiscard]] std::string_view misspelt_setting(std::string_view name);

/// The members as `unrecognized-form` shows them: names only, and not too many.
class SeenMembers {
 public:
  void add(std::string_view name);
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  /// What it is and what to do with it, or the members that it has.
  [[nodiscard]] std::string text() const;
  /// True if there is nothing to add to the text.
  [[nodiscard]] bool says_all() const noexcept { return !familiar_.empty() || count_ == 0 || is_answer_alone(); }

 private:
  [[nodiscard]] bool is_answer_alone() const;

  static constexpr std::size_t most = 12;
  std::string names_;
  std::string_view familiar_{};  // what it is, in words that need no names
  std::size_t count_ = 0;
};

}  // namespace connect_userconfig::json
