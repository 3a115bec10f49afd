#include "commands/shape_check.hpp"
#include "commands/markers.hpp"
#include "commands/unicode.hpp"
#include "connect_userconfig/text.hpp"
#include "convert/identifier.hpp"
#include "rules/rules.hpp"
#include "text/json_pointer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

constexpr std::string_view kind_name(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::boolean:
      return "true or false";
    case ShapeKind::integer:
      return "an integer";
    case ShapeKind::list:
      return "an array";
    case ShapeKind::string:
      return "a string";
    default:
      return "an object";
  }
}

bool has_kind(const Json& value, ShapeKind kind) {
  switch (kind) {
    case ShapeKind::string:
      return value.is_string();
    case ShapeKind::boolean:
      return value.is_boolean();
    case ShapeKind::integer:
      return value.is_number_integer();
    case ShapeKind::list:
      return value.is_array();
    default:
      return value.is_object();
  }
}

bool between(char32_t c, char32_t first, char32_t last) noexcept { return c >= first && c <= last; }
bool is_digit(char32_t c) noexcept { return between(c, U'0', U'9'); }

bool is_password(std::u32string_view text) {
  return text.size() >= 8 && text.size() <= 64 && std::none_of(text.begin(), text.end(), is_space) &&
         std::any_of(text.begin(), text.end(), is_digit) &&
         std::any_of(text.begin(), text.end(), [](char32_t c) { return between(c, U'a', U'z'); }) &&
         std::any_of(text.begin(), text.end(), [](char32_t c) { return between(c, U'A', U'Z'); });
}

bool is_tag_key(std::u32string_view text) {
  return !text.starts_with(U"aws:") && std::all_of(text.begin(), text.end(), [](char32_t c) {
    return is_letter_separator_or_number(c) || std::u32string_view(U"_.:/=+-@").find(c) != std::u32string_view::npos;
  });
}

/// What the pattern asks for, if the text does not have it.
std::string_view broken_pattern(Pattern pattern, std::string_view bytes, std::u32string_view text) {
  switch (pattern) {
    case Pattern::identifier:
      return has_control_characters(bytes) ? "it holds control characters" : "";
    case Pattern::phone_number:
      return rules::is_e164(bytes) ? "" : "it has to be a phone number in E.164 form";
    case Pattern::not_blank:
      return std::all_of(text.begin(), text.end(), is_space) ? "it has to hold more than white space" : "";
    case Pattern::password:
      return is_password(text) ? ""
                               : "it has to have 8 to 64 characters, with a lower-case letter, an upper-case letter "
                                 "and a digit, and without white space";
    case Pattern::tag_key:
      return is_tag_key(text)
                 ? ""
                 : "it has to consist of letters, numbers, spaces and _.:/=+-@, and not to begin with aws:";
    case Pattern::any:
      break;
  }
  return "";
}

class Checker {
 public:
  Checker(Strictness strictness, Diagnostics& diagnostics) : strictness_(strictness), diagnostics_(diagnostics) {}

  void check(const Json& value, const Shape& shape, const std::string& pointer) {
    if (!has_kind(value, shape.kind)) {
      return report(DiagnosticId::wrong_type, pointer,
                    fmt::format("it is {}, and has to be {}", value.type_name(), kind_name(shape.kind)));
    }
    if (shape.kind == ShapeKind::string) return check_text(value.get_ref<const std::string&>(), shape, pointer);
    if (value.is_structured() && shape.kind != ShapeKind::structure)
      check_size(value.size(), "elements", shape, pointer);
    if (shape.kind == ShapeKind::list) {
      for (std::size_t i = 0; i < value.size(); ++i) check(value[i], *shape.element, fmt::format("{}/{}", pointer, i));
    } else if (shape.kind == ShapeKind::map) {
      for (const auto& [name, element] : value.items()) {
        check_text(name, *shape.key, pointer);
        check(element, *shape.element, pointer + text::pointer_part(name));
      }
    } else if (shape.kind == ShapeKind::structure) {
      check_members(value, shape, pointer, [](std::string_view) { return false; });
    }
  }

