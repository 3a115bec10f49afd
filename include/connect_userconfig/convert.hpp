// One user in, one request out: identify, expand, overlay, reconcile. Each step is pure and can be called by itself.
#pragma once

#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/record.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace connect_userconfig {

/// What to do about a per-channel list that differs from the one that is wanted.
/// `ask`: withhold the user. `keep`: the user's list stands. `overwrite`: ours is sent. `base`: what an overlay sets
/// goes on top of the user's list; without an overlay it is `keep`.
enum class ExistingLists : std::uint8_t { ask, keep, overwrite, base };

/// Everything that an operator can decide about a conversion. One immutable value; the defaults are the careful ones.
struct ConvertOptions {
  AutoAcceptScope auto_accept = AutoAcceptScope::voice;
  AbsentFields absent = AbsentFields::keep;
  ExistingLists existing = ExistingLists::ask;
  std::optional<std::string> instance_id{};  ///< for records without one; one that disagrees is `arn-mismatch`
  std::optional<std::string> user_id{};      ///< likewise
  friend bool operator==(const ConvertOptions&, const ConvertOptions&) = default;
};

enum class Outcome : std::uint8_t { converted, unchanged, withheld };

/// `"converted"`, `"unchanged"` or `"withheld"`.
[[nodiscard]] std::string_view to_string(Outcome outcome) noexcept;

/// What a user is meant to have, before it is compared with what the user has. `convert` fills it with the expansion of
/// the legacy setting; an overlay changes it.
struct Wanted {
  UserConfig config{};  ///< the lists to send; an empty one is left as it is
  UserConfig plain{};   ///< what counts as nobody's decision: a list of the user that equals it is replaced unasked
  UserConfig on_existing{};  ///< for `ExistingLists::base`: the overlay's settings on top of the user's own lists
  ExistingLists existing = ExistingLists::ask;
  bool leave = false;  ///< this user is left alone: nothing is sent, nothing is compared
  /// Lists of the user that an earlier plan wrote, and nobody has changed since: they are replaced without a question.
  /// `ExistingLists::keep` keeps them all the same.
  std::vector<Field> ours{};
  /// Likewise, but elements of theirs were the user's own: the overlay's settings go on top of them without a question.
  std::vector<Field> ours_in_part{};
  /// Who made a list of `config`, where it is not the legacy setting alone, for those who have to decide between the
  /// list and the user's own: `rule chat-agents (policy.yaml:4)`.
  std::vector<std::pair<Field, std::string>> set_by{};
  Diagnostics diagnostics{};
};

/// A program's own rules for some users: called once a record, after the expansion and before existing lists are
/// compared. It sees the record as it was read and may change anything in `wanted`; an error among
/// `wanted.diagnostics` withholds the user. It may be called by several threads at once, and must not throw.
///
///     const Overlay stay_connected = [](const UserRecord& user, const ConvertOptions&, Wanted& wanted) {
///       if (!user.profile || user.profile->routing_profile_id != "chat") return;
///       for (auto& each : wanted.config.persistent_connection_configs) each.persistent_connection = true;
///     };
using Overlay = std::function<void(const UserRecord& user, const ConvertOptions& options, Wanted& wanted)>;

/// One overlay after the other. Either may be empty.
[[nodiscard]] Overlay in_turn(Overlay first, Overlay second);

/// Whether this list of the user is one of `Wanted::ours`.
[[nodiscard]] bool is_ours(const Wanted& wanted, Field list) noexcept;

/// What is done about a list of the user that differs from what is wanted.
[[nodiscard]] ExistingLists answer_for(const Wanted& wanted, Field list) noexcept;

/// What became of a record. `request` is to be sent only if `outcome` is `converted`.
struct Conversion {
  Outcome outcome = Outcome::withheld;
  UpdateUserConfigRequest request{};
  Wanted wanted{};  ///< what the user is meant to have, whatever lists there are; its diagnostics are among these:
  Diagnostics diagnostics{};
};

/// Step 1: whom the record is about, from all its sources, which have to agree. An Arn where an identifier is expected
/// is that identifier.
/// Errors: `instance-id-missing`, `user-id-missing`, `invalid-identifier`, `arn-mismatch`.
void identify(const UserRecord& record, const ConvertOptions& options, UpdateUserConfigRequest& request,
              Diagnostics& diagnostics);

/// Step 2: what the legacy setting of the record expands to (`expand`), with what a saved request leaves out taken into
/// account.
void expand(const UserRecord& record, const ConvertOptions& options, Wanted& wanted);

/// Step 4, after the overlay: compares what is wanted with the lists that the user has, and leaves in `request` what is
/// to be sent. The diagnostics say what was found, list by list.
/// Errors: `existing-config-differs`, `acw-unit-unknown`.
[[nodiscard]] Outcome reconcile(const UserRecord& record, const Wanted& wanted, UserConfig& request,
                                Diagnostics& diagnostics);

/// Converts one user: all steps.
///
/// Pure and total, as `expand` is. All problems of a record are reported, not only the first.
///
///     UserRecord user{.form = Form::search_users,
///                     .arn = "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1",
///                     .phone_config = UserPhoneConfig{.phone_type = PhoneType::soft_phone}};
///     convert(user).request;  // InstanceId i-1, UserId u-1, PhoneNumberConfigs [{VOICE, SOFT_PHONE}]
///
/// Errors: those of `expand`, `identify`, `reconcile` and of the overlay.
[[nodiscard]] Conversion convert(const UserRecord& record, const ConvertOptions& options = {},
                                 const Overlay& overlay = {});

/// The same, into a `Conversion` that is used again and again, so that its strings keep their memory.
void convert(const UserRecord& record, const ConvertOptions& options, const Overlay& overlay, Conversion& result);

}  // namespace connect_userconfig
