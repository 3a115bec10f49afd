// Requests of the legacy operation that a program makes and no call in sight takes.
#pragma once

#include "names.hpp"
#include "remarks.hpp"

#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// A type's name is of interest where there is no call. It is a call itself where a request is made by it (`new
/// UpdateUserPhoneConfigRequest`, `UpdateUserPhoneConfigRequest.builder()`, `const r: UpdateUserPhoneConfigCommandInput
/// = {`) that no legacy call has in its brackets, by its variable, or by the function that returns it: somebody else
/// sends it. So is `svc.UpdateUserPhoneConfigRequest(...)` of Go. Gives such names the pattern of a call.
void find_made_requests(std::string_view text, Language language, const Ranges& comments, std::vector<Name>& names);

}  // namespace connect_userconfig::rewriting
