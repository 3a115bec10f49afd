// From the calls of a shell script to edits of its text.
#include "connect_userconfig/commands.hpp"
#include "connect_userconfig/rewrite.hpp"
#include "finding.hpp"
#include "shell_words.hpp"
#include "text/position.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <tuple>

namespace connect_userconfig {
namespace rewriting {
namespace {

using Json = nlohmann::json;

constexpr std::string_view operation = "update-user-phone-config";
constexpr int max_depth = 2000;
// shfmt's numbers for | and |&.
constexpr std::array<std::uint64_t, 2> pipe_operators = {12, 13};

// Commands that run the rest of their words as a command, unchanged.
constexpr std::array<std::string_view, 14> runners = {"command", "exec",  "builtin", "env",      "sudo",
                                                      "doas",    "nohup", "nice",    "ionice",   "setsid",
                                                      "stdbuf",  "time",  "timeout", "aws-vault"};
// Commands that only show their words.
constexpr std::array<std::string_view, 7> printers = {"echo", "printf", "cat", "true", ":", "logger", "print"};

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_pipe(const Json& op) {
  return op.is_number_unsigned() &&
         std::find(pipe_operators.begin(), pipe_operators.end(), op.get<std::uint64_t>()) != pipe_operators.end();
}

bool is_aws(std::string_view word) { return word == "aws" || word.ends_with("/aws"); }

/// Where in a script a call stands, as far as it matters for its quotes.
struct Place {
  bool backquoted = false;
  bool in_double_quotes = false;  ///< backquotes inside double quotes
  bool piped = false;             ///< its output goes to another command
  int depth = 0;
};

class Script {
 public:
  Script(std::string_view text, const RewriteOptions& options) : text_(text), lines_(text), reader_(text) {
    options_.convert.auto_accept = options.auto_accept;
    options_.convert.absent = options.absent;
    options_.convert.existing = options.existing;
    options_.markers = true;
    const std::size_t newline = text.find('\n');
    newline_ = newline != std::string_view::npos && newline > 0 && text[newline - 1] == '\r' ? "\r\n" : "\n";
  }

