// How far an undo has come, as what the user has now tells.
#pragma once

#include "connect_userconfig/migration.hpp"

namespace connect_userconfig::migration {

/// What a request is undone to, and how.
struct UndoState {
  UserSettings found;  ///< before the request
  UserConfig request;
  PlanUndo undo;
  /// What the legacy call would write for the legacy setting alone; nothing if it cannot write that.
  std::optional<UserPhoneConfig> phone_config;
};
[[nodiscard]] UndoState undo_state(const UserSettings& found, const UserConfig& request, AbsentFields absent);

/// Every list is as it was found. One that was not there is gone, or, where the legacy call leaves it, says what the
/// legacy setting means.
[[nodiscard]] bool lists_are_undone(const UndoState& state, const UserConfig& now);

/// The legacy setting is as it was found, or as it was written back.
[[nodiscard]] bool phone_config_is_undone(const UndoState& state, const std::optional<UserPhoneConfig>& now);

/// The lists that are not yet as they were, as they have to be written.
[[nodiscard]] UserConfig still_to_write(const UndoState& state, const UserConfig& now);

/// All lists together are as one step or the other of the undo leaves them: nobody else has been here.
[[nodiscard]] bool is_ours(const UndoState& state, const UserConfig& now);

/// The same for the legacy setting, into which the service may mirror what lists say of voice.
[[nodiscard]] bool is_ours(const UndoState& state, const std::optional<UserPhoneConfig>& now);

}  // namespace connect_userconfig::migration
