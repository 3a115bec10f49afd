// What the tests of commands, scripts and templates share: commands as one line of text, files that stand in memory,
// scripts with their syntax tree, findings as text.
#pragma once

#include "connect_userconfig/commands.hpp"
#include "connect_userconfig/rewrite.hpp"
#include "unit/support.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

// Per-channel settings as options of the AWS CLI.
#define NEW_SOFT "--phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE"
#define AUTO_ACCEPT(voice)                                \
  "--auto-accept-configs Channel=VOICE,AutoAccept=" voice \
  ",AgentFirstCallbackAutoAccept=false "                  \
  "Channel=CHAT,AutoAccept=false Channel=TASK,AutoAccept=false Channel=EMAIL,AutoAccept=false"
#define ACW(limit)                                                               \
  "--after-contact-work-configs "                                                \
  "Channel=VOICE,AfterContactWorkConfig={AfterContactWorkTimeLimit=" limit       \
  "},AgentFirstCallbackAfterContactWorkConfig={AfterContactWorkTimeLimit=" limit \
  "} Channel=CHAT,AfterContactWorkConfig={AfterContactWorkTimeLimit=" limit      \
  "} Channel=TASK,AfterContactWorkConfig={AfterContactWorkTimeLimit=" limit      \
  "} Channel=EMAIL,AfterContactWorkConfig={AfterContactWorkTimeLimit=" limit "}"

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

/// Errors and warnings with their places, `id line:column pointer`, joined by ` | `. A pointer loses its first `skip`
/// characters, or with npos all.
inline std::string places(const std::vector<LocatedDiagnostic>& findings, std::size_t skip = 0) {
  std::string result;
  for (const auto& f : findings) {
    if (f.severity() == Severity::note) continue;
    result.append(result.empty() ? "" : " | ").append(describe(f.id).name).append(" ");
    result.append(std::to_string(f.region.begin.line)).append(":").append(std::to_string(f.region.begin.column));
    if (f.pointer.size() > skip) result.append(" ").append(f.pointer.substr(skip));
  }
  return result;
}

/// What shfmt makes of a script. The test fails where shfmt is missing.
inline std::string tree_of(const std::string& script) {
  std::string name = (std::filesystem::temp_directory_path() / "connect-userconfig-XXXXXX").string();
  const int descriptor = ::mkstemp(name.data());
  BOOST_REQUIRE(descriptor >= 0);
  ::close(descriptor);
  std::ofstream(name, std::ios::binary) << script;
  std::FILE* pipe = ::popen(("shfmt --to-json -ln bash < '" + name + "'").c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  std::string tree;
  std::array<char, 4096> block{};
  for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
    tree.append(block.data(), got);
  const int status = ::pclose(pipe);
  std::filesystem::remove(name);
  BOOST_REQUIRE_MESSAGE(status == 0, "shfmt cannot parse: " << script);
  return tree;
}

}  // namespace connect_userconfig::test