  Rewrite run(const Json& tree) {
    walk(tree, {});
    // Where the shim stands in for every `aws`, what is known only at run time is translated then.
    if (shimmed_)
      std::erase_if(result_.findings, [](const auto& f) { return f.id == DiagnosticId::dynamic_phone_config; });
    const auto by_position = [](const LocatedDiagnostic& a, const LocatedDiagnostic& b) {
      return std::tie(a.position.line, a.position.column) < std::tie(b.position.line, b.position.column);
    };
    std::stable_sort(result_.findings.begin(), result_.findings.end(), by_position);
    std::sort(result_.edits.begin(), result_.edits.end(),
              [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
    return std::move(result_);
  }

 private:
  void report(DiagnosticId id, std::size_t offset, std::string detail) {
    result_.findings.push_back(finding(id, lines_.position_of(offset), std::move(detail)));
  }

  void walk(const Json& node, Place place) {
    if (!node.is_structured()) return;
    if (++place.depth > max_depth) return report(DiagnosticId::shell_syntax, 0, "it is nested too deeply");
    if (node.is_object()) return object(node, place);
    for (const Json& child : node) walk(child, place);
  }

  void object(const Json& node, Place place) {
    const std::string_view type = type_of(node);
    if (type == "CmdSubst") {
      const auto back = node.find("Backquotes");
      place.backquoted = place.backquoted || (back != node.end() && *back == true);
      place.in_double_quotes = place.in_double_quotes && place.backquoted;
      place.piped = true;  // its output is somebody's input
    } else if (type == "DblQuoted") {
      place.in_double_quotes = true;
    }
    if (type == "FuncDecl") shimmed_ = shimmed_ || is_shim(node);
    statement(node, place);
    const bool pipe = type == "BinaryCmd" && is_pipe(node.value("Op", Json()));
    for (const auto& [name, child] : node.items()) {
      Place inner = place;
      if (pipe && name == "X") inner.piped = true;
      if (name == "Value" && node.contains("Name")) assigned(child);
      if (name == "Elems") elements(child);
      walk(child, inner);
    }
  }

  /// A statement is a command with its redirections.
  void statement(const Json& node, const Place& place) {
    const auto command = node.find("Cmd");
    if (command == node.end() || !command->is_object()) return;
    const auto redirections = node.find("Redirs");
    const Json none = Json::array();
    const Json& redirs = redirections != node.end() ? *redirections : none;
    bool shows = false;
    if (type_of(*command) == "CallExpr") shows = call(*command, place) && !place.piped;
    bool written = false;
    for (const Json& redir : redirs) written = written || (redir.contains("Word") && !redir.contains("Hdoc"));
    for (const Json& redir : redirs) {
      // A text on the way to a terminal is help; anywhere else it may be a script.
      if (redir.contains("Hdoc"))
        mention(redir["Hdoc"], shows && !written, "a here-document");
      else if (redir.contains("Word"))
        mention(redir["Word"], shows, "a here-string");
    }
  }

  void assigned(const Json& value) { mention(value, false, "a variable"); }

  void elements(const Json& list) {
    if (!list.is_array()) return;
    for (const Json& element : list) {
      if (element.contains("Value")) mention(element["Value"], false, "an array");
    }
  }

  /// Text that names the legacy command where no command stands.
  void mention(const Json& node, bool harmless, std::string_view where) {
    if (harmless || !node.is_object()) return;
    const std::string_view type = type_of(node);
    if (type == "CmdSubst" || type == "ProcSubst") return;  // looked at by itself
    if (type != "Lit" && type != "SglQuoted") {
      const auto parts = node.find("Parts");
      if (parts == node.end() || !parts->is_array()) return;
      for (const Json& part : *parts) mention(part, harmless, where);
      return;
    }
    const std::size_t begin = offset_of(node, "Pos", text_);
    const std::string_view source = text_.substr(begin, std::max(begin, offset_of(node, "End", text_)) - begin);
    std::size_t at = source.find(operation);
    if (at == std::string_view::npos && source.find("--phone-config") != std::string_view::npos) {
      at = source.find("create-user");
    }
    if (at == std::string_view::npos) return;
    report(DiagnosticId::dynamic_phone_config, begin + at,
           source == operation ? fmt::format("another command runs it, or it is put together in {}", where)
                               : fmt::format("the command is put together in {}", where));
  }

  /// True if the command only shows its words.
  bool call(const Json& node, const Place& place) {
    const auto args = node.find("Args");
    if (args == node.end() || !args->is_array() || args->empty()) return false;
    std::vector<Word> words;
    for (const Json& arg : *args) {
      if (!is_comment_only(arg)) words.push_back(reader_.read(arg));
    }
    if (words.empty()) return false;
    const bool shows = words[0].literal && among(words[0].value, printers);
    if (shows && !place.piped) return true;
    if (is_alias(words)) {
      shimmed_ = true;
    } else if (const auto first = find_command(words)) {
      command(words, *first, place);
    } else if (!calls_shim(words)) {
      for (const Json& arg : *args) mention(arg, false, "a text");
    }
    return shows;
  }

  /// `connect-userconfig aws ...`, by whatever path and behind whatever runs it.
  static bool calls_shim(const std::vector<Word>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (is_shim_name(words[i].value)) return words[i + 1].value == "aws";
    }
    return false;
  }

  static bool is_shim_name(std::string_view word) {
    return word == "connect-userconfig" || word.ends_with("/connect-userconfig");
  }

  /// `alias aws='connect-userconfig aws'`
  static bool is_alias(const std::vector<Word>& words) {
    return words[0].value == "alias" && std::any_of(words.begin(), words.end(), [](const Word& word) {
             return word.value.starts_with("aws=") && word.value.find("connect-userconfig aws") != std::string::npos;
           });
  }

  /// `aws() { connect-userconfig aws "$@"; }`
  [[nodiscard]] bool is_shim(const Json& function) const {
    const auto name = function.find("Name");
    if (name == function.end() || !name->is_object() || name->value("Value", Json()) != "aws") return false;
    const std::size_t begin = offset_of(function, "Pos", text_);
    const std::size_t end = std::max(begin, offset_of(function, "End", text_));
    return text_.substr(begin, end - begin).find("connect-userconfig aws") != std::string_view::npos;
  }

  /// The index behind the word `aws`; nothing if this is no call of it, or none that is certain.
  [[nodiscard]] static std::optional<std::size_t> find_command(const std::vector<Word>& words) {
    const Word& first = words[0];
    if (first.literal && is_aws(first.value)) return 1;
    if (!first.literal && !first.many) {  // `$AWS connect ...`
      std::vector<std::string> rest;
      for (std::size_t i = 1; i < words.size(); ++i) rest.push_back(words[i].value);
      if (has_only_markers(first.value) && is_known_command(rest, true)) return 1;
      return std::nullopt;
    }
    const bool replaced = first.value == "xargs" && std::any_of(words.begin(), words.end(), [](const Word& w) {
                            return w.literal && (w.value.starts_with("-I") || w.value.starts_with("--replace"));
                          });
    if (!first.literal || (!among(first.value, runners) && !replaced)) return std::nullopt;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (is_shim_name(words[i].value)) return std::nullopt;
      if (words[i].literal && is_aws(words[i].value)) return i + 1;
    }
    return std::nullopt;
  }

