// Bytes -> a text of any language: findings lie inside it, in order, each with what a report needs; edits are all that
// changes, and a second run makes none; a report of the run is a baseline that knows every finding; and whatever tree a
// parser of scripts returns, nothing breaks.
//
// The first byte chooses the options, the second the language. What stands behind the first U+001E is the tree of the
// text before it.
#include "connect_userconfig/inventory.hpp"
#include "checks.hpp"
#include "connect_userconfig/report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace {

using namespace connect_userconfig;
using namespace connect_userconfig::fuzz;

constexpr char tree_follows = '\x1e';

std::uint64_t lines_of(std::string_view text) {
  return 1 + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

void check_finding(const LocatedDiagnostic& finding, std::string_view text) {
  const auto& [begin, end] = finding.region;
  require(begin.line <= lines_of(text) && end.line <= lines_of(text));
  require(end.line == 0 || std::tie(begin.line, begin.column) <= std::tie(end.line, end.column));
  require(!finding.message.empty());
  require(finding.call_site != nullptr && finding.call_site->fingerprint.size() == 16);
  const auto sections = call_site_sections();
  const std::string_view section = finding.call_site->section;
  require(section.empty() || std::find(sections.begin(), sections.end(), section) != sections.end());
  // What is to be pasted does not call the legacy API again; an assignment keeps the words before its sign.
  const std::string_view pasted = finding.call_site->replacement;
  const bool assigns = pasted.ends_with('}') || pasted.find(" = [") != std::string_view::npos;
  require(assigns || pasted.find("PhoneConfig") == std::string::npos);
}

/// Every line of the report is JSON, and as a baseline the report leaves nothing new.
void check_report(const std::vector<LocatedDiagnostic>& findings) {
  const auto report = make_report(ReportFormat::json);
  std::string lines;
  for (const LocatedDiagnostic& finding : findings) {
    std::string line;
    report->append(finding, line);
    require(nlohmann::json::accept(line));
    lines += line;
  }
  auto baseline = Baseline::parse(lines);
  require(baseline.has_value());
  for (const LocatedDiagnostic& finding : findings) require(baseline->take(finding));
  for (const LocatedDiagnostic& finding : findings) require(!baseline->take(finding));
}

/// A line more at the top moves the findings of a program, and changes nothing else.
void check_moved(std::string_view text, Language language, const ConvertOptions& options,
                 const std::vector<LocatedDiagnostic>& findings) {
  const Rewrite moved = look_through("\n" + std::string(text), language, {}, options);
  require(moved.findings.size() == findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    require(moved.findings[i].id == findings[i].id && moved.findings[i].message == findings[i].message);
    require(moved.findings[i].region.begin.line == findings[i].region.begin.line + 1);
    require(moved.findings[i].call_site->fingerprint == findings[i].call_site->fingerprint);
  }
}

void check(std::string_view text, Language language, const ConvertOptions& options) {
  const Rewrite first = look_through(text, language, {}, options);
  const auto in_order = [](const auto& a, const auto& b) {
    return std::tie(a.region.begin.line, a.region.begin.column) < std::tie(b.region.begin.line, b.region.begin.column);
  };
  require(std::is_sorted(first.findings.begin(), first.findings.end(), in_order));
  for (const LocatedDiagnostic& finding : first.findings) check_finding(finding, text);
  check_report(first.findings);
  const std::string after = apply_edits(text, first.edits);
  check_edits(text, first.edits, after);
  require(calls_of(text, first, language).size() == first.calls.size());
  if (!first.edits.empty()) require(look_through(after, language, {}, options).edits.empty());
  const bool program = language != Language::yaml && language != Language::json && language != Language::markdown;
  if (program) check_moved(text, language, options, first.findings);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const unsigned choice = data[0];
  const ConvertOptions options{
      .auto_accept = (choice & 1U) != 0 ? AutoAcceptScope::all : AutoAcceptScope::voice,
      .absent = (choice & 2U) != 0 ? AbsentFields::reset : AbsentFields::keep,
  };
  const auto language = static_cast<Language>(data[1] % language_count);
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const auto decoded = decode_text(bytes);
  if (!decoded) return 0;
  require(!decoded->encoding.empty() || decoded->text == bytes);
  (void)language_of("", decoded->text);
  const std::string_view text = decoded->text;
  const std::size_t end = text.find(tree_follows);
  if (end == std::string_view::npos) {
    check(text, language, options);
    return 0;
  }
  const ShellParser parser = [&](std::string_view) { return ShellTree{std::string(text.substr(end + 1)), "1:1: no"}; };
  (void)look_through(text.substr(0, end), language, parser, options);
  return 0;
}
