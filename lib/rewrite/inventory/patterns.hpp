// What a legacy call looks like: one table of names, one of the calls that may hold the setting.
#pragma once

#include "connect_userconfig/inventory.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace connect_userconfig::rewriting {

enum class Kind : std::uint8_t {
  call,        ///< a legacy call, whatever stands around it
  type,        ///< a type that only goes with a call: of interest where there is no call
  permission,  ///< an IAM action
  event,       ///< the name of the event that a call leaves
  setting,     ///< the legacy setting: of interest in a call that can hold it
};

/// A name of the operation or of the setting. `name` is in small letters; capitals do not matter. A row holds for an
/// identifier that is the name and one of `endings`.
struct Pattern {
  std::string_view name;
  std::span<const std::string_view> endings;
  std::string_view before;  ///< what stands right before the identifier, quotes left out; empty for anything
  std::string_view near;    ///< what stands a little before it, too
  Kind kind;
  std::string_view what;
  std::string_view section;  ///< of docs/call-sites.md; empty for the section of the language
};

/// The first row that holds for an identifier (in small letters) and for what stands before it; null if none does.
[[nodiscard]] const Pattern* match(std::string_view identifier, std::string_view before);

/// A call that may hold the legacy setting beside other things. Capitals matter, but for a cmdlet.
struct Holder {
  std::string_view name;
  std::string_view what;
  std::string_view section;  ///< as in `Pattern`
  enum class Role : std::uint8_t {
    call,
    resource,  ///< of a template: in YAML and JSON this is the business of `rewrite_template`
    common,    ///< a name that others give to calls of theirs, too
    module,    ///< what may hand the setting on
    other,     ///< something else that has a member of the same name
  } role = Role::call;
};
[[nodiscard]] std::span<const Holder> holders();

/// The section about requests that are kept in files.
inline constexpr std::string_view section_of_requests = "saved-requests";

/// The section about calls in this language.
[[nodiscard]] std::string_view section_of(Language language);

}  // namespace connect_userconfig::rewriting
