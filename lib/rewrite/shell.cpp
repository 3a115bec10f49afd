// From the calls of a shell script to edits of its text.
#include "commands/markers.hpp"
#include "connect_userconfig/rewrite.hpp"
#include "connect_userconfig/text.hpp"
#include "finding.hpp"
#include "json/text_document.hpp"
#include "shell_call.hpp"
#include "shell_compare.hpp"
#include "shell_edit.hpp"
#include "shell_output.hpp"
#include "shell_shim.hpp"
#include "shell_words.hpp"
#include "text/position.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

namespace connect_userconfig {
namespace rewriting {
namespace {

using Json = nlohmann::json;

const Json& list_of(const Json& node, const char* name) {
  static const Json none = Json::array();
  const auto found = node.find(name);
  return found != node.end() && found->is_array() ? *found : none;
}

/// Where in a script a call stands, as far as it matters for its quotes.
struct Place {
  bool backquoted = false;
  bool in_double_quotes = false;  ///< backquotes inside double quotes
  bool kept = false;              ///< its output goes to a file or to another command
  bool timed = false;             ///< behind `time`
  std::size_t depth = 0;
};

class Script {
 public:
  Script(std::string_view text, const ConvertOptions& options) : text_(text), lines_(text), reader_(text) {
    options_.convert.auto_accept = options.auto_accept;
    options_.convert.absent = options.absent;
    options_.convert.existing = options.existing;
    configures_ =
        text.find("--phone-config") != std::string_view::npos || text.find("--cli-input") != std::string_view::npos;
  }

