#include "connect_userconfig/commands.hpp"
#include "connect_userconfig/writer.hpp"

namespace connect_userconfig {
namespace {

// No shell gives these a meaning inside a word; `=` has one at the beginning in zsh, and ends an assignment elsewhere.
constexpr std::string_view harmless = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";

}  // namespace

std::string quote_for_shell(std::string_view word) {
  if (!word.empty() && word.find_first_not_of(harmless) == std::string_view::npos && word.front() != '=') {
    return std::string(word);
  }
  std::string result;
  append_shell_word(word, result);
  return result;
}

std::string quote_for_shell(std::span<const std::string> words) {
  std::string result;
  for (const auto& word : words) {
    if (!result.empty()) result += ' ';
    result += quote_for_shell(word);
  }
  return result;
}

}  // namespace connect_userconfig
