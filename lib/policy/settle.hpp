// What a user is meant to have once it is decided what counts: the lists, element by element.
#pragma once

#include "policy/complaints.hpp"

#include <array>

namespace connect_userconfig::policy {

/// An answer to each decision, in the order of the elements from `Element::existing` on.
inline constexpr std::size_t decision_count = element_count - setting_count;
using Answers = std::array<Number, decision_count>;
[[nodiscard]] constexpr std::size_t decision_index(Element element) noexcept {
  return index_of(element) - setting_count;
}

/// Changes what is wanted of a user, under these answers.
void settle(const ReadyPolicy::Impl& policy, const UserRecord& user, const ConvertOptions& options,
            const Verdict& verdict, const Answers& answers, Complaints& complaints, Wanted& wanted, Trace* trace);

}  // namespace connect_userconfig::policy
