#include "template_number.hpp"

#include "yaml_values.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr int most_steps = 1000;  // conditions and functions may refer to each other

/// A function and what it gets: `!Ref A`, `{Ref: A}`.
struct Function {
  std::string_view name;  ///< without `!` and `Fn::`
  const Node* argument = nullptr;
};

std::optional<Function> function_of(const Node& node) {
  if (is_function_tag(node.tag)) return Function{std::string_view(node.tag).substr(1), &node};
  if (!is_function(node)) return std::nullopt;
  std::string_view name = node.items[0].value;
  if (name.starts_with("Fn::")) name.remove_prefix(4);
  return Function{name, &node.items[1]};
}

/// What stands under a name in a section, wherever the template stands: `Parameters`, `Conditions`, `Mappings`.
const Node* find_in_section(const Node& node, std::string_view section, std::string_view name) {
  if (const Node* found = node.find(section)) {
    if (const Node* entry = found->find(name)) return entry;
  }
  for (const Node& item : node.items) {
    if (const Node* found = find_in_section(item, section, name)) return found;
  }
  return nullptr;
}

bool matches_nothing(const std::string& pattern) {
  constexpr std::size_t longest = 200;
  if (pattern.size() > longest) return true;
  try {
    return std::regex_match("", std::regex(pattern));
  } catch (const std::regex_error&) {
    return true;
  }
}

bool parameter_may_be_empty(const Node& parameter) {
  if (const Node* type = parameter.find("Type"); type != nullptr && type->value != "String") return false;
  if (const Node* least = parameter.find("MinLength"); least != nullptr && integer_of(*least).value_or(0) > 0)
    return false;
  if (const Node* pattern = parameter.find("AllowedPattern"); pattern != nullptr && !matches_nothing(pattern->value)) {
    return false;
  }
  const Node* values = parameter.find("AllowedValues");
  return values == nullptr || values->items.empty() ||
         std::any_of(values->items.begin(), values->items.end(), [](const Node& value) { return value.value.empty(); });
}

class Judge {
 public:
  explicit Judge(const std::vector<Node>& documents) : documents_(documents) {}

  bool may_be_empty(const Node& node) {
    if (++steps_ > most_steps) return true;
    if (node.kind == NodeKind::alias) {
      const Node* target = tree::resolve(documents_, node);
      return target == nullptr || may_be_empty(*target);
    }
    const auto function = function_of(node);
    if (!function) return node.kind != NodeKind::scalar || text_may_be_empty(node.value);
    const Node& argument = *function->argument;
    if (function->name == "Ref") return parameter(argument.value);
    if (function->name == "GetAtt" || function->name == "ImportValue") return false;
    if (function->name == "If") return argument.items.size() != 3 || condition(argument);
    if (function->name == "Sub") return substitution(argument);
    if (function->name == "Join" && argument.items.size() == 2 && argument.items[1].kind == NodeKind::sequence) {
      const auto& parts = argument.items[1].items;
      return std::all_of(parts.begin(), parts.end(), [&](const Node& part) { return may_be_empty(part); });
    }
    if (function->name == "FindInMap" && argument.items.size() == 3) return mapping(argument);
    return true;
  }

 private:
  const Node* find(std::string_view section, std::string_view name) const {
    for (const Node& document : documents_) {
      if (const Node* found = find_in_section(document, section, name)) return found;
    }
    return nullptr;
  }

  /// `${...}` of other tools may become anything; what CloudFormation resolves itself has a value.
  [[nodiscard]] bool text_may_be_empty(const std::string& text) const {
    return !filled_.contains(text) && (text.empty() || is_variable(text));
  }

  static bool is_variable(std::string_view text) {
    return (text.starts_with("${") && text.find('}') + 1 == text.size()) ||
           (text.starts_with("{{") && !text.starts_with("{{resolve:") && text.ends_with("}}"));
  }

