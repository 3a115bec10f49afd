#include "template_users.hpp"

#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/text.hpp"
#include "finding.hpp"
#include "text/json_pointer.hpp"
#include "yaml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace connect_userconfig::rewriting {
namespace {

bool mentions(const Node& node, std::string_view key) {
  if (node.find(key) != nullptr) return true;
  return std::any_of(node.items.begin(), node.items.end(), [&](const Node& item) { return mentions(item, key); });
}

bool has_settings(const Node& properties) {
  for (std::size_t i = 0; i + 1 < properties.items.size(); i += 2) {
    if (properties.items[i].value == "PhoneConfig" || is_list_name(properties.items[i].value)) return true;
  }
  return false;
}

class Finder {
 public:
  explicit Finder(const std::vector<Node>& documents) : documents_(documents) {}

  TemplateUsers find() {
    for (const Node& document : documents_) walk(document, "", "");
    for (const Resource& resource : resources_) judge_merges(resource);
    for (const Resource& resource : resources_) judge(resource);
    return std::move(result_);
  }

 private:
  struct Resource {
    std::string name;
    std::string pointer;
    const Node* properties;
  };

  void walk(const Node& node, const std::string& pointer, const std::string& name) {
    const Node* type = node.find("Type");
    if (type != nullptr && type->kind == NodeKind::scalar && type->value == "AWS::Connect::User") {
      if (const Node* properties = node.find("Properties"))
        resources_.push_back({name, pointer + "/Properties", properties});
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      if (node.kind == NodeKind::sequence) {
        walk(node.items[i], fmt::format("{}/{}", pointer, i), name);
      } else if (i % 2 == 1 && node.items[i - 1].kind == NodeKind::scalar) {
        const std::string& key = node.items[i - 1].value;
        walk(node.items[i], pointer + text::pointer_part(key), key);
      }
    }
    if (node.kind == NodeKind::scalar && node.value.find("AWS::Connect::User") != std::string::npos &&
        node.value.find("PhoneConfig") != std::string::npos) {
      refuse(node, pointer, name, "a template stands inside a text");
    }
  }

  void refuse(const Node& node, const std::string& pointer, const std::string& name, std::string_view why) {
    result_.findings.push_back(
        finding(DiagnosticId::not_a_template, node.region(), fmt::format("{}: {}", printable(name), why), pointer));
  }

  /// What a mapping takes over by `<<`, all the way.
  void merged(const Node& mapping, std::set<const Node*>& found) const {
    for (std::size_t i = 0; i + 1 < mapping.items.size(); i += 2) {
      if (mapping.items[i].value != "<<") continue;
      const Node& value = mapping.items[i + 1];
      if (value.kind == NodeKind::sequence) {
        for (const Node& item : value.items) merge(item, found);
      } else {
        merge(value, found);
      }
    }
  }

  void merge(const Node& value, std::set<const Node*>& found) const {
    const Node* target = value.kind == NodeKind::alias ? resolve(documents_, value) : &value;
    if (target != nullptr && found.insert(target).second) merged(*target, found);
  }

  [[nodiscard]] bool is_properties(const Node* node) const {
    return std::any_of(resources_.begin(), resources_.end(), [&](const Resource& r) { return r.properties == node; });
  }

  /// A user that takes over another's properties follows an edit of those by itself, unless it overrides a part of them
  /// or they stand where no user is.
  void judge_merges(const Resource& resource) {
    const Node* properties = resource.properties;
    std::set<const Node*> bases;
    if (properties->kind == NodeKind::alias)
      merge(*properties, bases);
    else
      merged(*properties, bases);
    for (const Node* base : bases) {
      if (base->find("PhoneConfig") == nullptr) continue;
      if (is_properties(base) && !has_settings(*properties)) continue;
      refuse(*properties, resource.pointer, resource.name,
             "PhoneConfig is taken over from another mapping by an alias");
      frozen_.insert(base);
      frozen_.insert(properties);
    }
  }

  void judge(const Resource& resource) {
    const Node& properties = *resource.properties;
    if (properties.kind == NodeKind::alias || properties.is_null()) return;
    if (properties.kind != NodeKind::mapping || is_function(properties)) {
      if (mentions(properties, "PhoneConfig")) {
        refuse(properties, resource.pointer, resource.name, "Properties is the result of a function");
      }
      return;
    }
    TemplateUser user{resource.name, resource.pointer, &properties, nullptr, nullptr};
    if (!collect(user)) return;
    if (user.key == nullptr) {
      if (has_transform(properties))
        refuse(properties, resource.pointer, resource.name, "a function supplies PhoneConfig");
      return;
    }
    if (frozen_.contains(&properties)) {
      const bool told = std::any_of(result_.findings.begin(), result_.findings.end(),
                                    [&](const LocatedDiagnostic& f) { return f.pointer == resource.pointer; });
      if (!told)
        refuse(*user.key, resource.pointer + "/PhoneConfig", resource.name,
               "another mapping takes it over and changes a part of it");
      return;
    }
    if (is_editable(user)) result_.users.push_back(std::move(user));
  }

  static bool has_transform(const Node& properties) {
    const Node* transform = properties.find("Fn::Transform");
    return transform != nullptr && mentions(*transform, "PhoneConfig");
  }

  /// Finds the property; false after a repeated one.
  bool collect(TemplateUser& user) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i + 1 < user.properties->items.size(); i += 2) {
      const Node& key = user.properties->items[i];
      if (key.kind != NodeKind::scalar || (key.value != "PhoneConfig" && !is_list_name(key.value))) continue;
      if (!seen.insert(key.value).second) {
        result_.findings.push_back(finding(DiagnosticId::duplicate_member, key.region(),
                                           fmt::format("{}: {}", printable(user.name), key.value),
                                           user.pointer + '/' + key.value));
        return false;
      }
      if (key.value == "PhoneConfig") {
        user.key = &key;
        user.value = &user.properties->items[i + 1];
      }
    }
    return true;
  }

  bool is_editable(const TemplateUser& user) {
    const Node& value = *user.value;
    const auto no = [&](std::string_view why) {
      refuse(value, user.pointer + "/PhoneConfig", user.name, why);
      return false;
    };
    if (value.kind == NodeKind::alias) return no("PhoneConfig is an alias; its mapping is shared");
    if (is_function(value)) return no("PhoneConfig is the result of a function");
    if (!value.anchor.empty()) return no("PhoneConfig has an anchor; its mapping is shared");
    if (value.find("<<") != nullptr) return no("PhoneConfig merges another mapping");
    if (value.is_null() || (value.kind == NodeKind::mapping && value.items.empty())) {
      result_.findings.push_back(finding(DiagnosticId::nothing_to_migrate, value.region(), printable(user.name),
                                         user.pointer + "/PhoneConfig"));
      return false;
    }
    if (value.kind != NodeKind::mapping) return no("PhoneConfig is no mapping");
    return true;
  }

  const std::vector<Node>& documents_;
  std::vector<Resource> resources_;
  std::set<const Node*> frozen_;
  TemplateUsers result_;
};

}  // namespace

TemplateUsers find_users(const std::vector<Node>& documents) { return Finder{documents}.find(); }

}  // namespace connect_userconfig::rewriting
