// The names of the API as other libraries spell them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace connect_userconfig::rewriting {

enum class Spelling : std::uint8_t {
  api,    ///< `PhoneType`
  camel,  ///< `phoneType`, as in the CDK
  snake,  ///< `phone_type`, as in the CDK for Python
};

/// By its first letter, and by underscores.
[[nodiscard]] Spelling spelling_of(std::string_view name);

/// A name of the API in another spelling.
[[nodiscard]] std::string spelled(std::string_view api_name, Spelling spelling);

/// The API's name of what is written; empty if it is written in another spelling.
[[nodiscard]] std::string api_name(std::string_view written, Spelling spelling);

}  // namespace connect_userconfig::rewriting
