// What the tests of commands share: commands as one line of text, files that stand in memory.
#pragma once

#include "connect_userconfig/commands.hpp"
#include "unit/support.hpp"

#include <map>
#include <string>
#include <vector>

namespace connect_userconfig::test {

/// Splits at single spaces; `^` stands for a space inside a word.
inline std::vector<std::string> words(const std::string& line) {
  std::vector<std::string> result;
  std::string word;
  for (const char c : line + " ") {
    if (c == ' ') {
      if (!word.empty()) result.push_back(word);
      word.clear();
    } else {
      word += c == '^' ? ' ' : c;
    }
  }
  return result;
}

inline std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const auto& word : words) result.append(result.empty() ? "" : " ").append(word);
  return result;
}

/// A loader that knows these files and no others.
inline Loader files(std::map<std::string, std::string> contents) {
  return [contents = std::move(contents)](std::string_view path) -> LoadedFile {
    const auto found = contents.find(std::string(path));
    if (found == contents.end()) return {std::nullopt, "No such file or directory"};
    return {found->second, {}};
  };
}

/// The names of the diagnostics that are errors or warnings.
inline std::string findings(const Diagnostics& diagnostics) {
  std::string result;
  for (const auto& diagnostic : diagnostics) {
    if (diagnostic.severity() == Severity::note) continue;
    result.append(result.empty() ? "" : " ").append(describe(diagnostic.id).name);
  }
  return result;
}

}  // namespace connect_userconfig::test
