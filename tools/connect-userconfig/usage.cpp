#include "usage.hpp"
#include "connect_userconfig/text.hpp"

#include "connect_userconfig/diagnostic.hpp"
#include "exit_codes.hpp"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <numeric>
#include <utility>

namespace connect_userconfig::tool {
namespace {

/// How many letters have to be put in, taken out, changed or swapped with the next one to make one word of the other.
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> before_last(to.size() + 1);
  std::vector<std::size_t> last(to.size() + 1);
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    row[0] = i + 1;
    for (std::size_t j = 0; j < to.size(); ++j) {
      row[j + 1] = std::min({last[j] + (from[i] == to[j] ? 0U : 1U), last[j + 1] + 1, row[j] + 1});
      if (i > 0 && j > 0 && from[i] == to[j - 1] && from[i - 1] == to[j]) {
        row[j + 1] = std::min(row[j + 1], before_last[j - 1] + 1);
      }
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last.back();
}

/// The long options that may stand here, with their dashes.
std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> result;
  const auto parsed = app.get_subcommands();
  const auto& command = parsed.empty() ? app : *parsed.front();
  for (const auto* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) result.push_back("--" + name);
  }
  return result;
}

/// The letters alone: what is the same but for case and for dashes.
std::string letters_of(std::string_view word) {
  std::string letters;
  for (const char c : word) {
    if (c != '-' && c != '_') letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return letters;
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto letters = letters_of(a);
  return !letters.empty() && letters == letters_of(b);
}

/// `--unit` is the end of `--acw-unit`, `warn` the beginning of `warning`, `-v` that of `--version`.
bool is_part(std::string_view part, std::string_view word) {
  const auto bare = [](std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('-'), text.size()));
    return text;
  };
  const bool option = part.starts_with('-');
  if (option != word.starts_with('-')) return false;
  const auto short_option = option && !part.starts_with("--");
  part = bare(part);
  word = bare(word);
  constexpr std::size_t fewest = 3;  // of two letters many words are made
  if (part.size() >= word.size() || (part.size() < fewest && !(short_option && part.size() == 1))) return false;
  const auto rest = word.size() - part.size();
  return same_letters(part, word.substr(0, part.size())) ||
         (part.size() >= fewest && word[rest - 1] == '-' && same_letters(part, word.substr(rest)));
}

/// The one word for which that holds; nothing if it holds for several.
template <class Holds>
std::optional<std::string> only_one(const std::vector<std::string>& words, const Holds& holds) {
  const auto first = std::find_if(words.begin(), words.end(), holds);
  if (first == words.end() || std::find_if(first + 1, words.end(), holds) != words.end()) return std::nullopt;
  return *first;
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& words) {
  constexpr std::size_t longest = 64;
  if (word.empty() || word.size() > longest) return std::nullopt;
  // `SEARCH-USERS`, and `version` for `--version`.
  if (auto same = only_one(words, [&](const auto& each) { return same_letters(word, each); })) return same;
  if (auto whole = only_one(words, [&](const auto& each) { return is_part(word, each); })) return whole;
  const auto letters = word.size() - std::min(word.find_first_not_of('-'), word.size());
  // A third of the letters; a word of two or three letters is near to nothing but itself with one of them wrong.
  auto best = std::max<std::size_t>(1, letters / 3) + 1;
  std::optional<std::string> result;
  for (const auto& candidate : words) {
    const auto far = distance(word, candidate);
    if (far >= best) continue;
    best = far;
    result = candidate;
  }
  return result;
}

namespace {

/// The words that may have been meant: those of which it is a part, or else the nearest.
std::vector<std::string> meant(std::string_view word, const std::vector<std::string>& words) {
  std::vector<std::string> whole;
  std::copy_if(words.begin(), words.end(), std::back_inserter(whole),
               [&](const auto& each) { return is_part(word, each); });
  const bool same = std::any_of(words.begin(), words.end(), [&](const auto& each) { return same_letters(word, each); });
  if (whole.size() > 1 && !same) return whole;
  const auto near = nearest(word, words);
  return near ? std::vector{*near} : std::vector<std::string>();
}

/// `a`, `a or b`, `a, b or c`: the first few.
std::string joined(const std::vector<std::string>& words, std::string_view quote) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i) {
    const bool last = i + 1 == words.size();
    text.append(i == 0 ? "" : last ? " or " : ", ").append(quote).append(words[i]).append(quote);
  }
  return words.size() > most ? text + ", ..." : text;
}

}  // namespace

