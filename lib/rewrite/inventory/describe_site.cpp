#include "describe_site.hpp"

#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/lists.hpp"
#include "extent.hpp"
#include "literal_place.hpp"
#include "names.hpp"
#include "present_lists.hpp"
#include "program.hpp"
#include "rewrite/finding.hpp"
#include "spelling.hpp"
#include "spread.hpp"
#include "value.hpp"
#include "variable.hpp"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

DiagnosticId id_of(const Site& site) {
  if (site.mention) return DiagnosticId::legacy_mention;
  return site.kind == Kind::permission ? DiagnosticId::iam_permission_needed : DiagnosticId::legacy_call;
}

/// Of the words of a line, wherever it stands and however it is indented.
std::string fingerprint(DiagnosticId id, std::string_view line) {
  std::string key(describe(id).name);
  bool space = true;
  for (const char c : line) {
    const bool is_space = c == ' ' || c == '\t' || c == '\r';
    if (!is_space) key.append(space ? " " : "").push_back(c);
    space = is_space;
  }
  return fmt::format("{:016x}", XXH3_64bits(key.data(), key.size()));
}

Taker taker_of(const Site& site) {
  const bool cdk = site.section == "cdk";
  const bool creates = site.kind == Kind::setting;
  return {.cdk = cdk,
          .call = site.call,
          .request = cdk       ? "CfnUserProps"
                     : creates ? "CreateUserCommandInput"
                               : "UpdateUserConfigCommandInput"};
}

bool has_literals(Language language) {
  return language == Language::python || language == Language::javascript || language == Language::typescript;
}

}  // namespace

std::string_view SiteDescriber::line_around(std::size_t offset) const {
  constexpr std::size_t most = 500;  // each way, so that a text in one line costs no more than another
  const std::string_view before = text_.substr(offset - std::min(offset, most), std::min(offset, most));
  const std::size_t newline = before.rfind('\n');
  const std::size_t begin =
      newline == std::string_view::npos ? offset - before.size() : offset - (before.size() - newline - 1);
  const std::string_view rest = text_.substr(begin, 2 * most);
  return rest.substr(0, rest.find('\n', offset - begin));
}

std::vector<LocatedDiagnostic> SiteDescriber::describe(const Site& site, Language language, Language host,
                                                       const ConvertOptions& options) const {
  const DiagnosticId id = id_of(site);
  const Position position = position_of(site.begin);  // before those of what stands behind it
  auto facts = std::make_shared<CallSite>();
  facts->language = to_string(language);
  const std::string_view section = site.section.empty() ? section_of(language) : site.section;
  facts->section = section;
  facts->fingerprint = fingerprint(id, line_around(site.begin));
  std::string detail(site.what);
  std::vector<LocatedDiagnostic> more;
  if (!site.mention && site.setting != 0 && has_literals(language) && section != section_of(Language::shell)) {
    if (section == "terraform")
      detail += "; the settings are not translated: aws_connect_user and what is made of it have no such lists";
    else if (section == "pulumi")
      detail += "; the settings are not translated: users of aws have no such lists, those of aws-native do";
    else
      translate(site, find_literal(site, language, host), language, options, detail, *facts, more);
  }
  if (!site.mention) detail += fmt::format("; see docs/call-sites.md#{}", section);
  std::vector<LocatedDiagnostic> result;
  const Position end{position.line, position.column + (site.end - site.begin)};  // a name in ASCII
  result.push_back(finding(id, {.begin = position, .end = end}, std::move(detail)));
  result.back().call_site = std::move(facts);
  for (LocatedDiagnostic& other : more) {
    annotate(other, language);
    result.push_back(std::move(other));
  }
  return result;
}

std::size_t SiteDescriber::key_of(const Site& site) const {
  std::size_t key = site.setting;
  while (key > 0 && is_name_character(text_[key - 1])) --key;
  return key;
}

Literal SiteDescriber::find_literal(const Site& site, Language language, Language host) const {
  Literal literal = literal_of(site, key_of(site), language);
  if (!literal.value) return literal;
  if (site.several) literal.problem = "they are given in more than one place";
  if (site.in_text && language == host) literal.problem = "they stand in a text, whose language may be another";
  if (changes()) literal.problem = "a member of them is set in another line";
  if (language != host && !can_hold_lines(text_, literal.begin, host))
    literal.problem = "the text around the program has no lines of its own for them";
  if (language != host &&
      text_.substr(literal.begin, literal.end - literal.begin).find_first_of("\"'") == std::string_view::npos)
    literal.problem = "the text around the program may not take quotes";
  if (!literal.problem.empty()) literal.value.reset();
  return literal;
}

void SiteDescriber::translate(const Site& site, const Literal& literal, Language language,
                              const ConvertOptions& options, std::string& detail, CallSite& facts,
                              std::vector<LocatedDiagnostic>& more) const {
  if (!literal.value) {
    detail += fmt::format("; the settings are not translated: {}", literal.problem);
    return;
  }
  const std::size_t key = key_of(site);
  const Expansion expansion =
      expand(*literal.value, {.auto_accept = options.auto_accept,
                              .absent = options.absent,
                              .origin = site.kind == Kind::setting ? Origin::exported : Origin::request});
  const bool failed = has_errors(expansion.diagnostics);
  for (const Diagnostic& d : expansion.diagnostics) {
    if (d.severity() == Severity::error) {
      detail += fmt::format("; the settings are not translated: {}", d.message());
    } else if (!failed) {
      more.push_back(finding(d.id, {.begin = position_of(key)}, d.detail, d.pointer()));
    }
  }
  if (failed) return;
  facts.replacement = print_literal(expansion.config, literal, text_);
  if (facts.replacement.empty()) {
    detail += "; the settings say nothing that the new call could say";
    return;
  }
  if (has_list_of(text_, {key, site.setting}, site.call, literal, facts.replacement, language)) {
    facts.replacement.clear();
    more.clear();
    detail += "; the settings are not translated: the call has such lists already";
    return;
  }
  const bool variable = literal.form == Form::variable;
  if (variable)
    detail += fmt::format("; below, the variable holds the lists: spread it ({}) where the setting is given",
                          literal.python ? "**" : "...");
  if (literal.on_base)
    detail += fmt::format("{}: take PhoneConfig out of what they are put on top of, if it is there, for it would stay",
                          variable ? "" : "; below, the lists");
}

Literal SiteDescriber::literal_of(const Site& site, std::size_t key, Language language) const {
  Taker taker = taker_of(site);
  Place place{key, site.setting};
  const auto value = value_of(text_, site.setting);
  if (value && text_[value->begin] != '{') {
    Constants& constants = constants_.try_emplace(language, text_, language).first->second;
    if (const auto constant = constants.given_at(value->begin)) {
      taker.named = true;
      place = *constant;
    }
  }
  Literal literal = read_literal(text_, place.begin, place.end, language, taker);
  if (!literal.value) return literal;
  const Objection objection = objection_of_copies(text_, literal, place, {key, site.setting}, site.call);
  literal.on_base = objection.base;
  literal.problem = objection.problem;
  return literal;
}

bool SiteDescriber::changes() const {
  if (!changes_) changes_ = changes_members(text_);
  return *changes_;
}

void SiteDescriber::annotate(LocatedDiagnostic& finding, Language language) const {
  if (finding.call_site != nullptr) return;
  auto facts = std::make_shared<CallSite>();
  facts->language = to_string(language);
  facts->fingerprint = fingerprint(finding.id, line_around(cursor_.lines().start_of(finding.region.begin.line)));
  finding.call_site = std::move(facts);
}

}  // namespace connect_userconfig::rewriting
