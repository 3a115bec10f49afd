// One word of a shell script: what the shell would make of it, as far as that is known.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// A part of a word whose value only the running shell knows.
struct ShellExpansion {
  std::string source;     ///< `$ACW`, as it stands in the script
  std::string parameter;  ///< `ACW` of `$ACW`, `${ACW}`, `${ACW:-word}` and the like, `A[1]` of `${A[1]}`: these may be
                          ///< repeated without a side effect; empty for all others
  std::string fallback;   ///< what stands behind the parameter: `:-word`, `-word`

  [[nodiscard]] bool carriable() const { return !parameter.empty(); }
  /// False for `${NAME:-word}`.
  [[nodiscard]] bool may_be_empty() const { return !fallback.starts_with(":-") || fallback == ":-"; }
  /// Source that gives `prefix` and the value, and nothing at all if the value is empty; nothing if there is none.
  [[nodiscard]] std::string unless_empty(std::string_view prefix) const;
};

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;    ///< without quotes; each expansion is a marker (`command_marker`)
  bool literal = true;  ///< no expansion at all
  bool many = false;    ///< can be any number of words: `"$@"`, `"${list[@]}"`, `*.json`, `{a,b}`
};

/// Reads words, and keeps the expansions that their markers stand for.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  /// From a `Word` of shfmt's tree.
  [[nodiscard]] Word read(const nlohmann::json& word);
  [[nodiscard]] const ShellExpansion& expansion(std::size_t index) const { return expansions_[index]; }
  [[nodiscard]] bool has(std::size_t index) const { return index < expansions_.size(); }

 private:
  void part(const nlohmann::json& node, bool quoted, Word& word);
  void literal(std::string_view source, bool quoted, Word& word) const;
  [[nodiscard]] bool continues_behind(std::string_view piece) const;
  void expand(const nlohmann::json& node, Word& word);

  std::string_view text_;
  std::vector<ShellExpansion> expansions_;
};

/// The byte at which a node of shfmt's tree begins or ends; the end of the text if it does not say.
[[nodiscard]] std::size_t offset_of(const nlohmann::json& node, const char* which, std::string_view text);

/// True for a word that is no word: `` `# a remark between arguments` ``.
[[nodiscard]] bool is_comment_only(const nlohmann::json& word);

/// The `Type` of a node; empty if it has none.
[[nodiscard]] std::string_view type_of(const nlohmann::json& node);

}  // namespace connect_userconfig::rewriting
