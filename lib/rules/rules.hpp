// The rules, one a field. Each knows the model, the options and the diagnostics, and nothing of the others.
#pragma once

#include "connect_userconfig/convert.hpp"

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

/// What was said of the expansion and is no longer so, because an overlay has changed what is wanted, is taken back;
/// what has become so is said. A user who is left alone is meant to have nothing.
void after_overlay(const UserRecord& record, Wanted& wanted);

/// True for `^\+[1-9]\d{1,14}$`, the pattern of the service model.
[[nodiscard]] bool is_e164(std::string_view number) noexcept;

}  // namespace connect_userconfig::rules
