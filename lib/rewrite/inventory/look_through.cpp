// One text of any language: edits where it can be rewritten, findings elsewhere.
#include "blocks.hpp"
#include "characters.hpp"
#include "connect_userconfig/inventory.hpp"
#include "describe_site.hpp"
#include "embedded.hpp"
#include "generated.hpp"
#include "lines.hpp"
#include "markdown.hpp"
#include "notebook.hpp"
#include "program.hpp"
#include "rewrite/finding.hpp"
#include "scan.hpp"
#include "synopsis.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace connect_userconfig {
namespace rewriting {
namespace {

/// True if there can be a command in it that `rewrite_shell` has something to say about: an operation by its name, or
/// the option of one that is named elsewhere.
bool may_hold_commands(std::string_view text) {
  return contains(text, "phone-config") || contains(text, "create-user") ||
         contains(text, "update-user-identity-info") || contains(text, "chime") ||
         (contains(text, "--cli-input") && contains(text, "connect"));
}

/// A report of this tool, as it is kept for a baseline: it names calls and makes none.
bool is_report(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (!text.starts_with('{')) return false;
  const std::string_view line = text.substr(0, text.find('\n'));
  if (contains(line, "\"$schema\":\"https://json.schemastore.org/sarif"))
    return contains(text, "\"name\":\"connect-userconfig\"");
  return contains(line, "\"id\":\"") && contains(line, "\"severity\":\"") && contains(text, "\"fingerprint\":\"");
}

/// From a part of a text to the whole.
void move(Site& site, std::size_t by) {
  site.begin += by;
  site.end += by;
  if (site.setting != 0) site.setting += by;
  if (site.call != std::string_view::npos) site.call += by;
}

class Looker {
 public:
  Looker(std::string_view text, Language language, const ShellParser& parse_shell, const ConvertOptions& options)
      : text_(text), language_(language), parse_shell_(parse_shell), options_(options), describer_(text) {}

