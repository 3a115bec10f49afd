// Where each field of a legacy setting goes, found out by asking `expand` rather than by knowing its rules: a leaf of
// the result that changes when a field changes is a place of that field.
#pragma once

#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/lists.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <bitset>
#include <optional>
#include <string_view>

namespace connect_userconfig::commands {

/// The members of `PhoneConfig`, in their order.
enum class Field : std::uint8_t { phone_type, auto_accept, after_contact_work, phone_number, persistent_connection };
inline constexpr auto field_names =
    std::apply([](const auto&... row) { return std::array{row.name...}; }, Members<UserPhoneConfig>::rows);
inline constexpr std::size_t field_count = field_names.size();

using FieldSet = std::bitset<field_count>;

[[nodiscard]] constexpr std::size_t index(Field field) noexcept { return static_cast<std::size_t>(field); }
[[nodiscard]] std::optional<Field> field_from(std::string_view name) noexcept;

/// A value for a field whose own value is not known, so that the rules have something to work on.
void set_stand_in(UserPhoneConfig& config, Field field);
/// The same in JSON.
[[nodiscard]] nlohmann::ordered_json stand_in(Field field);

/// The lists of an expansion, in the API's order of members.
struct Places {
  nlohmann::ordered_json lists;  ///< a leaf that holds a field is a binary value: see `place`
  Diagnostics diagnostics;       ///< what the rules say whatever the unknown fields turn out to be
  Diagnostics doubtful;          ///< what they say of the stand-ins alone
};

/// The field whose place a leaf is; nothing for a constant.
[[nodiscard]] std::optional<Field> place(const nlohmann::ordered_json& leaf);

/// Expands `config`, in which the fields of `unknown` hold stand-ins. The leaves of the fields of `marked` are places.
[[nodiscard]] Places find_places(const UserPhoneConfig& config, FieldSet unknown, FieldSet marked,
                                 const ExpandOptions& options);

}  // namespace connect_userconfig::commands
