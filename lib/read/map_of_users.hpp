// Which objects hold users: told from their members alone, wherever they stand.
#pragma once

#include "json/members.hpp"
#include "read/view.hpp"

#include <optional>
#include <string_view>

namespace connect_userconfig::reader {

/// True for the members of what the settings of somebody stand in.
[[nodiscard]] bool has_settings(json::MemberSet members) noexcept;

/// True for the text of a user, or of a DescribeUser response.
[[nodiscard]] bool is_user_text(std::string_view text);

/// True if what stands around the `Users` of a SearchUsers response holds users, too, or nobody knows. `text` is the
/// whole response without the elements of `Users`. Settings that stand in it directly are somebody's, too. Behind text
/// that is `damaged`, what is left of a user may look like the end of a response: no response has the members of a user
/// itself.
[[nodiscard]] bool holds_users(std::string_view text, bool damaged = false);

/// About how many users are in a text, by the names of what each has once: of settings, and with `by_names` of what
/// they are called by, as the lists of other things are, too.
[[nodiscard]] std::size_t about_users(std::string_view text, bool by_names) noexcept;

/// True if an object that starts at `start`, whose first member's value is from `inner` to `end`, can be a map of
/// users: the value is a user, and its name none that the API knows.
[[nodiscard]] bool starts_map_of_users(const View& view, Offset start, Offset inner, Offset end);

/// True if an object that starts at `start` may be such a map, though its first value is broken: the value starts with
/// a member of a user. Nothing: more has to be read.
[[nodiscard]] std::optional<bool> may_start_map_of_users(const View& view, Offset start, bool last);

/// Where the first user stands in what goes on at `at` as a SearchUsers response does behind its bracket, but for some
/// sign that is missing, wrong or twice: `"Users": {...}, ...`, `,Users":[{...`. Nowhere if it does not go on so.
/// Nothing: more has to be read.
[[nodiscard]] std::optional<Offset> users_without_list(const View& view, Offset at, bool last);

/// True if what starts at `at`, in a list of users, may hold a list of users itself: another list, or an object that
/// does not start as a user does.
[[nodiscard]] bool may_hold_list(const View& view, Offset at) noexcept;

/// Behind a user in what may be a map of users: true if the next member may hold another, or if there is none. A user
/// may hold an object that looks like a user, too (`{"Previous": {...}, "Id": ...}`). Nothing: more has to be read.
[[nodiscard]] std::optional<bool> map_goes_on(const View& view, Offset at, bool last);

/// Behind a value that stands in another: true if what follows may stand there. Nothing: more has to be read.
[[nodiscard]] std::optional<bool> value_fits(const View& view, Offset at, bool last);

/// Where the list ends, before an element of which `at` stands: behind its bracket. Nowhere if the view does not show
/// it.
[[nodiscard]] Offset end_of_list(const View& view, Offset at) noexcept;

/// True if the object at `at` starts with a member that only a SearchUsers response has. Nothing: more has to be read.
[[nodiscard]] std::optional<bool> starts_response(const View& view, Offset at, bool last);

}  // namespace connect_userconfig::reader
