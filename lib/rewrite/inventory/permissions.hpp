// Actions of IAM and names of events in any text: in order where the new ones stand beside the legacy ones.
#pragma once

#include "remarks.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// True if the action `connect:UpdateUserConfig` stands somewhere but in a comment.
[[nodiscard]] bool allows_new_action(std::string_view text, const Ranges& comments);

/// True if `begin` is in a list that belongs to `eventName`, or is compared with it: `eventName: [A, B, `,
/// `e["eventName"] == `.
[[nodiscard]] bool is_in_event_list(std::string_view text, std::size_t begin);

/// True if the list, or the line, of the legacy event's name has `UpdateUserConfig`, too.
[[nodiscard]] bool is_beside_new_event(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace connect_userconfig::rewriting
