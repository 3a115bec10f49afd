#include "commands/places.hpp"

#include "commands/per_channel_lists.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

// Two values of each type: one to stand in for what is not known, and another, to see what changes with it.
void give(std::optional<PhoneType>& value, bool other) {
  value = other ? PhoneType::desk_phone : PhoneType::soft_phone;
}
void give(std::optional<bool>& value, bool other) { value = !other; }
void give(std::optional<AfterContactWorkTimeLimit>& value, bool other) {
  value = std::chrono::seconds{other ? 61 : 60};
}
void give(std::optional<std::string>& value, bool other) { value = other ? "+12065550101" : "+12065550100"; }

/// Calls `f(row)` for the member that the field is.
template <class F>
void for_member(Field field, F f) {
  std::size_t at = 0;
  for_each_member<UserPhoneConfig>([&](const auto& row) {
    if (at++ == index(field)) f(row);
  });
}

bool is_present(const UserPhoneConfig& config, Field field) {
  bool present = false;
  for_member(field, [&](const auto& row) {
    const auto& value = config.*row.member;
    present = value.has_value();
    if constexpr (requires { value->empty(); }) present = present && !value->empty();
  });
  return present;
}

/// The same setting with another valid value in one field.
UserPhoneConfig with_other_value(UserPhoneConfig config, Field field) {
  for_member(field, [&](const auto& row) {
    auto& value = config.*row.member;
    const auto before = value;
    give(value, false);
    if (value == before) give(value, true);
  });
  return config;
}

void mark_places(Json& base, const Json& other, Field field) {
  if (base.is_structured() && base.size() == other.size()) {
    auto there = other.begin();
    for (auto here = base.begin(); here != base.end(); ++here, ++there) mark_places(*here, *there, field);
  } else if (!base.is_binary() && base != other) {
    base = Json::binary({}, static_cast<std::uint8_t>(index(field)));
  }
}

/// What is said for one value of an unknown field only cannot be said.
void keep_common(Places& places, const Diagnostics& others) {
  const auto common = [&](const Diagnostic& d) {
    if (d.id == DiagnosticId::voice_now_covers_callbacks) return true;  // true for at least one value, and a note
    return std::any_of(others.begin(), others.end(),
                       [&](const Diagnostic& o) { return o.id == d.id && o.field == d.field; });
  };
  const auto rest = std::stable_partition(places.diagnostics.begin(), places.diagnostics.end(), common);
  places.doubtful.insert(places.doubtful.end(), rest, places.diagnostics.end());
  places.diagnostics.erase(rest, places.diagnostics.end());
}

}  // namespace

std::optional<Field> field_from(std::string_view name) noexcept {
  const auto* found = std::find(field_names.begin(), field_names.end(), name);
  if (found == field_names.end()) return std::nullopt;
  return static_cast<Field>(found - field_names.begin());
}

void set_stand_in(UserPhoneConfig& config, Field field) {
  for_member(field, [&](const auto& row) { give(config.*row.member, false); });
}

Json stand_in(Field field) {
  UserPhoneConfig config;
  set_stand_in(config, field);
  return Json(config).front();
}

std::optional<Field> place(const Json& leaf) {
  if (!leaf.is_binary()) return std::nullopt;
  return static_cast<Field>(leaf.get_binary().subtype());
}

Places find_places(const UserPhoneConfig& config, FieldSet unknown, FieldSet marked, const ExpandOptions& options) {
  Expansion expansion = expand(config, options);
  Places places{per_channel_lists(expansion.config), std::move(expansion.diagnostics), {}};
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (!marked.test(i) || !is_present(config, field)) continue;
    const Expansion other = expand(with_other_value(config, field), options);
    if (unknown.test(i)) keep_common(places, other.diagnostics);
    mark_places(places.lists, per_channel_lists(other.config), field);
  }
  if (has_errors(places.diagnostics)) places.lists = Json::object();
  return places;
}

}  // namespace connect_userconfig::commands
