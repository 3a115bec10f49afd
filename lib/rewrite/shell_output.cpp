#include "shell_output.hpp"

#include "json/text_document.hpp"
#include "shell_words.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

using Json = nlohmann::json;

// shfmt's numbers: | and |&; > >> >| &> &>>; >&.
constexpr std::array<std::uint64_t, 2> pipes = {12, 13};
constexpr std::array<std::uint64_t, 5> writes = {54, 55, 60, 64, 65};
constexpr std::uint64_t copies = 59;

template <std::size_t N>
bool among(std::uint64_t number, const std::array<std::uint64_t, N>& numbers) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

std::uint64_t operator_of(const Json& node) {
  const auto op = node.find("Op");
  return op != node.end() && op->is_number_unsigned() ? op->get<std::uint64_t>() : 0;
}

std::string source_of(const Json& node, std::string_view text) {
  const std::size_t begin = offset_of(node, "Pos", text);
  return std::string(text.substr(begin, std::max(begin, offset_of(node, "End", text)) - begin));
}

bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// A file that people read: `run.log`, `$LOG_FILE`, `/var/log/x`; `login.sh` and `catalog` are none.
bool is_log(std::string_view name) {
  if (name.find(".sh") != std::string_view::npos || name.find("bash") != std::string_view::npos) return false;
  for (std::size_t at = name.find("log"); at != std::string_view::npos; at = name.find("log", at + 1)) {
    std::string_view rest = name.substr(at + 3);
    if (rest.starts_with("file")) rest.remove_prefix(4);
    if (rest.starts_with("s")) rest.remove_prefix(1);
    const bool begins = at == 0 || !is_word_character(name[at - 1]);
    if (begins && (rest.empty() || !is_word_character(rest.front()))) return true;
  }
  return false;
}

bool goes_nowhere(std::string_view name) {
  constexpr std::array<std::string_view, 6> devices = {"/dev/null",   "/dev/tty",  "/dev/stderr",
                                                       "/dev/stdout", "/dev/fd/1", "/dev/fd/2"};
  return std::find(devices.begin(), devices.end(), name) != devices.end();
}

bool is_kept_by(const Json& word, std::string_view text) {
  std::string name = source_of(word, text);
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
  name.erase(std::remove_if(name.begin(), name.end(), [](char c) { return c == '"' || c == '\''; }), name.end());
  return !goes_nowhere(name) && !is_log(name);
}

/// `... | mail`: what comes in is shown to somebody, and run by nobody.
bool is_read_by_people(const Json& pipe, std::string_view text) {
  const auto reader = pipe.find("Y");
  if (reader == pipe.end() || !reader->is_object() || reader->contains("Redirs")) return false;
  const std::string command = source_of(*reader, text);
  constexpr std::array<std::string_view, 8> readers = {"mail", "mailx", "sendmail", "logger",
                                                       "less", "more",  "wall",     "systemd-cat"};
  const std::string_view name = std::string_view{command}.substr(0, command.find(' '));
  return std::find(readers.begin(), readers.end(), name) != readers.end();
}

class Functions {
 public:
  explicit Functions(std::string_view text) : text_(text), reader_(text) {}

  std::set<std::string> run(const Json& tree) {
    constexpr int deepest = 8;  // a function that a kept one calls is kept, too
    for (int round = 0; round < deepest; ++round) {
      const std::size_t before = kept_.size();
      walk(tree, false, 0);
      if (kept_.size() == before) break;
    }
    return std::move(kept_);
  }

 private:
  void walk(const Json& node, bool kept, std::size_t depth) {
    if (!node.is_structured() || depth > json::max_depth) return;
    if (node.is_object()) {
      const std::string_view type = type_of(node);
      if (type == "CmdSubst" || type == "ProcSubst") kept = true;
      if (const auto output = output_is_kept(node, text_)) kept = *output;
      if (type == "FuncDecl") kept = kept_.contains(name_of(node));
      if (type == "CallExpr" && kept) called(node);
    }
    const bool pipe = node.is_object() && is_pipe(node, text_);
    for (const auto& [name, child] : node.items()) walk(child, kept || (pipe && name == "X"), depth + 1);
  }

  static std::string name_of(const Json& function) {
    const auto name = function.find("Name");
    return name != function.end() && name->is_object() ? name->value("Value", std::string()) : std::string();
  }

  void called(const Json& call) {
    const auto arguments = call.find("Args");
    if (arguments == call.end() || !arguments->is_array() || arguments->empty()) return;
    const Word word = reader_.read(arguments->front());
    if (word.literal) kept_.insert(word.value);
  }

  std::string_view text_;
  WordReader reader_;
  std::set<std::string> kept_;  ///< all commands that are called so, functions or not
};

}  // namespace

std::optional<bool> output_is_kept(const Json& statement, std::string_view text) {
  std::optional<bool> kept;
  const auto redirections = statement.find("Redirs");
  if (redirections == statement.end() || !redirections->is_array()) return kept;
  for (const Json& redirection : *redirections) {
    const auto word = redirection.find("Word");
    if (word == redirection.end() || !word->is_object()) continue;
    const auto number = redirection.find("N");
    const bool standard = number == redirection.end() || !number->is_object() || number->value("Value", "") == "1";
    if (!standard) continue;
    const std::uint64_t op = operator_of(redirection);
    if (among(op, writes)) kept = is_kept_by(*word, text);
    if (op != copies) continue;
    const std::string target = source_of(*word, text);
    if (target == "1") continue;
    const bool descriptor = target.find_first_not_of("0123456789-") == std::string::npos;
    kept = descriptor ? target != "2" && target != "-" : is_kept_by(*word, text);
  }
  return kept;
}

bool is_pipe(const Json& command, std::string_view text) {
  return type_of(command) == "BinaryCmd" && among(operator_of(command), pipes) && !is_read_by_people(command, text);
}

std::set<std::string> functions_with_kept_output(const Json& tree, std::string_view text) {
  return Functions{text}.run(tree);
}

}  // namespace connect_userconfig::rewriting
