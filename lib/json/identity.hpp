// Whom a record is about, in the memory of the record before it.
#pragma once

#include "connect_userconfig/record.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::json {

/// Whom the record is about, as nothing says it.
inline void forget_identity(UserRecord& record) noexcept {
  record.id.reset();
  record.user_id.reset();
  record.instance_id.reset();
  record.arn.reset();
  record.username.reset();
}

/// Into the memory of the text that was there before, unless that was a giant.
inline void replace(std::optional<std::string>& to, std::string_view text) {
  constexpr std::size_t usual = std::size_t{4} << 10;
  if (to && to->capacity() <= usual) {
    to->assign(text);
  } else {
    to.emplace(text);
  }
}

}  // namespace connect_userconfig::json
