// What is said about a command line that is wrong.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::tool {

/// The word that was probably meant: the nearest one, if a few letters were put in, left out, changed or swapped.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& words);

/// `; did you mean 'search-users'?`, or nothing.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& words);

/// Parses, and tells what is wrong on standard error, with the nearest option for one that is not known. The result is
/// the exit code if the program is to end here: after an error, or because only the help was asked for.
[[nodiscard]] std::optional<int> parse_arguments(CLI::App& app, int argc, char** argv);

}  // namespace connect_userconfig::tool
