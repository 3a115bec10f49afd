#include "unit/support.hpp"

#include <algorithm>
#include <cctype>
#include <set>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(diagnostic)

bool is_kebab_case(std::string_view name) {
  if (name.empty() || name.front() == '-' || name.back() == '-' || name.find("--") != name.npos) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return c == '-' || std::islower(c) || std::isdigit(c); });
}

BOOST_AUTO_TEST_CASE(every_id_has_one_complete_row) {
  BOOST_TEST(all_diagnostics().size() == static_cast<std::size_t>(DiagnosticId::count_));
  std::set<std::string_view> names;
  for (const auto& row : all_diagnostics()) {
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(is_kebab_case(row.name));
      BOOST_TEST(names.insert(row.name).second);
      BOOST_TEST(!row.summary.empty());
      BOOST_TEST(!row.why.empty());
      BOOST_TEST(!row.remedy.empty());
      BOOST_TEST(row.summary.back() != '.');  // the detail follows it
      BOOST_TEST(row.why.back() == '.');
      BOOST_TEST(row.remedy.back() == '.');
      BOOST_TEST(&describe(row.id) == &row);
      BOOST_TEST(find_diagnostic(row.name) == &row);
    }
  }
}

BOOST_AUTO_TEST_CASE(other_names_are_not_found) {
  for (const auto* name : {"", "ACW-UNIT-UNKNOWN", "acw_unit_unknown", "acw-unit", "acw-unit-unknown "}) {
    BOOST_TEST(find_diagnostic(name) == nullptr);
  }
}

struct Row {
  const char* name;
  Severity severity;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

// Severities are a promise: a record with an error is withheld, and the exit status tells.
const Row severities[] = {
    {"malformed-json", Severity::error},
    {"nesting-too-deep", Severity::error},
    {"record-too-large", Severity::error},
    {"unrecognized-form", Severity::error},
    {"option-contradicts-input", Severity::error},
    {"duplicate-member", Severity::error},
    {"wrong-type", Severity::error},
    {"unknown-enum-value", Severity::error},
    {"missing-member", Severity::error},
    {"duplicate-channel", Severity::error},
    {"unknown-member", Severity::warning},
    {"instance-id-missing", Severity::error},
    {"user-id-missing", Severity::error},
    {"invalid-identifier", Severity::error},
    {"arn-mismatch", Severity::error},
    {"duplicate-user", Severity::note},
    {"conflicting-user", Severity::error},
    {"acw-unit-unknown", Severity::error},
    {"acw-unit-doubtful", Severity::error},
    {"acw-not-whole-seconds", Severity::error},
    {"acw-out-of-range", Severity::error},
    {"acw-looks-like-milliseconds", Severity::warning},
    {"invalid-phone-number", Severity::error},
    {"phone-type-missing", Severity::error},
    {"empty-phone-number-dropped", Severity::note},
    {"desk-phone-without-number", Severity::warning},
    {"desk-phone-auto-accept", Severity::warning},
    {"desk-phone-persistent-connection", Severity::warning},
    {"voice-now-covers-callbacks", Severity::note},
    {"absent-field-kept", Severity::note},
    {"absent-field-not-sent", Severity::note},
    {"nothing-to-migrate", Severity::note},
    {"already-converted", Severity::note},
    {"already-per-channel", Severity::note},
    {"existing-config-differs", Severity::error},
    {"legacy-cannot-express", Severity::error},
    {"service-retired", Severity::warning},
};

BOOST_DATA_TEST_CASE(severity_of, data::make(severities), row) {
  const auto* found = find_diagnostic(row.name);
  BOOST_REQUIRE(found != nullptr);
  BOOST_TEST(to_string(found->severity) == to_string(row.severity));
}

BOOST_AUTO_TEST_CASE(severity_names) {
  BOOST_TEST(to_string(Severity::note) == "note");
  BOOST_TEST(to_string(Severity::warning) == "warning");
  BOOST_TEST(to_string(Severity::error) == "error");
}

BOOST_AUTO_TEST_CASE(pointer_and_message) {
  const Diagnostic whole{.id = DiagnosticId::user_id_missing};
  BOOST_TEST(whole.pointer() == "");
  BOOST_TEST(whole.message() == describe(DiagnosticId::user_id_missing).summary);
  const Diagnostic detailed{
      .id = DiagnosticId::acw_out_of_range, .field = Field::after_contact_work_configs, .tail = "/2", .detail = "-1 s"};
  BOOST_TEST(detailed.pointer() == "/AfterContactWorkConfigs/2");
  BOOST_TEST(detailed.message() == std::string(describe(DiagnosticId::acw_out_of_range).summary) + ": -1 s");
}

BOOST_AUTO_TEST_CASE(only_errors_withhold) {
  Diagnostics diagnostics;
  BOOST_TEST(!has_errors(diagnostics));
  diagnostics.push_back({.id = DiagnosticId::already_per_channel});
  diagnostics.push_back({.id = DiagnosticId::unknown_member});
  BOOST_TEST(!has_errors(diagnostics));
  diagnostics.push_back({.id = DiagnosticId::wrong_type});
  BOOST_TEST(has_errors(diagnostics));
}

BOOST_AUTO_TEST_SUITE_END()
