// Code of the SDKs, which defines the operation and which nobody edits.
#pragma once

#include <string_view>

namespace connect_userconfig::rewriting {

/// True for what a generator of an SDK has written, by the remarks that the text begins with; for other generated code
/// that defines a method of the operation's name, such as a mock of the SDK; and for a model of the service.
[[nodiscard]] bool is_generated_definition(std::string_view text);

}  // namespace connect_userconfig::rewriting
