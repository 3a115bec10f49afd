// What a piece of a template means, whatever it looks like: for comparing, never for printing.
#pragma once

#include "finding.hpp"
#include "places.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <functional>

namespace connect_userconfig::rewriting {

/// The nodes that hold the fields of one `PhoneConfig`.
using FieldNodes = std::array<const Node*, field_count>;

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
