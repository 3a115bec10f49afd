// One user, whatever the file looked like.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// What has to be known to read a record, and nothing about what will become of it.
struct ReadOptions {
  Form form = Form::automatic;
  std::optional<AcwUnit> acw_unit{};  ///< the unit of records whose form does not say it; the others keep theirs
  bool profile = false;               ///< whether `UserRecord::profile` is wanted
};

/// True if the form and the unit that were told cannot both be right.
[[nodiscard]] bool contradict(const ReadOptions& options) noexcept;

/// What a user is beside the settings: what rules for groups of users go by.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_User.html
struct UserProfile {
  std::optional<std::string> routing_profile_id{};
  std::optional<std::string> hierarchy_group_id{};
  std::vector<std::string> security_profile_ids{};
  std::vector<std::pair<std::string, std::string>> tags{};  ///< key and value, in the order of the record
  friend bool operator==(const UserProfile&, const UserProfile&) = default;
};

/// A member of a per-channel list that the model does not know. It may mean something, so the list equals no other.
struct UnknownMember {
  Field list{};
  std::string name{};  ///< safe to show
  friend bool operator==(const UnknownMember&, const UnknownMember&) = default;
};

/// One user as it was read.
struct UserRecord {
  Form form = Form::automatic;
  std::optional<std::string> id{};           ///< `Id`
  std::optional<std::string> user_id{};      ///< `UserId`
  std::optional<std::string> instance_id{};  ///< `InstanceId`
  std::optional<std::string> arn{};          ///< `Arn`
  std::optional<std::string> username{};     ///< `Username`: what people call the user by
  std::optional<UserPhoneConfig> phone_config{};
  std::string_view base{};  ///< static: where this user stands in its document, `/User` in a `DescribeUser` response
  AcwUnit acw_unit = AcwUnit::unknown;  ///< the unit that its limits were read in
  bool unit_known = true;  ///< false: nothing says in which unit the limits of `existing` were, so they are left out
  UserConfig existing{};   ///< the per-channel lists that the record already had, in seconds
  std::vector<UnknownMember> unknown_members{};  ///< those of `existing`
  std::optional<UserProfile> profile{};          ///< only if `ReadOptions::profile` asks for it
  Diagnostics diagnostics{};                     ///< all problems of reading it
  friend bool operator==(const UserRecord&, const UserRecord&) = default;
};

/// Whether records of this form say everything that a user is: a member that they lack, the user lacks. Responses do;
/// requests, a bare `PhoneConfig` and an object cut out of a response do not.
[[nodiscard]] bool says_whole_profile(Form form) noexcept;

/// The place of a diagnostic in the document that holds the record (RFC 6901): below `base`, and in a bare
/// `PhoneConfig` without the name of the member that would hold it in a user.
[[nodiscard]] std::string pointer_in(const UserRecord& record, const Diagnostic& diagnostic);

/// What the Arn of an agent says. Views into its text.
struct AgentArn {
  std::string_view region{};
  std::string_view account{};
  std::string_view instance_id{};
  std::string_view user_id{};
};

/// `arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE/agent/USER`, any partition; nothing for any other text.
[[nodiscard]] std::optional<AgentArn> parse_agent_arn(std::string_view text) noexcept;

}  // namespace connect_userconfig
