// Rules and readers name a member by its place in a user: `/PhoneConfig/AutoAccept`. In a bare PhoneConfig the same
// member stands one level higher.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

namespace connect_userconfig {

/// Takes `/PhoneConfig` off the paths of all diagnostics from index `first` on.
inline void strip_phone_config(Diagnostics& diagnostics, std::size_t first) {
  constexpr std::string_view prefix = "/PhoneConfig";
  for (auto i = first; i < diagnostics.size(); ++i) {
    if (diagnostics[i].path.starts_with(prefix)) diagnostics[i].path.remove_prefix(prefix.size());
  }
}

}  // namespace connect_userconfig
