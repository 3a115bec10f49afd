// What is said about a call site.
#pragma once

#include "connect_userconfig/inventory.hpp"
#include "constant.hpp"
#include "literal.hpp"
#include "scan.hpp"
#include "text/position.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

class SiteDescriber {
 public:
  explicit SiteDescriber(std::string_view text) : text_(text), cursor_(text) {}

  /// The finding for a call site in a program of `language`, which stands in a text of the language `host`, and what
  /// `expand` has to say where its settings are a literal.
  [[nodiscard]] std::vector<LocatedDiagnostic> describe(const Site& site, Language language, Language host,
                                                        const ConvertOptions& options) const;

  /// Adds the language and the words around to a finding that somebody else made.
  void annotate(LocatedDiagnostic& finding, Language language) const;

  /// Where the name of the site's setting begins.
  [[nodiscard]] std::size_t key_of(const Site& site) const;

  [[nodiscard]] Position position_of(std::size_t offset) const { return cursor_.position_of(offset); }

 private:
  void translate(const Site& site, const Literal& literal, Language language, const ConvertOptions& options,
                 std::string& detail, CallSite& facts, std::vector<LocatedDiagnostic>& more) const;
  /// The literal that can be translated, or why there is none.
  [[nodiscard]] Literal find_literal(const Site& site, Language language, Language host) const;
  /// The settings where they stand, or where the constant has its value that the call is given.
  [[nodiscard]] Literal literal_of(const Site& site, std::size_t key, Language language) const;
  [[nodiscard]] std::string_view line_around(std::size_t offset) const;
  [[nodiscard]] bool changes() const;

  std::string_view text_;
  mutable std::optional<bool> changes_;  // whether members of a setting are set somewhere
  mutable std::map<Language, Constants> constants_;
  mutable text::PositionCursor cursor_;  // the answers do not depend on what was asked before
};

}  // namespace connect_userconfig::rewriting