std::string suggestion(std::string_view word, const std::vector<std::string>& words) {
  const auto near = meant(word, words);
  return near.empty() ? "" : "; did you mean " + joined(near, "'") + "?";
}

namespace {

int refuse_empty(const std::string& option) {
  std::cerr << "connect-userconfig: " << printable(option)
            << " has no value: is a variable of the script not set? Leave the option out, or give it one\n";
  return exit_usage;
}

/// `--output="$OUT"` with a variable that is not set: CLI11 would take the word behind it for the value, and that may
/// be the export.
std::optional<std::string> option_without_value(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--") return std::nullopt;
    if (word.starts_with("--") && word.find('=') == word.size() - 1)
      return std::string(word.substr(0, word.size() - 1));
  }
  return std::nullopt;
}

/// The same in two words, `--policy ""`.
std::optional<std::string> option_with_empty_value(const CLI::App& app) {
  const auto parsed = app.get_subcommands();
  const auto& command = parsed.empty() ? app : *parsed.front();
  for (const auto* option : command.get_options()) {
    const auto& values = option->results();
    const bool takes_words = option->get_type_size() > 0 && !option->get_lnames().empty();
    if (takes_words && std::find(values.begin(), values.end(), "") != values.end())
      return "--" + option->get_lnames()[0];
  }
  return std::nullopt;
}

/// `-output x` would be `-o utput`, and x an input.
bool refuse_one_dash(const CLI::App& app, int argc, char** argv) {
  constexpr std::size_t fewest = 3;  // letters
  const auto options = options_of(app);
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--") return false;
    const auto name = word.substr(0, word.find('='));
    if (name.size() <= fewest || !name.starts_with('-') || name.starts_with("--")) continue;
    std::vector<std::string> with_two;
    std::copy_if(options.begin(), options.end(), std::back_inserter(with_two),
                 [&](const std::string& each) { return std::string_view(each).substr(1).starts_with(name); });
    if (with_two.empty()) continue;
    std::cerr << "connect-userconfig: there is no option " << printable(name) << "; did you mean "
              << joined(with_two, "") << ", with two dashes?\nRun with --help for more information.\n";
    return true;
  }
  return false;
}

/// What CLI11 says, but for what only its authors would say so.
std::string in_plain_words(const CLI::ParseError& error) {
  const std::string text = error.what();
  const auto end = text.find(": At Most 1 required");
  return end == std::string::npos ? text : text.substr(0, end) + " is given more than once: which of them is meant?";
}

}  // namespace

std::optional<int> parse_arguments(CLI::App& app, int argc, char** argv) {
  if (const auto option = option_without_value(argc, argv)) return refuse_empty(*option);
  try {
    app.parse(argc, argv);
    if (refuse_one_dash(app, argc, argv)) return exit_usage;
    if (const auto option = option_with_empty_value(app)) return refuse_empty(*option);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    // CLI11 has an exit code for each kind of error; here they all are wrong usage.
    if (error.get_exit_code() == 0) {
      app.exit(error, std::cout, std::cerr);
      return std::cout.flush() ? exit_done : exit_io;
    }
    if (refuse_one_dash(app, argc, argv)) return exit_usage;
    for (const auto& word : app.remaining(true)) {
      const auto name = word.substr(0, word.find('='));
      if (!name.starts_with('-') || name.find_first_not_of('-') == std::string::npos) continue;
      if (const auto near = meant(name, options_of(app)); !near.empty()) {
        std::cerr << "connect-userconfig: there is no option " << printable(name) << "; did you mean "
                  << joined(near, "") << "?\n";
      }
    }
    // It repeats words of the command line, which may hold anything.
    std::cerr << printable(in_plain_words(error), 1000) << "\nRun with --help for more information.\n";
    return exit_usage;
  }
}

}  // namespace connect_userconfig::tool
