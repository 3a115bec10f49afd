// What a plan says, in words for people who sign it and have never seen the API.
#pragma once

#include "connect_userconfig/plan.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace connect_userconfig::review {

/// What a user notices: an outcome, with the users apart for whom only the place of the settings changes.
enum class Treatment : std::uint8_t { changed, moved, done, withheld };
inline constexpr std::size_t treatment_count = 4;

/// Customer-first callbacks and campaign calls, which auto-accept for voice covers since February 2026.
inline constexpr std::string_view callbacks_diagnostic = "voice-now-covers-callbacks";

[[nodiscard]] Treatment treatment_of(const PlanUser& user);
/// The short name, and the sentence for it.
[[nodiscard]] std::string_view name_of(Treatment treatment) noexcept;
[[nodiscard]] std::string_view meaning_of(Treatment treatment) noexcept;
/// Whether it explains that nothing is sent: an error of a user who is withheld, anything that is said of one who is
/// done.
[[nodiscard]] bool explains(const PlanDiagnostic& diagnostic, Treatment treatment);
[[nodiscard]] bool callbacks_change(const PlanUser& user);

/// `AutoAccept` is `Auto-accept`, `VOICE, agent-first callback` is `Agent-first callbacks`, `false` is `off`. What is
/// not known stays as it is.
[[nodiscard]] std::string setting_words(std::string_view setting);
[[nodiscard]] std::string channel_words(std::string_view channel);
[[nodiscard]] std::string value_words(std::string_view value);
[[nodiscard]] std::string value_words(const std::optional<std::string>& value);
/// `PhoneConfig AfterContactWorkTimeLimit` is `legacy limit`, `rule night (policy.yaml:4)` is `rule night,
/// policy.yaml:4`.
[[nodiscard]] std::string because_words(std::string_view because);
/// The same of one user, whose legacy limit is said as the export has it: `legacy limit 60000 ms`.
[[nodiscard]] std::string because_words(std::string_view because, const PlanUser& user);

/// The legacy setting, member by member: a label and a value. The phone number is left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> legacy_words(const PlanUser& user);
/// `team=billing`
[[nodiscard]] std::string tag_words(const std::pair<std::string, std::string>& tag);
/// How the user gets back what there was before; empty for a user whom nothing is sent for.
[[nodiscard]] std::string undo_words(const PlanUser& user);
/// What was decided for all users, one sentence each.
[[nodiscard]] std::vector<std::string> decision_words(const PlanHeader& header);

}  // namespace connect_userconfig::review
