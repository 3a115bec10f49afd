// What a rule can say, one element at a time. Settings and decisions are resolved alike: by element, so all of them
// stand in one table of numbers.
#pragma once

#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/policy.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::policy {

/// The elements, those of one list beside each other. Those of channels are in the order of `Channel`.
enum class Element : std::uint8_t {
  auto_accept_voice,
  auto_accept_chat,
  auto_accept_task,
  auto_accept_email,
  auto_accept_callback,
  after_work_voice,
  after_work_chat,
  after_work_task,
  after_work_email,
  after_work_callback,
  persistent_connection,
  voice_enhancement,
  // Decisions
  existing,
  absent,
  auto_accept_scope,
  leave,
  count_
};
inline constexpr std::size_t element_count = static_cast<std::size_t>(Element::count_);
inline constexpr std::size_t setting_count = static_cast<std::size_t>(Element::existing);
[[nodiscard]] constexpr std::size_t index_of(Element element) noexcept { return static_cast<std::size_t>(element); }
[[nodiscard]] constexpr Element element_at(std::size_t index) noexcept { return static_cast<Element>(index); }

/// Why an element has its value if the user had it before and no rule sets it.
inline constexpr std::string_view because_existing = "the user has it";

/// A value of any element, as a number: a boolean, seconds, or an enumerator.
using Number = std::int64_t;
using Values = std::array<std::optional<Number>, element_count>;

/// The list that an element of a setting stands in.
enum class List : std::uint8_t { auto_accept, after_work, persistent_connection, voice_enhancement };
inline constexpr std::size_t list_kinds = 4;

/// As diagnostics name it, and the table of lists.
[[nodiscard]] Field field_of(List list) noexcept;

/// Whether `f(row)` holds for this list, `row` being that of the table of lists.
template <class F>
bool holds_for(List list, F f) {
  const auto field = field_of(list);
  return any_list([&](const auto& row) { return row.field == field && f(row); });
}

struct ElementInfo {
  std::string_view setting;  ///< as in a policy: `AutoAccept`
  std::string_view channel;  ///< `CHAT`; empty for a decision
  List list;                 ///< of no meaning for a decision
};
[[nodiscard]] const ElementInfo& info(Element element) noexcept;

/// `AutoAccept of CHAT`
[[nodiscard]] std::string name_of(Element element);
/// As a policy writes it: `true`, `30 s`, `NOISE_SUPPRESSION`, `keep`.
[[nodiscard]] std::string text_of(Element element, Number value);

/// What a rule says, element by element.
[[nodiscard]] Values values_of(const PolicySettings& settings, const PolicyDecisions& decisions);

/// The elements of a user's lists. What a list does not say has no value.
[[nodiscard]] Values values_of(const UserConfig& config);

/// Changes an element of a configuration; an element of the list that is not there is made.
void put(UserConfig& config, Element element, Number value);

/// Puts the elements of all lists in the order of the channels.
void sort_channels(UserConfig& config);

}  // namespace connect_userconfig::policy