  static bool has_only_markers(std::string_view value) {
    return has_command_marker(value) &&
           replace_command_markers(value, [](std::size_t) { return std::string{}; }).empty();
  }

  void command(const std::vector<Word>& words, std::size_t first, const Place& place) {
    std::vector<std::string> arguments;
    for (std::size_t i = first; i < words.size(); ++i) arguments.push_back(words[i].value);
    bool file = false;
    const CommandTranslation translation = translate_command(
        arguments,
        [&](std::string_view) {
          file = true;
          return LoadedFile{std::nullopt, "it is read when the script runs"};
        },
        options_);
    if (translation.form == Form::automatic) return;
    const bool converts =
        translation.form == Form::update_user_phone_config ||
        (translation.form == Form::create_user && std::any_of(arguments.begin(), arguments.end(), may_configure_phone));
    if (file) {
      if (converts) unknown(words[first], "the settings stand in a file that is read when the script runs");
      return;
    }
    if (converts && std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first), words.end(),
                                [](const Word& w) { return w.many; })) {
      return unknown(words[first], "a word can become any number of words");
    }
    if (translation.outcome == Outcome::converted && !rewrite(words, first, translation, place)) return;
    report(translation.diagnostics, words, first);
  }

  static bool may_configure_phone(const std::string& argument) {
    return argument.starts_with("--phone-config") || argument.starts_with("--cli-input") || has_only_markers(argument);
  }

  void unknown(const Word& word, std::string detail) {
    report(DiagnosticId::dynamic_phone_config, word.begin, std::move(detail));
  }

  /// Puts the diagnostics of the translation where their argument stands.
  void report(const Diagnostics& diagnostics, const std::vector<Word>& words, std::size_t first) {
    for (const Diagnostic& d : diagnostics) {
      std::string_view rest = d.detail;
      std::size_t at = words[first - 1].begin;
      if (const auto number = take_number(rest, "argument "); number && first + *number - 1 < words.size()) {
        const Word& word = words[first + *number - 1];
        const auto column = take_number(rest, ", column ");
        const bool bare = text_.substr(word.begin, word.end - word.begin) == word.value;
        at = word.begin + (column && bare ? std::min(*column - 1, word.value.size()) : 0);
        if (rest.starts_with(": ")) rest.remove_prefix(2);
      }
      report(d.id, at, replace_command_markers(rest, [&](std::size_t i) {
               return reader_.has(i) ? reader_.expansion(i).source : std::string{};
             }));
      result_.findings.back().pointer = d.pointer();
    }
  }

