// What a piece of a template means, whatever it looks like: for comparing, never for printing.
#pragma once

#include "commands/places.hpp"
#include "finding.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <vector>

namespace connect_userconfig::rewriting {

using commands::Field;
using commands::field_count;
using commands::FieldSet;

/// The nodes that hold the fields of one `PhoneConfig`, and behind these others that are carried.
using FieldNodes = std::vector<const Node*>;

/// Says what a mapping means instead of what its text says; nothing leaves it to the text.
using Substitute = std::function<const nlohmann::json*(const Node&)>;

/// Quotes, style, order of members and the short or long spelling of a function make no difference; anchors are left
/// out, aliases stay names (so that nothing grows). A repeated key keeps all its values.
[[nodiscard]] nlohmann::json normal_form(const Node& node, const Substitute& substitute = {});

/// The same of an expansion whose fields stand in these nodes.
[[nodiscard]] nlohmann::json normal_form(const nlohmann::ordered_json& value, const FieldNodes& fields);

/// A list without its order.
[[nodiscard]] nlohmann::json sorted(nlohmann::json list);

}  // namespace connect_userconfig::rewriting
