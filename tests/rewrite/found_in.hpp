// What `look_through` finds in a text, in a word a place.
#pragma once

#include "connect_userconfig/inventory.hpp"

#include "unit/support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

/// `line:column section` of each call; `(line:column)` of each mention.
inline std::string found_in(std::string_view text, connect_userconfig::Language language) {
  using namespace connect_userconfig;
  std::string result;
  for (const LocatedDiagnostic& f : look_through(text, language, {}).findings) {
    const bool mention = f.id == DiagnosticId::legacy_mention;
    if (f.id != DiagnosticId::legacy_call && f.id != DiagnosticId::iam_permission_needed && !mention) continue;
    result.append(result.empty() ? "" : ", ").append(mention ? "(" : "");
    result.append(std::to_string(f.region.begin.line)).append(":").append(std::to_string(f.region.begin.column));
    BOOST_REQUIRE(f.call_site != nullptr);
    BOOST_TEST(!f.call_site->fingerprint.empty());
    BOOST_TEST(!f.call_site->language.empty());
    result.append(mention ? ")" : " " + f.call_site->section);
  }
  return result;
}

/// A row of a table of texts.
struct FoundRow {
  const char* name;
  connect_userconfig::Language language;
  const char* text;
  const char* found;  ///< as in `found_in`
};
CONNECT_USERCONFIG_TEST_ROW(FoundRow)
