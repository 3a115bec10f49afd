// One `PhoneConfig` of a template: what it says, and where its fields stand.
#pragma once

#include "finding.hpp"
#include "normal_form.hpp"

#include <string>
#include <vector>

namespace connect_userconfig::rewriting {

struct TemplateConfig {
  UserPhoneConfig config;                     ///< fields of `unknown` hold stand-ins
  FieldSet unknown;                           ///< given by a function or an alias
  FieldNodes keys = FieldNodes(field_count);  ///< null for absent fields
  FieldNodes values = FieldNodes(field_count);
  std::vector<LocatedDiagnostic> findings;

  [[nodiscard]] bool ok() const;
};

/// Reads a mapping. `pointer` is its own. `documents` are what its aliases refer to.
[[nodiscard]] TemplateConfig read_template_config(const Node& phone_config, const std::vector<Node>& documents,
                                                  const std::string& pointer);

}  // namespace connect_userconfig::rewriting
