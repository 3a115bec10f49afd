// Where Amazon Connect is.
#pragma once

#include "connect_userconfig/service.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace connect_userconfig::service {

struct Endpoint {
  std::string url{};   ///< `https://connect.us-west-2.amazonaws.com`, without a slash at its end
  bool plain = false;  ///< http, which is to a loopback address only
};

/// `us-west-2`: a word that goes into a host name, and into a signature.
[[nodiscard]] bool is_region(std::string_view region) noexcept;

/// The region's own endpoint, or the one that is named in its place: https, or http to a loopback address; a host and a
/// port and nothing else.
[[nodiscard]] std::variant<Endpoint, ServiceProblem> endpoint_of(std::string_view region, std::string_view named);

}  // namespace connect_userconfig::service