  /// Takes `prefix` and the number behind it off the front, if both are there.
  static std::optional<std::size_t> take_number(std::string_view& rest, std::string_view prefix) {
    if (!rest.starts_with(prefix)) return std::nullopt;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(rest.data() + prefix.size(), rest.data() + rest.size(), number);
    if (error != std::errc{} || number == 0) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return number;
  }

  /// True if every edit of the command can be made.
  bool rewrite(const std::vector<Word>& words, std::size_t first, const CommandTranslation& translation,
               const Place& place) {
    std::vector<Edit> edits;
    for (const CommandEdit& change : split(translation.edits, words, first)) {
      const Word& from = words[first + change.first];
      const Word& to = words[first + change.first + change.count - 1];
      for (std::size_t i = 0; i < change.count; ++i) {
        if (!carriable(words[first + change.first + i])) return false;
        if (i + 1 == change.count) break;
        if (!plain_gap(words[first + change.first + i], words[first + change.first + i + 1])) return false;
      }
      edits.push_back({from.begin, to.end - from.begin, layout(change.arguments, from.begin)});
    }
    if (place.backquoted && !survives_backquotes(edits, words[first], place)) return false;
    result_.edits.insert(result_.edits.end(), edits.begin(), edits.end());
    return true;
  }

  bool carriable(const Word& word) {
    bool all = true;
    static_cast<void>(replace_command_markers(word.value, [&](std::size_t i) {
      all = all && reader_.has(i) && reader_.expansion(i).carriable;
      return std::string{};
    }));
    if (!all) unknown(word, "a part of the settings is computed when the script runs");
    return all;
  }

  /// Between two words that give way together there may only be space.
  bool plain_gap(const Word& a, const Word& b) {
    const std::string_view gap = text_.substr(a.end, b.begin - a.end);
    if (gap.find_first_not_of(" \t\\\r\n") == std::string_view::npos) return true;
    unknown(b, "something stands between the option and its value");
    return false;
  }

  /// The operation and an option right behind it keep the space between them.
  static std::vector<CommandEdit> split(const std::vector<CommandEdit>& changes, const std::vector<Word>& words,
                                        std::size_t first) {
    std::vector<CommandEdit> result;
    for (const CommandEdit& change : changes) {
      const bool both =
          change.count > 1 && change.arguments.size() > 1 && words[first + change.first].value == operation;
      if (!both) {
        result.push_back(change);
        continue;
      }
      result.push_back({change.first, 1, {change.arguments.front()}});
      result.push_back({change.first + 1, change.count - 1, {change.arguments.begin() + 1, change.arguments.end()}});
    }
    return result;
  }

  bool survives_backquotes(const std::vector<Edit>& edits, const Word& at, const Place& place) {
    const std::string_view special = place.in_double_quotes ? "\\`\"" : "\\`";
    const bool fine = std::all_of(edits.begin(), edits.end(), [&](const Edit& edit) {
      const std::string_view before = text_.substr(edit.offset, edit.length);
      return edit.text.find_first_of(special) == std::string::npos && before.find('\\') == std::string_view::npos;
    });
    if (!fine) unknown(at, "backquotes would need more quoting than can be told");
    return fine;
  }

  /// New arguments for the script: in one line, or, where an option had a line of its own, an option a line.
  [[nodiscard]] std::string layout(const std::vector<std::string>& arguments, std::size_t at) const {
    const std::size_t newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    const std::string_view indent =
        newline == std::string_view::npos ? std::string_view{} : text_.substr(newline + 1, at - newline - 1);
    const bool own_line = newline != std::string_view::npos &&
                          indent.find_first_not_of(" \t") == std::string_view::npos && continues(newline);
    std::string out;
    for (const std::string& argument : arguments) {
      if (!out.empty() && own_line && argument.starts_with("--")) {
        out.append(" \\").append(newline_).append(indent);
      } else if (!out.empty()) {
        out.push_back(' ');
      }
      out.append(quoted(argument));
    }
    return out;
  }

