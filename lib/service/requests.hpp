// A call as what goes over the wire.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace connect_userconfig::service {

struct HttpRequest {
  std::string_view method{};  ///< static: `GET`, `POST`
  std::string path{};         ///< nothing in it needs escaping
  std::string body{};         ///< JSON; empty of a `GET`
};

/// Whether an id goes into a path as it is, and as one segment of it: letters, digits, `-`, `_`, `~`, and `.` unless
/// there is nothing else. The signature covers the path, and escapes are where signers differ.
[[nodiscard]] bool is_plain_id(std::string_view id) noexcept;

/// The request, or why there is none: an id that would need escaping, a limit that is not in whole seconds.
[[nodiscard]] std::variant<HttpRequest, std::string> request_for(const ServiceCall& call, std::string_view instance_id);

/// Users on a page: the most that the API gives.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_SearchUsers.html
inline constexpr int page_size = 500;

}  // namespace connect_userconfig::service
