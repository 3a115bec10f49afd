// One text of any language: edits where it can be rewritten, findings elsewhere.
#include "connect_userconfig/inventory.hpp"
#include "describe_site.hpp"
#include "embedded.hpp"
#include "markdown.hpp"
#include "rewrite/finding.hpp"
#include "scan.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace connect_userconfig {
namespace rewriting {
namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

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
    if (is_report(text_)) return {};
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

  /// The call sites of a part of the text.
  void search(std::size_t begin, std::size_t end, Language language) {
    for (Site site : scan(text_.substr(begin, end - begin), language, !permissions_judged_)) {
      move(site, begin);
      for (LocatedDiagnostic& finding : describer_.describe(site, language, options_))
        result_.findings.push_back(std::move(finding));
    }
  }

  /// What the parser of scripts does not see: calls in other languages, whose texts a script holds.
  void search_beside_commands(std::size_t begin, std::size_t end) {
    const std::string_view part = text_.substr(begin, end - begin);
    for (Site site : scan(part, Language::shell)) {
      if (site.mention) continue;
      if (site.section == section_of(Language::shell)) {
        if (!is_of_a_program(part, site)) continue;
        site.section = section_of(Language::other);
      }
      move(site, begin);
      if (lines_.contains(describer_.position_of(site.begin).line)) continue;
      for (LocatedDiagnostic& finding : describer_.describe(site, language_, options_))
        result_.findings.push_back(std::move(finding));
    }
  }

  void shell() {
    if (!may_hold_commands(text_)) return search_beside_commands(0, text_.size());
    const auto tree = parse_shell_ ? parse_shell_(text_) : std::nullopt;
    if (!tree) return search(0, text_.size(), language_);
    if (tree->tree.empty()) {
      take({{}, {shell_syntax_error(tree->errors)}}, language_);
      return search(0, text_.size(), language_);
    }
    take(rewrite_shell(text_, tree->tree, options_), language_);
    search_beside_commands(0, text_.size());
  }

  void document() {
    const TemplateSyntax syntax = language_ == Language::json ? TemplateSyntax::json : TemplateSyntax::yaml;
    // A YAML file that is no template may hold anything, the marks of another language included.
    if (contains(text_, "AWS::Connect::User")) take(rewrite_template(text_, syntax, options_), language_);
    // What is no document, such as JSON a line or with remarks, is searched for actions as any other text.
    permissions_judged_ = !contains(text_, "onnect:") || !parse_tree(text_, syntax).fault;
    if (contains(text_, "onnect:") || contains(text_, "NotAction")) take({{}, find_iam(text_, syntax)}, language_);
    search(0, text_.size(), language_);
  }

  void page() {
    const text::LineIndex index(text_);
    std::size_t at = 0;
    for (const CodeBlock& block : code_blocks(text_)) {
      search(at, block.begin, language_);
      at = block.end;
      if (block.language == Language::yaml || block.language == Language::json) {
        search_data(block);
      } else if (block.language != Language::shell) {
        search(block.begin, block.end, block.language == Language::text ? language_ : block.language);
      } else if (!rewrite_block(block, index)) {
        search(block.begin, block.end, Language::shell);
      }
    }
    search(at, text_.size(), language_);
  }

  /// A template in a page is not rewritten, so its users are call sites as in any other text.
  void search_data(const CodeBlock& block) {
    const std::size_t before = result_.findings.size();
    search(block.begin, block.end, Language::other);
    if (result_.findings.size() == before) search(block.begin, block.end, block.language);
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
    for (PageRewrite& page : rewrites) take(std::move(page.rewrite), Language::markdown);
    search_beside_commands(block.begin, block.end);
    return true;
  }

  std::string_view text_;
  Language language_;
  const ShellParser& parse_shell_;
  const ConvertOptions& options_;
  SiteDescriber describer_;
  bool permissions_judged_ = false;
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
