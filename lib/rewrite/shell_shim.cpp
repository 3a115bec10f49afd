#include "shell_shim.hpp"

#include "json/text_document.hpp"
#include "shell_call.hpp"
#include "shell_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace connect_userconfig::rewriting {
namespace {

using Json = nlohmann::json;

const Json& member(const Json& node, const char* name) {
  static const Json none;
  if (!node.is_object()) return none;
  const auto found = node.find(name);
  return found == node.end() ? none : *found;
}

std::vector<Word> words_of(const Json& call, WordReader& reader) {
  std::vector<Word> words;
  const Json& arguments = member(call, "Args");
  for (const Json& argument : arguments.is_array() ? arguments : Json::array()) words.push_back(reader.read(argument));
  return words;
}

/// The options that change how the shim translates; `--print` runs nothing.
bool are_options(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
  constexpr std::array<std::string_view, 5> with_value = {"--auto-accept", "--absent", "--existing", "--level",
                                                          "--aws-command"};
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view word = words[i].value;
    if (word == "-q" || word == "--quiet") continue;
    const std::string_view name = word.substr(0, word.find('='));
    if (std::find(with_value.begin(), with_value.end(), name) == with_value.end()) return false;
    if (name == word && ++i == end) return false;
  }
  return true;
}

/// `connect-userconfig aws` with options, up to the word at `end`.
bool is_shim(const std::vector<Word>& words, std::size_t end) {
  std::size_t first = 0;
  if (end > 0 && words[0].value == "command") first = 1;
  if (end < first + 2 || !words[first].literal || !is_shim_name(words[first].value)) return false;
  return words[first + 1].value == "aws" && are_options(words, first + 2, end);
}

/// A statement that is its command alone.
bool is_plain(const Json& statement) {
  return member(statement, "Redirs").is_null() && member(statement, "Background") != true &&
         member(statement, "Coprocess") != true && member(statement, "Negated") != true;
}

bool defines_aws(const Json& command) {
  return type_of(command) == "FuncDecl" && member(member(command, "Name"), "Value") == "aws";
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text), reader_(text) {}

  Shim run(const Json& tree) {
    for (const Json& statement : member(tree, "Stmts")) {
      const Json& command = member(statement, "Cmd");
      if (!command.is_object() || !is_plain(statement)) continue;
      if (type_of(command) == "CallExpr") heeds_aliases_ = heeds_aliases_ || turns_aliases_on(command);
      const bool function = defines_aws(command) && is_function(command);
      if (!function && !is_alias(command)) continue;
      const std::size_t end = offset_of(command, "End", text_);
      const Shim found{function ? end : behind_lines(tree, end), !function, is_other_shell()};
      return is_changed(tree, command) ? Shim{.begin = text_.size()} : found;
    }
    return {.begin = text_.size()};
  }

 private:
  /// A shell reads whole lines before it runs what stands in them, and all lines of a command that begins in one: only
  /// what stands behind them is read with the alias.
  [[nodiscard]] std::size_t behind_lines(const Json& tree, std::size_t end) const {
    for (const Json& statement : member(tree, "Stmts")) {
      const std::size_t begin = offset_of(statement, "Pos", text_);
      if (begin < end || text_.substr(end, begin - end).find('\n') != std::string_view::npos) continue;
      end = offset_of(statement, "End", text_);
    }
    return end;
  }

  [[nodiscard]] bool is_function(const Json& command) {
    const Json& body = member(command, "Body");
    const Json& block = member(body, "Cmd");
    const Json& statements = member(block, "Stmts");
    if (!is_plain(body) || type_of(block) != "Block" || !statements.is_array() || statements.size() != 1) return false;
    const Json& call = member(statements[0], "Cmd");
    if (!is_plain(statements[0]) || type_of(call) != "CallExpr" || !member(call, "Assigns").is_null()) return false;
    const std::vector<Word> words = words_of(call, reader_);
    if (words.empty()) return false;
    const Word& last = words.back();
    return text_.substr(last.begin, last.end - last.begin) == "\"$@\"" && is_shim(words, words.size() - 1);
  }

  [[nodiscard]] bool is_other_shell() const {
    return text_.starts_with("#!") && text_.substr(0, text_.find('\n')).find("bash") == std::string_view::npos;
  }

  /// `alias aws='connect-userconfig aws'`, where the shell heeds it.
  [[nodiscard]] bool is_alias(const Json& command) {
    if (type_of(command) != "CallExpr" || (!heeds_aliases_ && !is_other_shell())) return false;
    const std::vector<Word> words = words_of(command, reader_);
    if (words.size() != 2 || words[0].value != "alias" || !words[1].literal) return false;
    std::string_view value = words[1].value;
    if (!value.starts_with("aws=")) return false;
    value.remove_prefix(4);
    std::vector<Word> inner;
    while (!value.empty()) {
      const std::size_t end = std::min(value.find(' '), value.size());
      if (end > 0) inner.push_back({.value = std::string(value.substr(0, end))});
      value.remove_prefix(std::min(end + 1, value.size()));
    }
    return is_shim(inner, inner.size());
  }

  [[nodiscard]] bool turns_aliases_on(const Json& command) {
    const std::vector<Word> words = words_of(command, reader_);
    return words.size() == 3 && words[0].value == "shopt" && words[1].value == "-s" &&
           words[2].value == "expand_aliases";
  }

  /// True if anything but `shim` says what `aws` is, anywhere.
  [[nodiscard]] bool is_changed(const Json& node, const Json& shim, std::size_t depth = 0) {
    if (!node.is_structured() || &node == &shim) return false;
    if (depth > json::max_depth) return true;
    if (node.is_object() && (defines_aws(node) || (type_of(node) == "CallExpr" && forgets(node)))) return true;
    return std::any_of(node.begin(), node.end(), [&](const Json& child) { return is_changed(child, shim, depth + 1); });
  }

  [[nodiscard]] bool forgets(const Json& call) {
    const std::vector<Word> words = words_of(call, reader_);
    if (words.empty()) return false;
    const std::string_view name = words[0].value;
    if (name != "unset" && name != "unalias" && name != "alias" && name != "shopt") return false;
    return std::any_of(words.begin() + 1, words.end(), [&](const Word& word) {
      return word.value == "aws" || word.value.starts_with("aws=") || (name == "unalias" && word.value == "-a") ||
             (name == "shopt" && word.value == "-u") || (name != "alias" && !word.literal);
    });
  }

  std::string_view text_;
  WordReader reader_;
  bool heeds_aliases_ = false;
};

}  // namespace

Shim find_shim(std::string_view text, const nlohmann::json& tree) { return Finder{text}.run(tree); }

}  // namespace connect_userconfig::rewriting
