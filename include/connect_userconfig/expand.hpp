// The pure core: one legacy setting in, the per-channel settings out.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/model.hpp"

namespace connect_userconfig {

/// What a legacy `AutoAccept` reaches.
/// `voice`: what it reached before February 2026, voice contacts only. `all`: every channel and agent-first callbacks.
/// Source: https://docs.aws.amazon.com/connect/latest/adminguide/enable-auto-accept.html
enum class AutoAcceptScope : std::uint8_t { voice, all };

/// What an absent `AutoAccept` or `AfterContactWorkTimeLimit` means.
/// `keep`: nothing is emitted. `reset`: what the legacy call would have written, `false` and 0.
enum class AbsentFields : std::uint8_t { keep, reset };

/// Where a `UserPhoneConfig` comes from. A saved request that leaves a field out reset that field when it was sent, so
/// keeping it is worth a note (`absent-field-kept`); an export that leaves a field out does not say what is in force,
/// which `convert` says (`absent-field-not-sent`) if nothing is sent for it.
enum class Origin : std::uint8_t { exported, request };

struct ExpandOptions {
  AutoAcceptScope auto_accept = AutoAcceptScope::voice;
  AbsentFields absent = AbsentFields::keep;
  Origin origin = Origin::exported;
  friend bool operator==(const ExpandOptions&, const ExpandOptions&) = default;
};

struct Expansion {
  UserConfig config{};        ///< of use only if `diagnostics` has no error
  Diagnostics diagnostics{};  ///< pointers start with `/PhoneConfig`
};

/// Expands a legacy setting into per-channel settings.
///
/// Pure and total: no I/O, no globals, no exceptions for bad data; bad data gives diagnostics. Allocates nothing for a
/// soft phone without a number. Every list that is emitted is complete, in the order VOICE, CHAT, TASK, EMAIL.
///
///     using namespace std::chrono_literals;
///     auto expansion = expand({.phone_type = PhoneType::soft_phone, .auto_accept = true,
///                              .after_contact_work_time_limit = 60'000ms});
///     // expansion.config.after_contact_work_configs[1]: CHAT, 60 s
///
/// Errors: `acw-unit-unknown`, `acw-not-whole-seconds`, `acw-out-of-range`, `invalid-phone-number`,
/// `phone-type-missing`.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateUserConfig.html
[[nodiscard]] Expansion expand(const UserPhoneConfig& phone_config, const ExpandOptions& options = {});

}  // namespace connect_userconfig