  bool parameter(const std::string& name) {
    if (name == "AWS::NoValue" || filled_.contains(name)) return false;
    if (name.starts_with("AWS::") || find("Resources", name) != nullptr) return false;
    const Node* found = find("Parameters", name);
    return found == nullptr || parameter_may_be_empty(*found);
  }

  bool condition(const Node& argument) {
    const auto asked = asks(argument.items[0], true);
    const auto branch = [&](const Node& node, bool filled) {
      const bool adds = asked && asked->when == filled && filled_.insert(asked->parameter).second;
      const bool empty = may_be_empty(node);
      if (adds) filled_.erase(asked->parameter);
      return empty;
    };
    return branch(argument.items[1], true) || branch(argument.items[2], false);
  }

  struct Asked {
    std::string parameter;  ///< or another tool's variable, as it is written
    bool when = false;      ///< the answer at which it has a value
  };

  /// What a condition says of a parameter or a variable. `named`: the node is the condition's name.
  std::optional<Asked> asks(const Node& node, bool named) {
    if (++steps_ > most_steps) return std::nullopt;
    const auto function = function_of(node);
    if (!function || function->name == "Condition") {
      const Node& name = function ? *function->argument : node;
      const Node* found = named || function ? find("Conditions", name.value) : nullptr;
      return found == nullptr ? std::nullopt : asks(*found, false);
    }
    const auto& items = function->argument->items;
    if (function->name == "Not" && items.size() == 1) {
      auto asked = asks(items[0], false);
      if (asked) asked->when = !asked->when;
      return asked;
    }
    if (function->name == "And") {
      for (const Node& item : items) {
        if (auto asked = asks(item, false); asked && asked->when) return asked;
      }
    }
    if (function->name != "Equals" || items.size() != 2) return std::nullopt;
    const std::size_t first = items[0].kind == NodeKind::scalar && items[0].value.empty() ? 0 : 1;
    const Node& empty = items[first];
    if (empty.kind != NodeKind::scalar || !empty.value.empty()) return std::nullopt;
    const Node& asked = items[1 - first];
    const auto reference = function_of(asked);
    if (reference && reference->name == "Ref") return Asked{reference->argument->value, false};
    const bool variable = !reference && asked.kind == NodeKind::scalar && is_variable(asked.value);
    return variable ? std::optional(Asked{asked.value, false}) : std::nullopt;
  }

  bool substitution(const Node& argument) {
    const Node& text = argument.kind == NodeKind::sequence && !argument.items.empty() ? argument.items[0] : argument;
    const Node* variables = argument.items.size() == 2 ? &argument.items[1] : nullptr;
    std::string_view rest = text.value;
    while (!rest.empty()) {
      const auto end = rest.find('}');
      if (!rest.starts_with("${") || rest.starts_with("${!") || end == std::string_view::npos) return false;
      const std::string name(rest.substr(2, end - 2));
      const Node* own = variables == nullptr ? nullptr : variables->find(name);
      if (own != nullptr ? !may_be_empty(*own) : name.find('.') != std::string::npos || !parameter(name)) return false;
      rest.remove_prefix(end + 1);
    }
    return true;
  }

  bool mapping(const Node& argument) {
    const Node* map = argument.items[0].kind == NodeKind::scalar ? find("Mappings", argument.items[0].value) : nullptr;
    if (map == nullptr) return true;
    for (std::size_t top = 1; top < map->items.size(); top += 2) {
      const auto& values = map->items[top].items;
      for (std::size_t i = 1; i < values.size(); i += 2) {
        if (values[i - 1].value == argument.items[2].value && values[i].value.empty()) return true;
      }
    }
    return is_function(argument.items[2]);
  }

  const std::vector<Node>& documents_;
  std::set<std::string> filled_;
  int steps_ = 0;
};

}  // namespace

bool number_may_be_empty(const Node& value, const std::vector<Node>& documents) {
  return Judge(documents).may_be_empty(value);
}

}  // namespace connect_userconfig::rewriting
