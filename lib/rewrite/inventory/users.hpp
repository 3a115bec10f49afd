// Resources that are called as anything may be: whether a name is one of them.
#pragma once

#include "names.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// True if the `ConnectUser` at `begin` is made as the resource of the CDK for Terraform is, or the file names that: it
/// is neither a construct's name in quotes nor a `Custom::ConnectUser`. `names_cdktf` keeps what is asked of the whole
/// file.
[[nodiscard]] bool is_user_of_cdktf(std::string_view text, std::size_t begin, std::optional<bool>& names_cdktf);

/// Where Pulumi's `User` is imported by its name, and made.
[[nodiscard]] std::vector<HolderName> users_of_pulumi(std::string_view text, const Holder& holder);

}  // namespace connect_userconfig::rewriting
