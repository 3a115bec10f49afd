#include "service.hpp"

#include "characters.hpp"
#include "names.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 400;  // how much is looked at, so that the whole stays linear

/// The last word of a text; what separates words of a command or of a list of words is none of it.
std::string_view last_of(std::string_view text) {
  constexpr std::string_view separators = " \t\r\n\"'`,[]\\^";
  const std::size_t last = text.find_last_not_of(separators);
  if (last == std::string_view::npos) return {};
  const std::size_t before = text.substr(0, last).find_last_of(separators);
  const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(first, last + 1 - first);
}

std::string_view before(std::string_view text, std::string_view word) {
  return text.substr(0, static_cast<std::size_t>(word.data() - text.data()));
}

/// `--region`, which takes the next word; not the mark of a list in YAML.
bool takes_value(std::string_view word) {
  if (word.size() < 2 || word[0] != '-' || word.find('=') != std::string_view::npos) return false;
  return !word.starts_with("--no-") && word != "--debug" && word != "--cli-auto-prompt";
}

/// The last word that is no option and no value of one.
std::string_view last_without_options(std::string_view text) {
  for (std::string_view word = last_of(text); !word.empty(); word = last_of(text)) {
    text = before(text, word);
    if (word[0] == '-') continue;
    const std::string_view option = last_of(text);
    if (!takes_value(option)) return word;
    text = before(text, option);
  }
  return {};
}

/// `iam`, and no variable: `$service`, `{service}`, `SERVICE`.
bool is_plain(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z' && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_aws(std::string_view command) {
  return in_small_letters(command).find("aws") != std::string::npos ||
         std::any_of(command.begin(), command.end(), [](char c) { return among(c, "$%{}"); });
}

}  // namespace

bool is_of_other_service(std::string_view text, std::size_t begin) {
  const std::size_t start = begin - std::min(begin, window);
  const std::string_view left = text.substr(start, begin - start);
  const std::string_view service = last_without_options(left);
  if (!is_plain(service) || service == "connect" || service == "cli" || service == "command") return false;
  const std::string_view behind = before(left, service);
  // In a list of words, one without quotes is a variable.
  const bool listed = left.size() > 2 && is_quote(left.back()) && !is_quote(left[left.size() - 2]) &&
                      among(left[left.find_last_not_of(" \t\r\n", left.size() - 2)], ",[(");
  if (listed && (behind.empty() || !is_quote(behind.back()))) return false;
  return is_aws(last_without_options(behind));
}

}  // namespace connect_userconfig::rewriting
