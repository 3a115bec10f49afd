// A policy as a whole, and its rules.
#include "policy/tree_reader.hpp"

namespace connect_userconfig::policy {
namespace {

using tree::Node;

constexpr std::string_view policy_words[] = {"policy", "rules", "tests"};
constexpr std::string_view rule_words[] = {"name", "description", "when", "set", "decide", "overrides"};

PolicyRule read_rule(const Node& node, TreeReader& reader) {
  PolicyRule rule;
  rule.source = reader.source();
  rule.position = node.position;
  if (!reader.is_map(node, "a rule")) return rule;
  bool named = false;
  bool says = false;
  reader.for_each_key(node, "a rule", rule_words, [&](const std::string& key, const Node& value) {
    if (key == "name") {
      named = true;
      rule.name = reader.text(value, key).value_or("");
    } else if (key == "description") {
      rule.description = reader.prose(value, key).value_or("");
    } else if (key == "when") {
      rule.when = read_condition(value, key, reader);
    } else if (key == "set") {
      says = true;
      rule.set = read_settings(value, key, reader);
    } else if (key == "decide") {
      says = true;
      rule.decide = read_decisions(value, reader);
    } else {
      rule.overrides = reader.texts(value, key, "is an empty list: leave it out");
    }
  });
  if (!named) reader.complain(node, "a rule needs a name");
  if (!says) reader.complain(node, "a rule needs set or decide: this one says nothing");
  return rule;
}

void read_version(const Node& node, TreeReader& reader) {
  if (node.kind == tree::NodeKind::scalar && node.plain && node.value == "1") return;
  reader.complain(node, "policy has to be 1, the version of this format");
}

}  // namespace

void read_tree(const Node& root, TreeReader& reader, Policy& policy) {
  if (!reader.is_map(root, "a policy")) return;
  bool version = false;
  bool rules = false;
  reader.for_each_key(root, "a policy", policy_words, [&](const std::string& key, const Node& value) {
    if (key == "policy") {
      version = true;
      return read_version(value, reader);
    }
    rules = rules || key == "rules";
    if (!reader.is_list(value, key)) return;
    if (value.items.size() > max_rules) return reader.complain(value, key + " are more than 10000");
    for (const auto& each : value.items) {
      if (key == "rules") {
        policy.rules.push_back(read_rule(each, reader));
      } else {
        policy.tests.push_back(read_test(each, reader));
      }
    }
  });
  if (!version) reader.complain(root, "the version is missing: start with policy: 1");
  if (!rules) reader.complain(root, "rules are missing");
}

}  // namespace connect_userconfig::policy
