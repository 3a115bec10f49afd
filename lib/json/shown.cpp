#include "json/shown.hpp"

#include "connect_userconfig/text.hpp"

#include <algorithm>

namespace connect_userconfig::json {
namespace {

constexpr std::size_t longest = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool may_be_personal(std::string_view text) {
  constexpr std::ptrdiff_t digits_of_a_number = 7;
  return text.find('@') != std::string_view::npos ||
         std::count_if(text.begin(), text.end(), is_digit) >= digits_of_a_number;
}

}  // namespace

std::string shown_name(std::string_view name) {
  if (may_be_personal(name)) return "(a name of " + std::to_string(name.size()) + " bytes)";
  return printable(name, longest);
}

std::string shown_word(std::string_view word) {
  const bool like_an_enumerator =
      word.size() <= longest && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' || c == ' ';
      });
  if (!like_an_enumerator) return "a text of " + std::to_string(word.size()) + " bytes";
  return word.empty() ? "an empty text" : std::string(word);
}

}  // namespace connect_userconfig::json
