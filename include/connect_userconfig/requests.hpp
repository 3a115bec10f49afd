// Requests that stand beside the legacy call in the same scripts and files: CreateUser, UpdateUserIdentityInfo and
// Amazon Chime's UpdateUser. A part of the component `connect_userconfig::commands`.
#pragma once

#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/run.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig {

/// What becomes of a neighbouring request. `request` is the whole request, to be sent unless `outcome` is `withheld`.
struct NeighbourResult {
  Outcome outcome = Outcome::withheld;
  nlohmann::ordered_json request;
  Diagnostics diagnostics;  ///< pointers from the request's own object
};

/// Converts or checks one neighbouring request. Pure and total.
///
/// `Form::create_user`: `PhoneConfig` becomes the per-channel lists, in its place, under the rules of `convert`; a
/// request that has both is compared as there. All other members stay, unchanged and in order.
/// `Form::update_user_identity_info` and `Form::chime_update_user`: checked against the service model (required
/// members, types, lengths, patterns, enumerations; names must be in Unicode normal form C), never changed.
///
///     convert_neighbour(Form::create_user, {{"Username", "u"}, {"PhoneConfig", {{"PhoneType", "SOFT_PHONE"}}}, ...});
///     // request: {"Username":"u","PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}],...}
///
/// Errors: those of `expand`, and `wrong-type`, `missing-member`, `invalid-identifier`, `invalid-value`,
/// `unknown-enum-value`, `existing-config-differs`; `service-retired` is a warning. Names, e-mail addresses and
/// passwords never show in a diagnostic. Sources:
/// https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateUser.html
///          https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateUserIdentityInfo.html
[[nodiscard]] NeighbourResult convert_neighbour(Form form, const nlohmann::ordered_json& request,
                                                const ConvertOptions& options = {});

/// The AWS CLI command that sends such a request, or an `UpdateUserConfig` one (`Form::update_user_config`), as words
/// from `aws` on. `{"aws", "connect", "create-user", "--cli-input-json", "{...}"}`.
[[nodiscard]] std::vector<std::string> cli_command(Form form, const nlohmann::ordered_json& request);

/// What `RunOptions::neighbours` wants: so that a run converts or checks these requests as it finds them. Two requests
/// are about one user if they name the same instance (or account) and the same user, or new user's name.
///
///     options.neighbours = neighbour_converter(options.convert);
[[nodiscard]] std::function<NeighbourConversion(Form, std::string_view)> neighbour_converter(
    const ConvertOptions& options);

}  // namespace connect_userconfig