  Rewrite run() {
    if (is_report(text_) || is_generated_definition(text_)) return {};
    switch (language_) {
      case Language::shell:
        shell();
        break;
      case Language::yaml:
      case Language::json:
        document();
        break;
      case Language::markdown:
        page();
        break;
      case Language::text:
        blocks(blocks_of_notes(text_), false);
        break;
      case Language::markup:
        blocks(scripts_of_page(text_), is_page(text_));
        break;
      case Language::notebook:
        notebook();
        break;
      default:
        search(0, text_.size(), language_);
    }
    std::stable_sort(result_.findings.begin(), result_.findings.end(), [](const auto& a, const auto& b) {
      return std::tie(a.region.begin.line, a.region.begin.column) <
             std::tie(b.region.begin.line, b.region.begin.column);
    });
    std::sort(result_.edits.begin(), result_.edits.end(),
              [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
    std::sort(result_.calls.begin(), result_.calls.end());
    return std::move(result_);
  }

 private:
  void take(Rewrite rewrite, Language language) {
    for (LocatedDiagnostic& finding : rewrite.findings) {
      lines_.insert(finding.region.begin.line);
      describer_.annotate(finding, language);
      result_.findings.push_back(std::move(finding));
    }
    for (Edit& edit : rewrite.edits) result_.edits.push_back(std::move(edit));
    result_.calls.insert(result_.calls.end(), rewrite.calls.begin(), rewrite.calls.end());
  }

  void describe(const Site& site, Language language, Language host) {
    for (LocatedDiagnostic& finding : describer_.describe(site, language, host, options_))
      result_.findings.push_back(std::move(finding));
  }

  /// The call sites of a part of the text. `code`: the part is no running text, whatever the language says.
  void search(std::size_t begin, std::size_t end, Language language, bool code = false, bool prose = false) {
    for (Site site : scan(text_.substr(begin, end - begin), language, {!permissions_judged_, prose, resources_})) {
      move(site, begin);
      describe(site, code || !is_sentence(site, language) ? language_at(site, language) : language, language);
    }
  }

  /// The language of the program that a call stands in, where its section is that of the language.
  [[nodiscard]] Language language_at(const Site& site, Language host) const {
    if (site.section == section_of(Language::powershell)) return Language::powershell;
    return site.section.empty() ? program_of(text_, site, host) : host;
  }

  /// Running text, and no line that is indented as code is, or that is typed into Python.
  [[nodiscard]] bool is_sentence(const Site& site, Language language) const {
    if (language != Language::markdown && language != Language::text) return false;
    const std::string_view line = text_.substr(near_line_start(text_, site.begin));
    return !line.starts_with("    ") && !without_first_space(line).starts_with(">>> ");
  }

  /// What the parser of scripts does not see: calls in other languages, whose texts a script holds.
  [[nodiscard]] std::vector<Site> programs_of_script(std::size_t begin, std::size_t end) const {
    const std::string_view part = text_.substr(begin, end - begin);
    std::vector<Site> sites;
    for (Site site : scan(part, Language::shell)) {
      const bool command = site.section.empty() || site.section == section_of(Language::shell);
      if (site.mention || (command && !is_of_a_program(part, site))) continue;
      if (command) site.section = {};
      move(site, begin);
      sites.push_back(site);
    }
    return sites;
  }

  /// The parser of scripts and a search have found the same.
  static bool is_same(const LocatedDiagnostic& finding, const std::vector<std::pair<Site, Position>>& programs) {
    return finding.id == DiagnosticId::legacy_call &&
           std::any_of(programs.begin(), programs.end(),
                       [&](const auto& program) { return program.second == finding.region.begin; });
  }

  /// What a script's commands are, and the programs in it: of what both find, a program says more.
  void commands_and_programs(std::size_t begin, std::size_t end, std::vector<Rewrite> commands, Language language) {
    std::vector<std::pair<Site, Position>> programs;
    for (const Site& site : programs_of_script(begin, end)) {
      const bool setting = site.kind == Kind::setting && site.call != std::string_view::npos;
      programs.emplace_back(site, describer_.position_of(setting ? site.call : site.begin));
    }
    for (Rewrite& rewrite : commands) {
      std::erase_if(rewrite.findings, [&](const auto& finding) { return is_same(finding, programs); });
      take(std::move(rewrite), language);
    }
    for (const auto& [site, position] : programs) {
      if (lines_.contains(describer_.position_of(site.begin).line)) continue;
      Language program = language_at(site, Language::shell);
      if (site.section.empty() && program == Language::shell) program = Language::other;
      describe(site, program, site.section.empty() ? Language::shell : program);
    }
  }

  void shell() {
    if (!may_hold_commands(text_)) return commands_and_programs(0, text_.size(), {}, language_);
    const auto tree = parse_shell_ ? parse_shell_(text_) : std::nullopt;
    if (!tree) return search(0, text_.size(), language_);
    if (tree->tree.empty()) {
      take({{}, {shell_syntax_error(tree->errors)}}, language_);
      return search(0, text_.size(), language_);
    }
    std::vector<Rewrite> commands;
    commands.push_back(rewrite_shell(text_, tree->tree, options_));
    commands_and_programs(0, text_.size(), std::move(commands), language_);
  }

  void document() {
    const TemplateSyntax syntax = language_ == Language::json ? TemplateSyntax::json : TemplateSyntax::yaml;
    const bool about_users = contains(text_, "AWS::Connect::User");
    const bool parses = !contains(text_, "onnect:") || !parse_tree(text_, syntax).fault;
    // A file that does not parse may hold anything, the marks of another language included. It is searched for users,
    // and for actions, as any other text.
    resources_ = !parses;
    permissions_judged_ = parses;
    if (about_users && parses) take(rewrite_template(text_, syntax, options_), language_);
    if (contains(text_, "onnect:") || contains(text_, "NotAction")) take({{}, find_iam(text_, syntax)}, language_);
    search(0, text_.size(), language_);
    // Why the users in it are not rewritten.
    if (about_users && !parses && has_user_of_template()) take(rewrite_template(text_, syntax, options_), language_);
  }

  [[nodiscard]] bool has_user_of_template() const {
    return std::any_of(result_.findings.begin(), result_.findings.end(), [](const LocatedDiagnostic& f) {
      return f.id == DiagnosticId::legacy_call && f.call_site->section == "cloudformation";
    });
  }

  void page() {
    resources_ = true;
    const text::LineIndex index(text_);
    std::size_t at = 0;
    for (const CodeBlock& block : code_blocks(text_)) {
      search(at, block.begin, language_);
      at = block.end;
      if (block.language != Language::shell) {
        search(block.begin, block.end, block.language == Language::text ? language_ : block.language, true);
      } else if (!rewrite_block(block, index)) {
        search(block.begin, block.end, Language::shell);
      }
    }
    search(at, text_.size(), language_);
  }

  /// Running text or data with programs in it, which are searched and not rewritten.
  void blocks(const std::vector<CodeBlock>& found, bool prose) {
    resources_ = true;
    std::size_t at = 0;
    for (const CodeBlock& block : found) {
      search(at, block.begin, language_, false, prose);
      at = block.end;
      search(block.begin, block.end, block.language);
    }
    search(at, text_.size(), language_, false, prose);
  }

  void notebook() {
    const auto cells = cells_of(text_);
    if (!cells) return search(0, text_.size(), language_);
    for (const CellText& cell : *cells) {
      const SiteDescriber describer(cell.text);
      for (const Site& site : scan(cell.text, cell.language)) {
        std::vector<LocatedDiagnostic> findings = describer.describe(site, cell.language, cell.language, options_);
        // The call, and what there is to say of its settings.
        for (LocatedDiagnostic& finding : findings) {
          const bool call = &finding == findings.data();
          finding.region.begin = describer_.position_of(cell.offsets[call ? site.begin : describer.key_of(site)]);
          finding.region.end = call ? describer_.position_of(cell.offsets[site.end]) : Position{};
          result_.findings.push_back(std::move(finding));
        }
      }
    }
  }

  /// False if it has to be searched: a script does not parse, or an edit would touch a placeholder.
  bool rewrite_block(const CodeBlock& block, const text::LineIndex& index) {
    std::vector<PageRewrite> rewrites;
    for (const PageScript& script : block.scripts) {
      if (!may_hold_commands(script.text)) continue;
      const auto tree = parse_shell_ ? parse_shell_(script.text) : std::nullopt;
      if (!tree || tree->tree.empty()) return false;
      rewrites.push_back(to_page(rewrite_shell(script.text, tree->tree, options_), script, index));
      if (rewrites.back().touches_placeholder) return false;
    }
    std::map<std::size_t, std::size_t> synopses;  // from where to where
    std::vector<Rewrite> commands;
    commands.reserve(rewrites.size());
    for (PageRewrite& page : rewrites) {
      take_synopses(page.rewrite.findings, index, synopses);
      commands.push_back(std::move(page.rewrite));
    }
    commands_and_programs(block.begin, block.end, std::move(commands), Language::markdown);
    for (const auto& [begin, end] : synopses) search(begin, end, Language::shell);
    return true;
  }

  /// What a synopsis shows is searched: nobody can correct its options.
  void take_synopses(std::vector<LocatedDiagnostic>& findings, const text::LineIndex& index,
                     std::map<std::size_t, std::size_t>& synopses) const {
    std::erase_if(findings, [&](const LocatedDiagnostic& finding) {
      const Position place = finding.region.begin;
      if (place.line == 0) return false;
      const Extent found = synopsis_around(text_, index.start_of(place.line) + place.column - 1);
      if (found.end != 0) synopses.emplace(found.begin, found.end);
      return found.end != 0;
    });
  }

  std::string_view text_;
  Language language_;
  const ShellParser& parse_shell_;
  const ConvertOptions& options_;
  SiteDescriber describer_;
  bool permissions_judged_ = false;
  bool resources_ = false;         ///< a template in the text is not rewritten, so its users are call sites
  std::set<std::uint64_t> lines_;  ///< that have a finding already
  Rewrite result_;
};

}  // namespace
}  // namespace rewriting

Rewrite look_through(std::string_view text, Language language, const ShellParser& parse_shell,
                     const ConvertOptions& options) {
  return rewriting::Looker{text, language, parse_shell, options}.run();
}

std::vector<LocatedDiagnostic> calls_of(std::string_view text, const Rewrite& rewrite, Language language) {
  const rewriting::SiteDescriber describer(text);
  std::vector<LocatedDiagnostic> calls;
  for (const Edit& edit : rewrite.edits) {
    if (!std::binary_search(rewrite.calls.begin(), rewrite.calls.end(), edit.offset)) continue;
    calls.push_back(rewriting::finding(
        DiagnosticId::rewritable_call,
        {.begin = describer.position_of(edit.offset), .end = describer.position_of(edit.offset + edit.length)}));
    describer.annotate(calls.back(), language);
  }
  return calls;
}

}  // namespace connect_userconfig