  Rewrite run(const Json& tree) {
    shim_ = find_shim(text_, tree);
    kept_functions_ = functions_with_kept_output(tree, text_);
    walk(tree, {});
    for (const Bytes& bytes : operations_in_variables_) {
      if (!operation_from_variable_) elsewhere(bytes, "the operation is put into a variable");
    }
    for (const Bytes& bytes : compared_operations_) {
      if (runs_any_operation_ && !operation_from_variable_)
        elsewhere(bytes, "the operation is one of those that a call gets from a variable");
    }
    const auto by_position = [](const LocatedDiagnostic& a, const LocatedDiagnostic& b) {
      return std::tie(a.region.begin.line, a.region.begin.column) <
             std::tie(b.region.begin.line, b.region.begin.column);
    };
    std::stable_sort(result_.findings.begin(), result_.findings.end(), by_position);
    std::sort(result_.edits.begin(), result_.edits.end(),
              [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
    std::sort(result_.calls.begin(), result_.calls.end());
    return std::move(result_);
  }

 private:
  struct Bytes {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void report(DiagnosticId id, Bytes bytes, std::string detail) {
    const Region region{lines_.position_of(bytes.begin), lines_.position_of(bytes.end)};
    result_.findings.push_back(finding(id, region, std::move(detail)));
  }

  [[nodiscard]] std::string_view source_of(const Json& node) const {
    const std::size_t begin = offset_of(node, "Pos", text_);
    return text_.substr(begin, std::max(begin, offset_of(node, "End", text_)) - begin);
  }

  void walk(const Json& node, Place place) {
    if (!node.is_structured()) return;
    if (++place.depth > json::max_depth) return report(DiagnosticId::shell_syntax, {}, "it is nested too deeply");
    if (node.is_object()) return object(node, place);
    for (const Json& child : node) walk(child, place);
  }

  void object(const Json& node, Place place) {
    const std::string_view type = type_of(node);
    if (type == "CmdSubst") {
      const auto back = node.find("Backquotes");
      place.backquoted = place.backquoted || (back != node.end() && *back == true);
      place.in_double_quotes = place.in_double_quotes && place.backquoted;
      place.kept = true;  // its output is somebody's input
    } else if (type == "ProcSubst") {
      place.kept = true;
    } else if (type == "TimeClause") {
      place.timed = true;
    } else if (type == "FuncDecl" && node.contains("Name")) {
      place.kept = kept_functions_.contains(node["Name"].value("Value", std::string()));
    } else if (type == "DblQuoted") {
      place.in_double_quotes = true;
    }
    if (const auto kept = output_is_kept(node, text_)) place.kept = *kept;
    statement(node, place);
    for (const Json* word : compared_words(node)) compared(*word);
    const bool pipe = is_pipe(node, text_);
    for (const auto& [name, child] : node.items()) {
      Place inner = place;
      if (pipe && name == "X") inner.kept = true;
      if (name == "Value" && node.contains("Name")) assigned(child);
      if (name == "Elems") elements(child);
      walk(child, inner);
    }
  }

  /// A statement is a command with its redirections.
  void statement(const Json& node, const Place& place) {
    const auto command = node.find("Cmd");
    if (command == node.end() || !command->is_object()) return;
    const bool kept = place.kept || all_is_kept_;
    // A text on the way to a terminal is help; anywhere else it may be a script.
    const bool shown = type_of(*command) == "CallExpr" && call(*command, place, kept) && !kept;
    for (const Json& redirection : list_of(node, "Redirs")) {
      if (redirection.contains("Hdoc"))
        mention(redirection["Hdoc"], shown, "a here-document");
      else if (redirection.contains("Word"))
        mention(redirection["Word"], shown, "a here-string");
    }
    if (source_of(*command) == "exec") all_is_kept_ = output_is_kept(node, text_).value_or(all_is_kept_);
  }

  void assigned(const Json& value) {
    if (!value.is_object()) return;
    const std::string_view source = source_of(value);
    if (is_operation_alone(source, configures_)) {
      const std::size_t begin = offset_of(value, "Pos", text_);
      return operations_in_variables_.push_back({begin, begin + source.size()});
    }
    mention(value, false, "a variable", configures_);
  }

  /// A word that is compared, or that a loop goes through, names an operation that something else may run.
  void compared(const Json& word) {
    const std::string_view source = source_of(word);
    if (!is_one_of_patterns(source, configures_)) return;
    const std::size_t begin = offset_of(word, "Pos", text_);
    compared_operations_.push_back({begin, begin + source.size()});
  }

  /// Words that are kept for later.
  void elements(const Json& list) {
    std::vector<Word> words;
    for (const Json& element : list) {
      if (element.contains("Value") && element["Value"].is_object()) words.push_back(reader_.read(element["Value"]));
    }
    const auto at = find_operation(words, configures_);
    if (at)
      return elsewhere({words[*at].begin, words[*at].end},
                       "another command runs it, or it is put together in an array");
    for (const Json& element : list) {
      if (element.contains("Value")) mention(element["Value"], false, "an array");
    }
  }

  /// Text that names the legacy command where no command stands.
  /// `goes_on`: more may be added to it later.
  void mention(const Json& node, bool harmless, std::string_view where, bool goes_on = false) {
    if (harmless || !node.is_object()) return;
    const std::size_t begin = offset_of(node, "Pos", text_);
    std::string source{source_of(node)};
    blank_commands(node, begin, source);
    for (const Mention& found : find_mentions(source, configures_, goes_on)) {
      const Bytes bytes{begin + found.at, begin + found.at + found.length};
      if (found.permission) report(DiagnosticId::iam_permission_needed, bytes, {});
      if (!found.permission) elsewhere(bytes, fmt::format("the command is put together in {}", where));
    }
  }

  /// Commands inside are looked at by themselves.
  void blank_commands(const Json& node, std::size_t begin, std::string& source) const {
    for (const Json& part : list_of(node, "Parts")) {
      const std::string_view type = type_of(part);
      if (type == "CmdSubst" || type == "ProcSubst") {
        const std::size_t at = offset_of(part, "Pos", text_) - begin;
        if (at < source.size())
          std::fill_n(source.begin() + static_cast<std::ptrdiff_t>(at),
                      std::min(source_of(part).size(), source.size() - at), ' ');
      }
      blank_commands(part, begin, source);
    }
  }

  /// True if the command only shows its words. `kept`: a file takes what it shows.
  bool call(const Json& node, const Place& place, bool kept) {
    std::vector<Word> words;
    std::vector<const Json*> nodes;
    for (const Json& arg : list_of(node, "Args")) {
      if (is_comment_only(arg)) continue;
      words.push_back(reader_.read(arg));
      nodes.push_back(&arg);
    }
    if (words.empty()) return false;
    if (searches(words) || compares(words)) {
      for (const Json* word : nodes) compared(*word);
      return searches(words);
    }
    const bool shows = only_shows(words);
    if (shows && !kept) return true;
    served_ = false;
    if (const auto found = find_call(words)) {
      const bool bare = source_of(*nodes[0]) == words[0].value;
      served_ = found->by_name && shim_.serves(words[0].begin, bare, place.timed);
      command(words, found->first, place);
    } else if (const auto at = calls_shim(words) ? std::nullopt : find_operation(words, false)) {
      elsewhere({words[*at].begin, words[*at].end}, runner_of(words));
    } else if (!calls_shim(words)) {
      for (const Json* word : nodes) mention(*word, false, "a text");
    }
    runs_any_operation_ = runs_any_operation_ || (!served_ && !calls_shim(words) && runs_any_operation(words));
    return shows;
  }

  /// A call that is not edited, whatever its settings are.
  void elsewhere(Bytes bytes, std::string_view detail) {
    report(DiagnosticId::legacy_call, bytes, fmt::format("{}; see docs/call-sites.md#aws-cli-commands", detail));
  }

  void command(const std::vector<Word>& words, std::size_t first, const Place& place) {
    std::vector<std::string> arguments;
    for (std::size_t i = first; i < words.size(); ++i) arguments.push_back(words[i].value);
    bool file = false;
    const CommandTranslation translation = translate_marked(
        arguments,
        [&](std::string_view) {
          file = true;
          return LoadedFile{std::nullopt, "it is read when the script runs"};
        },
        options_);
    if (translation.form == Form::automatic) return operation_of_run(words, first);
    const bool converts =
        translation.form == Form::update_user_phone_config ||
        (translation.form == Form::create_user &&
         std::any_of(arguments.begin(), arguments.end(), [](const auto& a) { return may_configure_phone(a); }));
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
    if (translation.nothing_to_run && !served_)
      elsewhere(bytes_of_operation(words), "nothing in it is for the new call: remove it");
  }

  /// The operation of a command that is known to have one.
  static Bytes bytes_of_operation(const std::vector<Word>& words) {
    const auto at = find_operation(words, false).value_or(0);
    return {words[at].begin, words[at].end};
  }

  /// `aws connect "$operation" --phone-config ...`: there are two that take the option.
  void operation_of_run(const std::vector<Word>& words, std::size_t first) {
    const auto service = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(first), words.end(),
                                      [](const Word& word) { return word.value == "connect"; });
    if (served_ || service == words.end() || service + 1 == words.end() || (service + 1)->literal) return;
    const bool configures =
        std::any_of(service, words.end(), [](const Word& w) { return w.value.starts_with("--phone-config"); });
    if (!configures) return;
    operation_from_variable_ = true;
    elsewhere({(service + 1)->begin, (service + 1)->end}, "the operation is known only when the script runs");
  }

  /// What is known only at run time is translated then, where the shim stands in for `aws`.
  void unknown(const Word& word, std::string_view detail) {
    if (!served_) report(DiagnosticId::dynamic_phone_config, {word.begin, word.end}, std::string(detail));
  }

  /// Puts the diagnostics of the translation where their argument stands.
  void report(const Diagnostics& diagnostics, const std::vector<Word>& words, std::size_t first) {
    for (const Diagnostic& d : diagnostics) {
      if (served_ && d.id == DiagnosticId::dynamic_phone_config) continue;
      const bool known = d.argument.index > 0 && first + d.argument.index - 1 < words.size();
      const Word& word = words[known ? first + d.argument.index - 1 : first - 1];
      std::size_t at = word.begin;
      const bool bare = text_.substr(word.begin, word.end - word.begin) == word.value;
      if (known && bare && d.argument.position.column > 0) {
        at += std::min<std::size_t>(d.argument.position.column - 1, word.value.size());
      }
      report(d.id, {at, word.end}, replace_command_markers(d.detail, [&](std::size_t i) {
               return reader_.has(i) ? reader_.expansion(i).source : std::string{};
             }));
      result_.findings.back().pointer = d.pointer();
    }
  }

  /// True if every edit of the command can be made.
  bool rewrite(const std::vector<Word>& words, std::size_t first, const CommandTranslation& translation,
               const Place& place) {
    std::vector<Edit> edits;
    const ShellLayout layout(text_, words[0].begin, words.back().end);
    for (const CommandEdit& change : split(translation.edits, words, first)) {
      const Word& from = words[first + change.first];
      const Word& to = words[first + change.first + change.count - 1];
      for (std::size_t i = 0; i < change.count; ++i) {
        if (!carriable(words[first + change.first + i])) return false;
        if (i + 1 == change.count) break;
        if (!plain_gap(words[first + change.first + i], words[first + change.first + i + 1])) return false;
      }
      for (const std::string& argument : change.arguments) {
        const std::string_view problem = cannot_write(argument, reader_);
        if (!problem.empty()) return unknown(to, problem), false;
      }
      edits.push_back({from.begin, to.end - from.begin, layout.print(change.arguments, from.begin, reader_)});
    }
    if (place.backquoted && !survives_backquotes(edits, words[first], place)) return false;
    if (!edits.empty()) result_.calls.push_back(edits.front().offset);
    result_.edits.insert(result_.edits.end(), edits.begin(), edits.end());
    return true;
  }

  bool carriable(const Word& word) {
    bool all = true;
    static_cast<void>(replace_command_markers(word.value, [&](std::size_t i) {
      all = all && reader_.has(i) && reader_.expansion(i).carriable();
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

  bool survives_backquotes(const std::vector<Edit>& edits, const Word& at, const Place& place) {
    const std::string_view special = place.in_double_quotes ? "\\`\"" : "\\`";
    const bool fine = std::all_of(edits.begin(), edits.end(), [&](const Edit& edit) {
      const std::string_view before = text_.substr(edit.offset, edit.length);
      return edit.text.find_first_of(special) == std::string::npos && before.find('\\') == std::string_view::npos;
    });
    if (!fine) unknown(at, "backquotes would need more quoting than can be told");
    return fine;
  }

  std::string_view text_;
  text::LineIndex lines_;
  WordReader reader_;
  CommandOptions options_;
  bool configures_ = false;  ///< there are phone settings somewhere in the script
  Shim shim_;
  bool served_ = false;       ///< the shim serves the call that is looked at
  bool all_is_kept_ = false;  ///< behind `exec > run.sh`
  std::set<std::string> kept_functions_;
  std::vector<Bytes> operations_in_variables_;
  std::vector<Bytes> compared_operations_;
  bool runs_any_operation_ = false;
  bool operation_from_variable_ = false;  ///< a call has its operation from a variable, and is a finding
  Rewrite result_;
};

}  // namespace
}  // namespace rewriting

Rewrite rewrite_shell(std::string_view text, std::string_view syntax_tree, const ConvertOptions& options) {
  using namespace rewriting;
  const auto refuse = [](Position position, std::string detail) {
    return Rewrite{{}, {finding(DiagnosticId::shell_syntax, {position, {}}, std::move(detail))}};
  };
  const nlohmann::json tree = nlohmann::json::parse(syntax_tree, nullptr, false);
  if (!tree.is_object() || type_of(tree) != "File") return refuse({}, "there is no syntax tree");
  if (has_command_marker(text)) return refuse({}, "it holds the private characters U+E0C0 or U+E0C1");
  return Script{text, options}.run(tree);
}

}  // namespace connect_userconfig