  /// True if the line that ends here goes on in the next.
  [[nodiscard]] bool continues(std::size_t newline) const {
    const std::size_t end = newline > 0 && text_[newline - 1] == '\r' ? newline - 1 : newline;
    return end > 0 && text_[end - 1] == '\\';
  }

  /// One word for the script, with expansions in double quotes.
  [[nodiscard]] std::string quoted(const std::string& argument) const {
    if (!has_command_marker(argument)) return quote_for_shell(argument);
    // A byte that no argument can hold stands where an expansion goes.
    std::vector<std::string> sources;
    const std::string pieces = replace_command_markers(argument, [&](std::size_t i) {
      sources.push_back(reader_.has(i) ? reader_.expansion(i).source : std::string{});
      return std::string(1, '\0');
    });
    const bool simple = pieces.find_first_of("\"$`\\!\r\n") == std::string::npos;
    std::string out = simple ? "\"" : "";
    std::size_t at = 0;
    for (const std::string& source : sources) {
      const std::size_t end = pieces.find('\0', at);
      const std::string_view piece = std::string_view{pieces}.substr(at, end - at);
      at = end + 1;
      if (simple)
        out.append(piece).append(delimited(source, std::string_view{pieces}.substr(at)));
      else
        out.append(piece.empty() ? "" : quote_for_shell(piece)).append("\"").append(source).append("\"");
    }
    const std::string_view rest = std::string_view{pieces}.substr(at);
    if (simple) return out.append(rest).append("\"");
    return rest.empty() ? out : out.append(quote_for_shell(rest));
  }

  /// `$NAME` as `${NAME}` where what follows would make the name longer.
  static std::string delimited(const std::string& source, std::string_view after) {
    const bool joins = !after.empty() && (std::isalnum(static_cast<unsigned char>(after.front())) != 0 ||
                                          after.front() == '_' || after.front() == '[');
    return joins && !source.starts_with("${") ? "${" + source.substr(1) + "}" : source;
  }

  std::string_view text_;
  text::LineIndex lines_;
  WordReader reader_;
  CommandOptions options_;
  std::string newline_;
  bool shimmed_ = false;
  Rewrite result_;
};

}  // namespace
}  // namespace rewriting

Rewrite rewrite_shell(std::string_view text, std::string_view syntax_tree, const RewriteOptions& options) {
  using namespace rewriting;
  const auto refuse = [](Position position, std::string detail) {
    return Rewrite{{}, {finding(DiagnosticId::shell_syntax, position, std::move(detail))}};
  };
  const nlohmann::json tree = nlohmann::json::parse(syntax_tree, nullptr, false);
  if (!tree.is_object() || type_of(tree) != "File") return refuse({}, "there is no syntax tree");
  if (has_command_marker(text)) return refuse({}, "it holds the private characters U+E0C0 or U+E0C1");
  return Script{text, options}.run(tree);
}

LocatedDiagnostic shell_syntax_error(std::string_view shfmt_message) {
  Position position;
  const char* end = shfmt_message.data() + shfmt_message.size();
  const auto line = std::from_chars(shfmt_message.data(), end, position.line);
  std::string_view words = shfmt_message;
  if (line.ec == std::errc{} && line.ptr != end && *line.ptr == ':') {
    const auto column = std::from_chars(line.ptr + 1, end, position.column);
    if (column.ec == std::errc{} && column.ptr != end && *column.ptr == ':') {
      words = std::string_view{column.ptr + 1, static_cast<std::size_t>(end - column.ptr - 1)};
    }
  } else {
    position = {};
  }
  while (words.starts_with(' ')) words.remove_prefix(1);
  words = words.substr(0, words.find('\n'));
  return rewriting::finding(DiagnosticId::shell_syntax, position, printable(words, 200));
}

}  // namespace connect_userconfig
