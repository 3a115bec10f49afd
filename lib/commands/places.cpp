#include "commands/places.hpp"

#include "commands/per_channel_lists.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

using std::chrono::seconds;

bool is_present(const UserPhoneConfig& config, Field field) {
  switch (field) {
    case Field::phone_type:
      return config.phone_type.has_value();
    case Field::auto_accept:
      return config.auto_accept.has_value();
    case Field::after_contact_work:
      return config.after_contact_work_time_limit.has_value();
    case Field::phone_number:
      return config.desk_phone_number.has_value() && !config.desk_phone_number->empty();
    case Field::persistent_connection:
      return config.persistent_connection.has_value();
  }
  return false;
}

/// The same setting with another valid value in one field.
UserPhoneConfig with_other_value(UserPhoneConfig config, Field field) {
  const auto other = [](auto& value, const auto& a, const auto& b) { value = value == a ? b : a; };
  switch (field) {
    case Field::phone_type:
      other(*config.phone_type, PhoneType::soft_phone, PhoneType::desk_phone);
      break;
    case Field::auto_accept:
      config.auto_accept = !*config.auto_accept;
      break;
    case Field::after_contact_work:
      other(*config.after_contact_work_time_limit, AfterContactWorkTimeLimit{seconds{60}},
            AfterContactWorkTimeLimit{seconds{61}});
      break;
    case Field::phone_number:
      other(*config.desk_phone_number, std::string{"+12065550100"}, std::string{"+12065550101"});
      break;
    case Field::persistent_connection:
      config.persistent_connection = !*config.persistent_connection;
      break;
  }
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
  switch (field) {
    case Field::phone_type:
      config.phone_type = PhoneType::soft_phone;
      break;
    case Field::auto_accept:
      config.auto_accept = true;
      break;
    case Field::after_contact_work:
      config.after_contact_work_time_limit = seconds{60};
      break;
    case Field::phone_number:
      config.desk_phone_number = "+12065550100";
      break;
    case Field::persistent_connection:
      config.persistent_connection = true;
      break;
  }
}

Json stand_in(Field field) {
  static const std::array<Json, field_count> values = {"SOFT_PHONE", true, 60, "+12065550100", true};
  return values[index(field)];
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
