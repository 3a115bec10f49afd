// For code scanning services: a SARIF 2.1.0 document, written as it goes so that it needs no memory for its results.
// Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
#include "connect_userconfig/writer.hpp"
#include "report/reports.hpp"
#include "version.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace connect_userconfig::report {
namespace {

using nlohmann::ordered_json;

std::string dump(const ordered_json& json) {
  const auto text = json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  // DEL and the C1 controls (C2 80 to C2 9F in UTF-8) are legal in JSON, but a terminal acts on them.
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (text[i] == '\x7f') {
      safe += "\\u007f";
    } else if (text[i] == '\xc2' && next >= 0x80 && next <= 0x9f) {
      safe += fmt::format("\\u{:04x}", next);
      ++i;
    } else {
      safe += text[i];
    }
  }
  return safe;
}

std::string capitalized(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

ordered_json rules() {
  auto rules = ordered_json::array();
  for (const auto& facts : all_diagnostics()) {
    rules.push_back({{"id", facts.name},
                     {"shortDescription", {{"text", capitalized(facts.summary) + "."}}},
                     {"fullDescription", {{"text", facts.why}}},
                     {"help", {{"text", facts.remedy}}},
                     {"defaultConfiguration", {{"level", to_string(facts.severity)}}}});
  }
  return rules;
}

/// A file name as a URI reference: what is not unreserved is percent-encoded, so that any name is valid.
std::string uri(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~' || c == '/';
    if (plain) {
      result += c;
    } else {
      fmt::format_to(std::back_inserter(result), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

/// The pointer from the record on: the place of the record in its list is no part of it.
std::string_view inside_record(std::string_view pointer) {
  const auto skip_number = [&] {
    auto end = std::min(pointer.find_first_not_of("0123456789", 1), pointer.size());
    if (end > 1) pointer.remove_prefix(end);
  };
  if (!pointer.empty()) skip_number();
  constexpr std::string_view users = "/Users";
  if (pointer.starts_with(users)) {
    pointer.remove_prefix(users.size());
    if (!pointer.empty()) skip_number();
  }
  return pointer;
}

/// Stays the same when records are added before this one: neither places nor counts are part of it.
std::string fingerprint(const LocatedDiagnostic& diagnostic) {
  std::string key(describe(diagnostic.id).name);
  const std::string_view parts[] = {diagnostic.source.view(), diagnostic.user_id, inside_record(diagnostic.pointer)};
  for (const auto part : parts) key.append(1, '\0').append(part);
  if (diagnostic.call_site != nullptr) key.append(1, '\0').append(diagnostic.call_site->fingerprint);
  const auto hash = XXH3_128bits(key.data(), key.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

ordered_json region_of(const Region& region) {
  ordered_json result = {{"startLine", region.begin.line}, {"startColumn", region.begin.column}};
  if (region.end.line != 0) {
    result["endLine"] = region.end.line;
    result["endColumn"] = region.end.column;
  }
  return result;
}

void add_call_site(const CallSite& site, ordered_json& result) {
  if (!site.fingerprint.empty()) result["partialFingerprints"]["connectUserconfigWords/v1"] = site.fingerprint;
  if (site.known) result["baselineState"] = "unchanged";
  if (!site.language.empty()) result["properties"]["language"] = site.language;
  if (!site.section.empty()) result["properties"]["section"] = site.section;
  if (!site.replacement.empty()) result["properties"]["replacement"] = site.replacement;
}

class SarifReport : public Report {
 public:
  void begin(std::string& to) const override {
    to += R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":)";
    to += dump({{"name", "connect-userconfig"}, {"semanticVersion", version}, {"rules", rules()}});
    to += R"(},"columnKind":"unicodeCodePoints","results":[)";
  }

  void append(const LocatedDiagnostic& diagnostic, std::string& to) const override {
    const auto& facts = describe(diagnostic.id);
    ordered_json result = {{"ruleId", facts.name},
                           {"ruleIndex", static_cast<std::size_t>(diagnostic.id)},
                           {"level", to_string(facts.severity)},
                           {"message", {{"text", diagnostic.message}}},
                           {"partialFingerprints", {{"connectUserconfig/v1", fingerprint(diagnostic)}}}};
    if (!diagnostic.source.empty()) {
      ordered_json physical = {{"artifactLocation", {{"uri", uri(diagnostic.source.view())}}}};
      if (diagnostic.region.begin.line != 0) {
        physical["region"] = region_of(diagnostic.region);
      }
      ordered_json location = {{"physicalLocation", std::move(physical)}};
      if (!diagnostic.pointer.empty()) {
        location["logicalLocations"] = ordered_json::array({{{"fullyQualifiedName", diagnostic.pointer}}});
      }
      result["locations"] = ordered_json::array({std::move(location)});
    }
    if (diagnostic.record != 0) result["properties"]["record"] = diagnostic.record;
    if (!diagnostic.user_id.empty()) result["properties"]["userId"] = diagnostic.user_id;
    if (!diagnostic.username.empty()) result["properties"]["username"] = diagnostic.username;
    if (diagnostic.call_site != nullptr) add_call_site(*diagnostic.call_site, result);
    to.append(",\n").append(dump(result));
  }

  void end(const RunSummary& summary, std::string& to) const override {
    to.append("],\"invocations\":[")
        .append(dump({{"executionSuccessful", !summary.input_failed && !summary.output_failed}}))
        .append("],\"properties\":")
        .append(dump({{"read", summary.read},
                      {"converted", summary.converted},
                      {"unchanged", summary.unchanged},
                      {"withheld", summary.withheld}}))
        .append("}]}\n");
  }

  [[nodiscard]] std::string_view separator() const noexcept override { return ","; }
};

}  // namespace

std::unique_ptr<Report> make_sarif_report() { return std::make_unique<SarifReport>(); }

}  // namespace connect_userconfig::report
