// The members that a diagnostic can be about, as values: nobody has to take a JSON Pointer apart to know which it is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace connect_userconfig {

/// A member of a record, whatever shape the record has.
enum class Field : std::uint8_t {
  record,  ///< the record as a whole
  id,
  arn,
  user_id,
  instance_id,
  username,
  routing_profile_id,
  hierarchy_group_id,
  security_profile_ids,
  tags,
  phone_config,
  // The members of PhoneConfig
  phone_type,
  auto_accept,
  after_contact_work_time_limit,
  desk_phone_number,
  persistent_connection,
  // The per-channel lists
  auto_accept_configs,
  after_contact_work_configs,
  phone_number_configs,
  persistent_connection_configs,
  voice_enhancement_configs,
  count_  // not a field: how many there are
};

/// True for the members of a `PhoneConfig`.
[[nodiscard]] constexpr bool is_in_phone_config(Field field) noexcept {
  return field >= Field::phone_type && field <= Field::persistent_connection;
}

/// Where each field stands in a user or request, in the order of the enumeration.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(Field::count_)> field_pointers = {
    "",
    "/Id",
    "/Arn",
    "/UserId",
    "/InstanceId",
    "/Username",
    "/RoutingProfileId",
    "/HierarchyGroupId",
    "/SecurityProfileIds",
    "/Tags",
    "/PhoneConfig",
    "/PhoneConfig/PhoneType",
    "/PhoneConfig/AutoAccept",
    "/PhoneConfig/AfterContactWorkTimeLimit",
    "/PhoneConfig/DeskPhoneNumber",
    "/PhoneConfig/PersistentConnection",
    "/AutoAcceptConfigs",
    "/AfterContactWorkConfigs",
    "/PhoneNumberConfigs",
    "/PersistentConnectionConfigs",
    "/VoiceEnhancementConfigs",
};

/// RFC 6901, from the user or request: `/PhoneConfig/AutoAccept`; empty for `Field::record`.
[[nodiscard]] constexpr std::string_view pointer_to(Field field) noexcept {
  return field_pointers[static_cast<std::size_t>(field)];
}

/// The API's own name, e.g. `AutoAccept`; empty for `Field::record`.
[[nodiscard]] constexpr std::string_view to_string(Field field) noexcept {
  const auto pointer = pointer_to(field);
  return pointer.substr(pointer.rfind('/') + 1);
}

}  // namespace connect_userconfig
