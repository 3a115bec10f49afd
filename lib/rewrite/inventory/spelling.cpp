#include "spelling.hpp"

namespace connect_userconfig::rewriting {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char capital(char c) { return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c; }
char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

Spelling spelling_of(std::string_view name) {
  if (name.empty() || !is_small(name.front())) return Spelling::api;
  return name.find('_') == std::string_view::npos ? Spelling::camel : Spelling::snake;
}

std::string spelled(std::string_view api_name, Spelling spelling) {
  std::string result;
  for (const char c : api_name) {
    const bool first = result.empty();
    if (spelling == Spelling::snake && is_capital(c) && !first) result.push_back('_');
    const bool to_small = spelling == Spelling::snake || (spelling == Spelling::camel && first);
    result.push_back(to_small ? small(c) : c);
  }
  return result;
}

std::string api_name(std::string_view written, Spelling spelling) {
  std::string result;
  bool starts_word = spelling != Spelling::api;
  for (const char c : written) {
    if (c == '_') {
      starts_word = true;
      continue;
    }
    result.push_back(starts_word ? capital(c) : c);
    starts_word = false;
  }
  return spelled(result, spelling) == written ? result : std::string{};
}

}  // namespace connect_userconfig::rewriting
