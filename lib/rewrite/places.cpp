#include "places.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

using Json = nlohmann::ordered_json;
using std::chrono::seconds;

Json to_lists(const UserConfig& config) {
  Json lists = Json::object();
  for (const auto& c : config.auto_accept_configs) {
    Json element = {{"Channel", to_string(c.channel)}, {"AutoAccept", c.auto_accept}};
    if (c.agent_first_callback_auto_accept)
      element["AgentFirstCallbackAutoAccept"] = *c.agent_first_callback_auto_accept;
    lists["AutoAcceptConfigs"].push_back(std::move(element));
  }
  const auto limit = [](const AfterContactWorkConfig& c) {
    Json value = Json::object();
    if (c.after_contact_work_time_limit) value["AfterContactWorkTimeLimit"] = c.after_contact_work_time_limit->count();
    return value;
  };
  for (const auto& c : config.after_contact_work_configs) {
    Json element = {{"Channel", to_string(c.channel)}, {"AfterContactWorkConfig", limit(c.after_contact_work_config)}};
    if (c.agent_first_callback_after_contact_work_config) {
      element["AgentFirstCallbackAfterContactWorkConfig"] = limit(*c.agent_first_callback_after_contact_work_config);
    }
    lists["AfterContactWorkConfigs"].push_back(std::move(element));
  }
  for (const auto& c : config.phone_number_configs) {
    Json element = {{"Channel", to_string(c.channel)}, {"PhoneType", to_string(c.phone_type)}};
    if (c.phone_number) element["PhoneNumber"] = *c.phone_number;
    lists["PhoneNumberConfigs"].push_back(std::move(element));
  }
  for (const auto& c : config.persistent_connection_configs) {
    lists["PersistentConnectionConfigs"].push_back(
        {{"Channel", to_string(c.channel)}, {"PersistentConnection", c.persistent_connection}});
  }
  return lists;
}

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
void keep_common(Diagnostics& diagnostics, const Diagnostics& others) {
  const auto differs = [&](const Diagnostic& d) {
    if (d.id == DiagnosticId::voice_now_covers_callbacks) return false;  // true for at least one value, and a note
    return std::none_of(others.begin(), others.end(),
                        [&](const Diagnostic& o) { return o.id == d.id && o.field == d.field; });
  };
  diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), differs), diagnostics.end());
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

std::optional<Field> place(const Json& leaf) {
  if (!leaf.is_binary()) return std::nullopt;
  return static_cast<Field>(leaf.get_binary().subtype());
}

Places find_places(const UserPhoneConfig& config, FieldSet unknown, const ExpandOptions& options) {
  Expansion expansion = expand(config, options);
  Places places{to_lists(expansion.config), std::move(expansion.diagnostics)};
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (!is_present(config, field)) continue;
    const Expansion other = expand(with_other_value(config, field), options);
    if (unknown.test(i)) keep_common(places.diagnostics, other.diagnostics);
    mark_places(places.lists, to_lists(other.config), field);
  }
  if (has_errors(places.diagnostics)) places.lists = Json::object();
  return places;
}

}  // namespace connect_userconfig::rewriting
