// One user, whatever the file looked like, and what becomes of it.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/model.hpp"

#include <optional>
#include <string>

namespace connect_userconfig {

/// The shape that a record has, or is told to have.
enum class Form : std::uint8_t {
  automatic,                  ///< recognize it by its members
  search_users,               ///< an element of a `SearchUsers` response: milliseconds
  describe_user,              ///< the `User` of a `DescribeUser` response: seconds
  update_user_phone_config,   ///< a saved request: seconds
  user,                       ///< a user object cut out of a response: unit unknown
  phone_config,               ///< a bare `PhoneConfig`: unit unknown
  update_user_config,         ///< a request that was already converted: seconds
  create_user,                ///< a `CreateUser` request: seconds
  update_user_identity_info,  ///< a neighbour: checked, passes through
  chime_update_user,          ///< a neighbour: checked, passes through
};

/// `search-users`, `describe-user`, ... as on the command line; `auto` for `Form::automatic`.
[[nodiscard]] std::string_view to_string(Form form) noexcept;
[[nodiscard]] std::optional<Form> form_from(std::string_view text) noexcept;

enum class AcwUnit : std::uint8_t { unknown, seconds, milliseconds };

/// The unit in which this form states after-contact-work limits.
[[nodiscard]] AcwUnit acw_unit_of(Form form) noexcept;

/// True for the forms that are saved requests, for which an absent field once meant "reset".
[[nodiscard]] bool is_request(Form form) noexcept;

/// What to do about a per-channel list that differs from what the legacy setting expands to.
enum class ExistingLists : std::uint8_t { ask, keep, overwrite };

/// Everything that an operator can decide about a conversion. One immutable value; the defaults are the careful ones.
struct ConvertOptions {
  Form form = Form::automatic;
  AutoAcceptScope auto_accept = AutoAcceptScope::voice;
  AbsentFields absent = AbsentFields::keep;
  ExistingLists existing = ExistingLists::ask;
  std::optional<AcwUnit> acw_unit{};         ///< overrides the unit of every form
  std::optional<std::string> instance_id{};  ///< for records without one; one that disagrees is `arn-mismatch`
  std::optional<std::string> user_id{};      ///< likewise
};

/// One user as it was read.
struct UserRecord {
  Form form = Form::automatic;
  std::optional<std::string> id{};           ///< `Id`
  std::optional<std::string> user_id{};      ///< `UserId`
  std::optional<std::string> instance_id{};  ///< `InstanceId`
  std::optional<std::string> arn{};          ///< `Arn`
  std::optional<UserPhoneConfig> phone_config{};
  std::string_view base{};    ///< static: where this user stands in its document, `/User` in a `DescribeUser` response
  bool unit_known = true;     ///< false: nothing says in which unit the limits of `existing` were, so they are left out
  UserConfig existing{};      ///< the per-channel lists that the record already had, in seconds
  Diagnostics diagnostics{};  ///< all problems of reading it
};

enum class Outcome : std::uint8_t { converted, unchanged, withheld };

/// `"converted"`, `"unchanged"` or `"withheld"`.
[[nodiscard]] std::string_view to_string(Outcome outcome) noexcept;

/// What became of a record. `request` is to be sent only if `outcome` is `converted`.
struct Conversion {
  Outcome outcome = Outcome::withheld;
  UpdateUserConfigRequest request{};
  UserConfig expansion{};  ///< what the legacy setting expands to, whatever lists the user already has
  Diagnostics diagnostics{};
};

/// Converts one user: identity, expansion, and comparison with the lists that the user already has.
///
/// Pure and total, as `expand` is. All problems of a record are reported, not only the first.
///
///     UserRecord user{.form = Form::search_users,
///                     .arn = "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1",
///                     .phone_config = UserPhoneConfig{.phone_type = PhoneType::soft_phone}};
///     convert(user).request;  // InstanceId i-1, UserId u-1, PhoneNumberConfigs [{VOICE, SOFT_PHONE}]
///
/// Errors: those of `expand`, and `instance-id-missing`, `user-id-missing`, `invalid-identifier`, `arn-mismatch`,
/// `existing-config-differs`.
[[nodiscard]] Conversion convert(const UserRecord& record, const ConvertOptions& options = {});

/// The same, into a `Conversion` that is used again and again, so that its strings keep their memory.
void convert(const UserRecord& record, const ConvertOptions& options, Conversion& result);

}  // namespace connect_userconfig
