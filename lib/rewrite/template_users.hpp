// The users of a template, wherever they stand in it.
#pragma once

#include "finding.hpp"

#include <string>
#include <vector>

namespace connect_userconfig::rewriting {

struct TemplateUser {
  std::string name;     ///< the logical id, or the nearest key that there is
  std::string pointer;  ///< of `Properties`
  const Node* properties = nullptr;
  const Node* key = nullptr;  ///< of `PhoneConfig`; null if there is none
  const Node* value = nullptr;
};

struct TemplateUsers {
  std::vector<TemplateUser> users;  ///< those with a `PhoneConfig` of their own that edits can follow
  std::vector<LocatedDiagnostic> findings;
};

[[nodiscard]] TemplateUsers find_users(const std::vector<Node>& documents);

}  // namespace connect_userconfig::rewriting
