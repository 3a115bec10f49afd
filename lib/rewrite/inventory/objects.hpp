// Objects in programs, as far as brackets, lines and names tell: where they are copied, merged and spread.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

inline constexpr std::size_t most_uses_of_object = 50;  // that are looked at, so that the whole stays linear

/// The text names the setting.
[[nodiscard]] bool holds_setting(std::string_view text);

/// `...base`, `**self.base`
[[nodiscard]] bool is_spread(std::string_view text, std::size_t name_begin);

/// `deepmerge(base, ...)`, `structuredClone(base)`, `ChainMap(more, base)`
[[nodiscard]] bool is_argument_of_copy(std::string_view text, std::size_t begin);

/// `base | {...}`, `dict(base, ...)`, `base.copy()`, `Object.assign({}, base, ...)`
[[nodiscard]] bool is_copied(std::string_view text, std::size_t begin, std::size_t end);

/// Where the bracket stands that closes what is open at `at`; else where the search ends.
[[nodiscard]] std::size_t close_behind(std::string_view text, std::size_t at);

/// What stands beside a use of a name: its brackets, or its line where they are those of a block.
struct Beside {
  std::string_view text;
  bool brackets = false;
};
[[nodiscard]] Beside beside(std::string_view text, std::size_t at, bool spread);

/// Where the first argument ends: before its comma.
[[nodiscard]] std::size_t end_of_argument(std::string_view arguments);

/// Where the next whole word `name` begins, from `at` on.
[[nodiscard]] std::size_t next_use(std::string_view text, std::string_view name, std::size_t at);

/// `name = `, `name: T = `: here the name gets its value.
[[nodiscard]] bool gets_value(std::string_view text, std::size_t end);

/// The name behind the sign of a spread, or in `dict(name`.
[[nodiscard]] std::string_view first_word(std::string_view text);

/// The rest of the arguments behind a name that is one itself; of an expression, what is merged with it.
[[nodiscard]] std::string_view behind_name(std::string_view text, std::size_t end);

/// `...` or `**`
[[nodiscard]] bool is_spread_sign(std::string_view text, std::size_t at);

/// The arguments before one.
[[nodiscard]] std::string_view arguments_before(std::string_view text, std::size_t at);

/// What is assigned in the line of a use: `copy` of `copy = {**base}`.
[[nodiscard]] std::string_view target_before(std::string_view text, std::size_t at);

/// `name = client.create_user(PhoneConfig={...})`: what is assigned is what the call says.
[[nodiscard]] bool is_answer(std::string_view text, std::string_view name, std::size_t call, std::size_t key_begin);

}  // namespace connect_userconfig::rewriting
