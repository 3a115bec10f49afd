// The options of `convert` and `check`, as values.
#pragma once

#include "connect_userconfig/run.hpp"
#include "usage.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace connect_userconfig::tool {

enum class When : std::uint8_t { automatic, always, never };
enum class Quiet : std::uint8_t { no, notes, summary };  ///< what is left out; each leaves out more
enum class FailOn : std::uint8_t { error, warning, never };

struct ConvertArguments {
  std::vector<std::string> files;  ///< empty, or `-` for standard input
  RunOptions run;
  std::string policy;              ///< the file with the rules; empty for none
  std::vector<std::string> names;  ///< answers of the AWS CLI that say which name is which id
  std::vector<std::string> since;  ///< earlier plans, whose lists count as nobody's decision
  std::string output;
  std::string rejects;
  std::string diagnostics_file;
  ReportFormat diagnostics = ReportFormat::text;
  FailOn fail_on = FailOn::error;
  When progress = When::automatic;
  When color = When::automatic;
  Quiet quiet = Quiet::no;
  std::string quiet_word;  ///< as it was written
};

/// Adds an option that takes one of some words, each of which stands for a value.
template <class Value>
CLI::Option* add_choice(CLI::App& command, const std::string& names, Value& value,
                        std::vector<std::pair<std::string, Value>> words, const std::string& help) {
  std::string type;
  for (const auto& [word, unused] : words) type.append(type.empty() ? "" : "|").append(word);
  return command
      .add_option_function<std::string>(
          names,
          [&value, words = std::move(words), type, name = names](const std::string& text) {
            for (const auto& [word, meant] : words) {
              if (word == text) {
                value = meant;
                return;
              }
            }
            std::vector<std::string> known;
            for (const auto& [word, unused] : words) known.push_back(word);
            throw CLI::ValidationError(name, "'" + text + "' is none of " + type + suggestion(text, known));
          },
          help)
      ->type_name(type);
}

/// Adds the options that decide how settings are translated: `convert`, `check` and `rewrite` share them.
void add_translation_options(CLI::App& command, ConvertOptions& options);

/// Adds `--from` and `--acw-unit`.
void add_source_options(CLI::App& command, ReadOptions& options);

/// Adds `--instance-id` and `--user-id`.
void add_identity_options(CLI::App& command, ConvertOptions& options);

/// Adds `--names`, which may come several times.
void add_names_option(CLI::App& command, std::vector<std::string>& names);

/// Adds `--since`, which may come several times.
void add_since_option(CLI::App& command, std::vector<std::string>& since);

/// Adds `--policy`, `--names` and `--since`.
void add_policy_options(CLI::App& command, ConvertArguments& arguments);

/// What is wrong if several of these files are `-`.
[[nodiscard]] std::optional<std::string> read_twice(const std::vector<std::string>& files);

/// The files that are read beside the inputs of a run.
[[nodiscard]] std::vector<std::string> read_beside(const ConvertArguments& arguments);

/// What is wrong with these options, if anything is.
[[nodiscard]] std::optional<std::string> policy_usage(const ConvertArguments& arguments);

/// Adds all options of `convert`, or of `check`, which writes no requests.
void add_convert_options(CLI::App& command, ConvertArguments& arguments);

}  // namespace connect_userconfig::tool
