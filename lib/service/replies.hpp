// What came over the wire as what became of a call.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace connect_userconfig::service {

/// An answer as it came.
struct HttpResponse {
  int status = 0;
  std::string error_type{};    ///< the header `x-amzn-errortype`
  std::string content_type{};  ///< for the words of an error
  std::string body{};
  bool too_large = false;  ///< the body was cut off at `most_bytes`
};

/// No answer of the API is larger: a page is 500 users of a few kilobytes at the most, a user is one.
[[nodiscard]] std::size_t most_bytes(Operation operation) noexcept;

/// The reply, but for the number of the call. Texts in `secrets` are never part of an error.
[[nodiscard]] ServiceReply reply_to(const ServiceCall& call, HttpResponse response,
                                    std::span<const std::string_view> secrets = {});

/// `text` without the secrets, on one line, bounded, and safe to show.
[[nodiscard]] std::string safe_text(std::string_view text, std::span<const std::string_view> secrets);

}  // namespace connect_userconfig::service
