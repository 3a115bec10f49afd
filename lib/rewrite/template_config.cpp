#include "template_config.hpp"

#include "connect_userconfig/text.hpp"
#include "finding.hpp"
#include "template_number.hpp"
#include "yaml_values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

class Reader {
 public:
  Reader(TemplateConfig& result, const std::vector<Node>& documents, const std::string& pointer)
      : result_(result), documents_(documents), pointer_(pointer) {}

  void read(const Node& key, const Node& value) {
    const auto field = key.kind == NodeKind::scalar ? commands::field_from(key.value) : std::nullopt;
    if (!field) return unknown_key(key);
    if (result_.keys[index(*field)] != nullptr || !seen_insert(*field)) {
      return report(DiagnosticId::duplicate_member, key, {}, key.value);
    }
    if (value.is_null() || is_no_value(value)) return;  // absent, as null is everywhere
    result_.keys[index(*field)] = &key;
    result_.values[index(*field)] = &value;
    if (const Node* known = literal(value); known != nullptr && !is_known_later(known->value)) {
      read_literal(*field, *known, value);
    } else {
      read_later(*field, value);
    }
  }

 private:
  bool seen_insert(Field field) {
    const bool fresh = !seen_.test(index(field));
    seen_.set(index(field));
    return fresh;
  }

  void report(DiagnosticId id, const Node& node, std::string detail, const std::string& member) {
    result_.findings.push_back(finding(id, node.region(), std::move(detail), fmt::format("{}/{}", pointer_, member)));
  }

  void unknown_key(const Node& key) {
    const std::string name = key.kind == NodeKind::scalar ? printable(key.value) : "a key that is no text";
    // Text that nobody understands is not deleted from a template.
    report(DiagnosticId::not_a_template, key, fmt::format("PhoneConfig holds {}", name), "");
    result_.findings.back().pointer = pointer_;
  }

  /// The scalar that a value is, itself or by way of an alias.
  const Node* literal(const Node& value) const {
    if (value.kind == NodeKind::scalar) return is_function_tag(value.tag) ? nullptr : &value;
    if (value.kind != NodeKind::alias) return nullptr;
    const Node* target = tree::resolve(documents_, value);
    return target != nullptr && target->kind == NodeKind::scalar && !is_function_tag(target->tag) ? target : nullptr;
  }

  /// Variables of the tools that make templates: `${self:custom.acw}`, `{{ acw }}`, `{{resolve:ssm:acw}}`.
  static bool is_known_later(std::string_view text) {
    return text.find("${") != std::string_view::npos || text.find("{{") != std::string_view::npos;
  }

  /// `{{ acw }}`, which YAML takes for a mapping with a mapping as its key.
  static bool is_bare_variable(const Node& node) {
    return node.kind == NodeKind::mapping && node.flow && node.items.size() == 2 &&
           node.items[0].kind == NodeKind::mapping && node.items[0].flow;
  }

  /// What a person can write in place of a number that may be empty. Another tool's variable has no parameter.
  static std::string remedy_of(const Node& number) {
    const bool variable = number.kind == NodeKind::scalar && number.tag.empty() && !number.value.empty();
    if (!variable) return "write !If [HasNumber, ..., !Ref AWS::NoValue], or give its parameter a MinLength of 1";
    const std::string name = printable(number.value);
    return fmt::format(
        "write !If [HasNumber, '{0}', !Ref AWS::NoValue], with the condition HasNumber: "
        "!Not [!Equals ['{0}', '']]",
        name);
  }

  void read_later(Field field, const Node& value) {
    const Node* target = value.kind == NodeKind::alias ? tree::resolve(documents_, value) : &value;
    const std::string member{commands::field_names[index(field)]};
    if (target == nullptr) return report(DiagnosticId::not_a_template, value, "the alias has no anchor", member);
    const bool text = target->kind == NodeKind::scalar && target->tag.empty();
    if (is_bare_variable(*target)) {
      return report(DiagnosticId::not_a_template, value,
                    "{{ }} without quotes is a mapping in YAML; write it in quotes, or translate the template's result",
                    member);
    }
    if (!text && !is_function(*target)) return report(DiagnosticId::wrong_type, value, {}, member);
    if (field != Field::phone_number && can_be_absent(*target)) {
      return report(DiagnosticId::not_a_template, value,
                    "a condition decides whether this field is there at all, and the per-channel settings require it",
                    member);
    }
    if (field == Field::phone_number && number_may_be_empty(*target, documents_)) {
      return report(DiagnosticId::not_a_template, value,
                    "the number may turn out empty, which meant none and is refused now; " + remedy_of(*target),
                    member);
    }
    result_.unknown.set(index(field));
    commands::set_stand_in(result_.config, field);
  }

  void read_literal(Field field, const Node& known, const Node& at) {
    const std::string member{commands::field_names[index(field)]};
    UserPhoneConfig& config = result_.config;
    switch (field) {
      case Field::phone_type:
        config.phone_type = phone_type_from(known.value);
        if (!config.phone_type) {
          report(DiagnosticId::unknown_enum_value, at,
                 fmt::format("{}, allowed are SOFT_PHONE and DESK_PHONE", printable(known.value)), member);
        }
        break;
      case Field::auto_accept:
        config.auto_accept = flag(known, at, member);
        break;
      case Field::persistent_connection:
        config.persistent_connection = flag(known, at, member);
        break;
      case Field::after_contact_work:
        if (const auto limit = integer_of(known)) {
          config.after_contact_work_time_limit = std::chrono::seconds{*limit};
        } else {
          report(DiagnosticId::wrong_type, at, "expected a whole number of seconds", member);
        }
        break;
      case Field::phone_number:
        config.desk_phone_number = known.value;
        break;
    }
  }

  std::optional<bool> flag(const Node& known, const Node& at, const std::string& member) {
    const auto value = boolean_of(known);
    if (!value) report(DiagnosticId::wrong_type, at, "expected true or false", member);
    return value;
  }

  TemplateConfig& result_;
  const std::vector<Node>& documents_;
  const std::string& pointer_;
  FieldSet seen_;
};

}  // namespace

bool TemplateConfig::ok() const {
  return std::none_of(findings.begin(), findings.end(), [](const auto& f) { return f.severity() == Severity::error; });
}

TemplateConfig read_template_config(const Node& phone_config, const std::vector<Node>& documents,
                                    const std::string& pointer) {
  TemplateConfig result;
  Reader reader{result, documents, pointer};
  for (std::size_t i = 0; i + 1 < phone_config.items.size(); i += 2) {
    reader.read(phone_config.items[i], phone_config.items[i + 1]);
  }
  return result;
}

}  // namespace connect_userconfig::rewriting
