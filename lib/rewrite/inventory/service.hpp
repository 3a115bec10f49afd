// The service of the AWS CLI that a command is one of.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// True if the command whose name begins at `begin` is one of another service than Amazon Connect: the word before it,
/// options and their values left out, is a service behind the AWS CLI, as `iam` in `aws --profile p iam create-user`
/// and in `["aws", "iam", "create-user"]`. False where that word is a variable or nothing tells. Looks at some hundred
/// bytes.
[[nodiscard]] bool is_of_other_service(std::string_view text, std::size_t begin);

}  // namespace connect_userconfig::rewriting