  void check_members(const Json& object, const Shape& shape, const std::string& pointer,
                     const std::function<bool(std::string_view)>& skip) {
    for (const auto& member : shape.members) {
      if (skip(member.name)) continue;
      const auto found = object.find(member.name);
      if (found != object.end() && !found->is_null()) {
        check(*found, *member.shape, fmt::format("{}/{}", pointer, member.name));
      } else if (member.required) {
        report(DiagnosticId::missing_member, pointer, std::string(member.name));
      }
    }
  }

 private:
  void report(DiagnosticId id, std::string pointer, std::string detail) {
    diagnostics_.push_back({.id = id, .tail = std::move(pointer), .detail = std::move(detail)});
  }

  static DiagnosticId constraint(const Shape& shape) {
    return shape.pattern == Pattern::identifier ? DiagnosticId::invalid_identifier : DiagnosticId::invalid_value;
  }

  void check_size(std::size_t size, std::string_view what, const Shape& shape, const std::string& pointer) {
    if (strictness_ == Strictness::cli && shape.kind == ShapeKind::map) return;
    if (size < shape.min) {
      report(constraint(shape), pointer, fmt::format("it has {} {}, the least is {}", size, what, shape.min));
    } else if (size > shape.max && strictness_ == Strictness::model) {
      report(constraint(shape), pointer, fmt::format("it has {} {}, the most is {}", size, what, shape.max));
    }
  }

  void check_text(const std::string& text, const Shape& shape, const std::string& pointer) {
    const auto points = code_points(text);
    if (!points) return report(DiagnosticId::invalid_value, pointer, "it is not valid UTF-8");
    check_size(points->size(), "characters", shape, pointer);
    if (strictness_ == Strictness::cli) return;
    if (const auto problem = broken_pattern(shape.pattern, text, *points); !problem.empty()) {
      report(constraint(shape), pointer, std::string(problem));
    }
    if (!shape.values.empty() && std::find(shape.values.begin(), shape.values.end(), text) == shape.values.end()) {
      report(DiagnosticId::unknown_enum_value, pointer,
             fmt::format("{} is none of {}", printable(text, 40), fmt::join(shape.values, ", ")));
    }
    if (shape.normal_form && !is_nfc(text)) {
      report(DiagnosticId::invalid_value, pointer, "it is not in Unicode normal form C (NFC)");
    }
  }

  Strictness strictness_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_shape(const Json& request, const Shape& shape, Strictness strictness,
                 const std::function<bool(std::string_view member)>& skip, Diagnostics& diagnostics) {
  Checker(strictness, diagnostics).check_members(request, shape, {}, skip);
}

void check_names(const Json& value, const Shape& shape, std::string_view name, const std::string& pointer,
                 Diagnostics& diagnostics) {
  if (value.is_array() && shape.kind == ShapeKind::list) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      check_names(value[i], *shape.element, name, fmt::format("{}/{}", pointer, i), diagnostics);
    }
  }
  if (!value.is_object() || shape.kind != ShapeKind::structure) return;
  for (const auto& [key, member] : value.items()) {
    const auto inner = pointer + text::pointer_part(printable(key, 40));
    if (const auto* known = find_member(shape, key)) {
      check_names(member, *known->shape, key, inner, diagnostics);
    } else if (!has_command_marker(key)) {
      std::vector<std::string_view> names;
      for (const auto& row : shape.members) names.push_back(row.name);
      diagnostics.push_back({.id = DiagnosticId::unknown_parameter,
                             .tail = inner,
                             .detail = fmt::format("{}; {} has {}", printable(key, 40), name, fmt::join(names, ", "))});
    }
  }
}

}  // namespace connect_userconfig::commands
