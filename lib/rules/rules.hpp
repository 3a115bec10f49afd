// The rules, one a field. Each knows the model, the options and the diagnostics, and nothing of the others.
#pragma once

#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/record.hpp"

namespace connect_userconfig::rules {

/// Where a rule puts what it makes: wherever the caller keeps it, so that nothing is copied on the way.
struct Target {
  UserConfig& config;
  Diagnostics& diagnostics;
};

// From UserPhoneConfig to one list of UserConfig.
void auto_accept(const UserPhoneConfig& from, const ExpandOptions& options, Target to);
void after_contact_work(const UserPhoneConfig& from, const ExpandOptions& options, Target to);
void phone_number(const UserPhoneConfig& from, Target to);
void persistent_connection(const UserPhoneConfig& from, Target to);

/// All of them, in this order. `to.config` has to be empty.
void expand(const UserPhoneConfig& from, const ExpandOptions& options, Target to);

/// True for `^\+[1-9]\d{1,14}$`, the pattern of the service model.
[[nodiscard]] bool is_e164(std::string_view number) noexcept;

/// Compares each list of `wanted` with the one that the user already has, and takes out what need not be sent.
void existing_config(const UserConfig& existing, ExistingLists decision, UserConfig& wanted, Diagnostics& diagnostics);

/// Finds out whom the record is about, from all its sources, which have to agree.
void identity(const UserRecord& record, const ConvertOptions& options, UpdateUserConfigRequest& request,
              Diagnostics& diagnostics);

/// Says what is wrong with an identifier, if anything. `limit` 0: the service model names none.
void check_identifier(std::string_view value, std::size_t limit, std::string_view path, Diagnostics& diagnostics);
inline constexpr std::size_t max_instance_id = 100;

}  // namespace connect_userconfig::rules
