// IAM policy statements, wherever they stand: in a policy file, a template, a deployment descriptor.
#include "connect_userconfig/rewrite.hpp"
#include "connect_userconfig/text.hpp"
#include "finding.hpp"
#include "normal_form.hpp"
#include "text/json_pointer.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace connect_userconfig {
namespace rewriting {
namespace {

constexpr std::string_view legacy_action = "connect:updateuserphoneconfig";
constexpr std::string_view new_action = "connect:updateuserconfig";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// IAM's wildcards: `*` any run, `?` any one character; capitals do not matter.
bool matches(std::string_view pattern, std::string_view action) {
  std::size_t p = 0;
  std::size_t a = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (a < action.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || lower(pattern[p]) == action[a])) {
      ++p;
      ++a;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = a;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      a = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

/// The scalar that names the action, in a string or a list, inside functions too.
const Node* find_match(const Node& node, std::string_view action) {
  if (node.kind == NodeKind::scalar) return matches(node.value, action) ? &node : nullptr;
  for (const Node& item : node.items) {
    if (const Node* found = find_match(item, action)) return found;
  }
  return nullptr;
}

bool is_allow(const Node& statement) {
  const Node* effect = statement.find("Effect");
  return effect != nullptr && effect->value == "Allow" &&
         (statement.find("Action") != nullptr || statement.find("NotAction") != nullptr);
}

/// Where the statement allows an action; nothing if it does not.
const Node* allows(const Node& statement, std::string_view action) {
  if (!is_allow(statement)) return nullptr;
  if (const Node* actions = statement.find("Action")) return find_match(*actions, action);
  const Node* others = statement.find("NotAction");
  return find_match(*others, action) == nullptr ? others : nullptr;
}

nlohmann::json scope(const Node& statement) {
  nlohmann::json scope = nlohmann::json::array();
  for (const char* name : {"Resource", "NotResource", "Condition", "Principal"}) {
    const Node* part = statement.find(name);
    scope.push_back(part == nullptr ? nlohmann::json() : normal_form(*part));
  }
  return scope;
}

void judge(const Node& statement, const Node& siblings, const std::string& pointer,
           std::vector<LocatedDiagnostic>& findings) {
  const Node* legacy = allows(statement, legacy_action);
  if (legacy == nullptr || allows(statement, new_action) != nullptr) return;
  const bool allowed_beside = std::any_of(siblings.items.begin(), siblings.items.end(), [&](const Node& other) {
    return allows(other, new_action) != nullptr && scope(other) == scope(statement);
  });
  if (allowed_beside) return;
  findings.push_back(finding(DiagnosticId::iam_permission_needed, legacy->region(),
                             legacy->kind == NodeKind::scalar ? printable(legacy->value) : std::string{}, pointer));
}

void walk(const Node& node, const Node& parent, const std::string& pointer, std::vector<LocatedDiagnostic>& findings);

/// A policy may be given as a text that holds JSON.
void walk_text(const Node& node, const std::string& pointer, std::vector<LocatedDiagnostic>& findings) {
  if (node.value.find("UpdateUserPhone") == std::string::npos || node.value.find('{') == std::string::npos) return;
  const Tree inner = parse_tree(node.value, TemplateSyntax::json);
  if (inner.fault) return;
  std::vector<LocatedDiagnostic> found;
  for (const Node& document : inner.documents) walk(document, document, pointer, found);
  for (LocatedDiagnostic& f : found) {
    f.region = node.region();
    f.pointer = pointer;
    findings.push_back(std::move(f));
  }
}

void walk(const Node& node, const Node& parent, const std::string& pointer, std::vector<LocatedDiagnostic>& findings) {
  if (node.kind == NodeKind::scalar) return walk_text(node, pointer, findings);
  if (node.kind == NodeKind::mapping) judge(node, parent, pointer, findings);
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (node.kind == NodeKind::sequence) {
      walk(node.items[i], node, pointer + '/' + std::to_string(i), findings);
    } else if (i % 2 == 1) {
      walk(node.items[i], node, pointer + text::pointer_part(node.items[i - 1].value), findings);
    }
  }
}

}  // namespace
}  // namespace rewriting

std::vector<LocatedDiagnostic> find_iam(std::string_view text, TemplateSyntax syntax) {
  std::vector<LocatedDiagnostic> findings;
  const rewriting::Tree tree = rewriting::parse_tree(text, syntax);
  if (tree.fault) return findings;
  for (const rewriting::Node& document : tree.documents) rewriting::walk(document, document, "", findings);
  return findings;
}

}  // namespace connect_userconfig
