// Words that a script compares or goes through, and commands that search for words: both name an operation, and run
// none.
#pragma once

#include "shell_words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace connect_userconfig::rewriting {

/// The words of `case`, `[[`, `for` and `select` at this node, and not below it.
[[nodiscard]] std::vector<const nlohmann::json*> compared_words(const nlohmann::json& node);

/// True for a word that is the name of an operation, or a pattern with no other words in it: `^(a|update-...)$`.
[[nodiscard]] bool is_one_of_patterns(std::string_view source, bool configures);

/// True for `[` and `test`.
[[nodiscard]] bool compares(const std::vector<Word>& words);

/// True for `grep` and the like, whatever runs them, and for `sed`, `awk` and `perl` without a call of the AWS CLI in
/// their programs.
[[nodiscard]] bool searches(const std::vector<Word>& words);

/// True for a call of Amazon Connect whose operation only a run knows: `connect "$1"`.
[[nodiscard]] bool runs_any_operation(const std::vector<Word>& words);

}  // namespace connect_userconfig::rewriting
