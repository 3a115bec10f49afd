// What a user has when a request has been sent.
#pragma once

#include "connect_userconfig/lists.hpp"

namespace connect_userconfig {

/// `lists` with those of `request` in their place.
inline void put_sent(const UserConfig& request, UserConfig& lists) {
  for_each_list([&](const auto& row) {
    if (!(request.*row.list).empty()) lists.*row.list = request.*row.list;
  });
}

}  // namespace connect_userconfig
