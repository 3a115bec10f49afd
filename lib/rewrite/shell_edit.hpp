// New arguments as text that fits into a script.
#pragma once

#include "connect_userconfig/commands.hpp"
#include "shell_words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// Why an argument cannot be written as a word of the script; empty if it can.
[[nodiscard]] std::string_view cannot_write(std::string_view argument, const WordReader& reader);

/// One word, with expansions in double quotes.
[[nodiscard]] std::string shell_word(std::string_view argument, const WordReader& reader);

/// The operation and an option right behind it, which give way together, apart: the space between them stays. `first`
/// is the word of the command that its edits count from.
[[nodiscard]] std::vector<CommandEdit> split(const std::vector<CommandEdit>& changes, const std::vector<Word>& words,
                                             std::size_t first);

/// Arguments that take the place of the word at `at`: in one line, or, where the call is broken into lines, an option
/// a line, and the elements of an option too if they are long.
class ShellLayout {
 public:
  /// The call's words stand in `[begin, end)`.
  ShellLayout(std::string_view text, std::size_t begin, std::size_t end);
  [[nodiscard]] std::string print(const std::vector<std::string>& arguments, std::size_t at,
                                  const WordReader& reader) const;

 private:
  std::string_view text_;
  std::string newline_;
  bool broken_ = false;  ///< the call has lines of its own for its options
  std::string indent_;   ///< of these lines
};

}  // namespace connect_userconfig::rewriting
