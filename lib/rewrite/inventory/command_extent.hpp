// Which text belongs to a command: its line, those that continue it, the list of words that it stands in.
#pragma once

#include "extent.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace connect_userconfig::rewriting {

/// The line of the command with the name `[begin, end)` and those that continue it: with a mark at its end, with the
/// comma of a list of words, with an option at the beginning of the next.
[[nodiscard]] Extent command_extent(std::string_view text, std::size_t begin, std::size_t end, Language language);

/// The same in YAML: as far as the text or the list of words reaches that the name stands in. Arguments that have a key
/// of their own beside that list (`command:`, `args:`) belong to it.
[[nodiscard]] Extent command_of_yaml(std::string_view text, std::size_t begin, std::size_t end);

/// The elements of XML around the name and behind it, if each has one word: `<arg value="create-user"/>`. Both ends are
/// 0 if the name is not all that an element has.
[[nodiscard]] Extent elements_of(std::string_view text, std::size_t begin, std::size_t end);

/// Where the list ends that a key beside another list gives to the same command: `command: [...]`, `args: [...]`. `at`
/// is one behind the first list; returned as it is if there is no second.
[[nodiscard]] std::size_t behind_arguments(std::string_view text, std::size_t at);

/// `args`, `command`, `cmd`, `entrypoint`: what gives words to one command.
[[nodiscard]] bool is_key_of_arguments(std::string_view key);

/// True for the words behind one of a list of YAML: the next line begins with `-`.
[[nodiscard]] bool is_list_of_yaml(std::string_view words);

/// Such words in one line, without the marks of the list.
[[nodiscard]] std::string words_of_yaml(std::string_view words);

}  // namespace connect_userconfig::rewriting
