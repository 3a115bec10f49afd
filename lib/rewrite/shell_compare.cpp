#include "shell_compare.hpp"

#include "shell_call.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 8> searchers = {"grep", "egrep", "fgrep", "zgrep", "rg", "ag", "ack", "ugrep"};
constexpr std::array<std::string_view, 9> git_commands = {"grep", "log", "diff", "show", "commit",
                                                          "add",  "mv",  "rm",   "blame"};
constexpr std::array<std::string_view, 5> editors = {"sed", "gsed", "awk", "gawk", "mawk"};

template <std::size_t N>
bool among(const Word& word, const std::array<std::string_view, N>& names) {
  const std::string_view path = word.value;
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return word.literal && std::find(names.begin(), names.end(), name) != names.end();
}

void add_words(const Json& node, const char* name, std::vector<const Json*>& words) {
  const auto list = node.find(name);
  if (list == node.end() || !list->is_array()) return;
  for (const Json& word : *list) words.push_back(&word);
}

/// `perl -pi -e`: the program is about the lines of a file.
bool edits_lines(const std::vector<Word>& words) {
  const auto perl = std::find_if(words.begin(), words.end(), [](const Word& word) { return word.value == "perl"; });
  return std::any_of(perl, words.end(), [](const Word& word) {
    return word.value.starts_with('-') && word.value.find_first_of("pni") != std::string::npos;
  });
}

bool calls_aws(const Word& word) { return word.value.find("aws ") != std::string::npos; }

}  // namespace

std::vector<const Json*> compared_words(const Json& node) {
  std::vector<const Json*> words;
  add_words(node, "Patterns", words);
  const std::string_view type = type_of(node);
  if (type == "WordIter") add_words(node, "Items", words);
  for (const char* side : {"X", "Y"}) {
    const auto word = node.find(side);
    if (type == "BinaryTest" && word != node.end()) words.push_back(&*word);
  }
  return words;
}

bool is_one_of_patterns(std::string_view source, bool configures) {
  constexpr std::string_view marks = "^$*()|\"'";
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('|'), source.size());
    std::string_view name = source.substr(0, end);
    source.remove_prefix(std::min(end + 1, source.size()));
    if (is_operation_alone(name, configures)) return true;
    name.remove_prefix(std::min(name.find_first_not_of(marks), name.size()));
    name = name.substr(0, name.find_last_not_of(marks) + 1);
    if (is_operation_alone(name, configures)) return true;
  }
  return false;
}

bool compares(const std::vector<Word>& words) { return words[0].value == "[" || words[0].value == "test"; }

bool searches(const std::vector<Word>& words) {
  const bool calls = std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.value == "aws" || word.value.ends_with("/aws") || word.value == "connect";
  });
  // Behind a command that runs others, `grep` may be one of two.
  const auto end = calls ? words.begin() + 1 : words.end();
  if (std::any_of(words.begin(), end, [](const Word& word) { return among(word, searchers); })) return true;
  if (words[0].value == "git" && words.size() > 1 && among(words[1], git_commands)) return true;
  const bool edits = std::any_of(words.begin(), end, [](const Word& word) { return among(word, editors); });
  return (edits || edits_lines(words)) && std::none_of(words.begin(), words.end(), calls_aws);
}

bool runs_any_operation(const std::vector<Word>& words) {
  const auto service =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return word.value == "connect"; });
  return service != words.end() && service + 1 != words.end() && !(service + 1)->literal;
}

}  // namespace connect_userconfig::rewriting
