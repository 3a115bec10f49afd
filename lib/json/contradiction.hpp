// What an option says of a record that says something else itself.
#pragma once

#include "connect_userconfig/record.hpp"

#include <optional>
#include <string>

namespace connect_userconfig::json {

/// What the options say against a record of this form: the detail of `option-contradicts-input`, or nothing. `of_line`
/// is the unit that its line of a rejects file states.
[[nodiscard]] std::optional<std::string> contradiction(const ReadOptions& options, Form form,
                                                       std::optional<AcwUnit> of_line);

}  // namespace connect_userconfig::json
