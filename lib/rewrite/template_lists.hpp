// Per-channel lists that a template has already, beside those that its `PhoneConfig` becomes.
#pragma once

#include "template_config.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace connect_userconfig::rewriting {

/// One side of a difference, with numbers masked.
[[nodiscard]] std::string shown(const nlohmann::json& value);

/// `AfterContactWorkMode` is no part of the legacy setting: it goes along, element by element, with the limit that
/// takes the place of the one that it stands beside. Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-connect-user-aftercontactworkconfig.html
/// False if there is one without such a limit, which would be lost.
[[nodiscard]] bool carry_modes(const Node& existing, nlohmann::ordered_json& elements, TemplateConfig& config);

/// A member of an existing list that nobody knows, so that it must not be dropped; empty if there is none.
[[nodiscard]] std::string unknown_member(const Node& existing, std::string_view list);

}  // namespace connect_userconfig::rewriting
