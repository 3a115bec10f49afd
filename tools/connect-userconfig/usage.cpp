#include "usage.hpp"
#include "connect_userconfig/text.hpp"

#include "connect_userconfig/diagnostic.hpp"
#include "exit_codes.hpp"

#include <algorithm>
#include <iostream>
#include <numeric>
#include <sstream>
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

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& words) {
  constexpr std::size_t longest = 64;
  if (word.empty() || word.size() > longest) return std::nullopt;
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

std::string suggestion(std::string_view word, const std::vector<std::string>& words) {
  const auto near = nearest(word, words);
  return near ? "; did you mean '" + *near + "'?" : "";
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

}  // namespace

std::optional<int> parse_arguments(CLI::App& app, int argc, char** argv) {
  if (const auto option = option_without_value(argc, argv)) return refuse_empty(*option);
  try {
    app.parse(argc, argv);
    if (const auto option = option_with_empty_value(app)) return refuse_empty(*option);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    // CLI11 has an exit code for each kind of error; here they all are wrong usage.
    std::ostringstream problem;
    if (app.exit(error, std::cout, problem) == 0) return exit_done;
    for (const auto& word : app.remaining(true)) {
      const auto name = word.substr(0, word.find('='));
      if (!name.starts_with("--")) continue;
      if (const auto near = nearest(name, options_of(app))) {
        std::cerr << "connect-userconfig: there is no option " << printable(name) << "; did you mean " << *near
                  << "?\n";
      }
    }
    // It repeats words of the command line, which may hold anything.
    std::istringstream lines(problem.str());
    for (std::string line; std::getline(lines, line);) std::cerr << printable(line, 1000) << '\n';
    return exit_usage;
  }
}

}  // namespace connect_userconfig::tool
