// Which words of a statement call the AWS CLI, and which only hold a call for somebody else to make.
#pragma once

#include "shell_words.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

inline constexpr std::string_view legacy_operation = "update-user-phone-config";

struct ShellCall {
  std::size_t first = 0;  ///< the word behind `aws`
  bool by_name = false;   ///< the shell itself looks up the word `aws`: a function of that name is what it finds
};

/// The call, if the words are one that can be rewritten where it stands.
[[nodiscard]] std::optional<ShellCall> find_call(const std::vector<Word>& words);

[[nodiscard]] bool is_shim_name(std::string_view word);

/// `connect-userconfig aws ...`, by whatever path and behind whatever runs it.
[[nodiscard]] bool calls_shim(const std::vector<Word>& words);

/// Who runs a call that is not edited, and why that keeps it from being edited, for a person.
[[nodiscard]] std::string_view runner_of(const std::vector<Word>& words);

/// True for `echo` and the like, which only show their words; `printf -v` keeps them.
[[nodiscard]] bool only_shows(const std::vector<Word>& words);

/// True for a word that may hold or bring phone settings: `--phone-config`, `--cli-input-json`, an expansion alone.
[[nodiscard]] bool may_configure_phone(std::string_view argument);

/// The word that names a legacy operation, in words that somebody else runs (`retry 3 aws ...`) or that are kept for
/// later (`args=(connect create-user ...)`). `configures`: the rest of the script holds phone settings.
[[nodiscard]] std::optional<std::size_t> find_operation(const std::vector<Word>& words, bool configures);

/// Where a text names a legacy operation, and how.
struct Mention {
  std::size_t at = 0;       ///< the byte
  std::size_t length = 0;   ///< of the name
  bool permission = false;  ///< `connect:UpdateUserPhoneConfig`, an action of IAM
};

/// In the spelling of any language, for a text may be for another interpreter; in the order of the text. `goes_on`:
/// options may be added to the text later.
[[nodiscard]] std::vector<Mention> find_mentions(std::string_view text, bool configures, bool goes_on = false);

/// True for a value that is the name of an operation and no more: `create-user`, `"${1:-update-user-phone-config}"`.
[[nodiscard]] bool is_operation_alone(std::string_view source, bool configures);

}  // namespace connect_userconfig::rewriting
