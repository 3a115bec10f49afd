// CreateUser is converted, the other neighbours are checked.
#include "commands/neighbours.hpp"

#include "commands/per_channel_lists.hpp"
#include "commands/shape_check.hpp"
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/requests.hpp"

#include <algorithm>

namespace connect_userconfig {
namespace {

using commands::Json;

void append(Diagnostics& to, const Diagnostics& from) { to.insert(to.end(), from.begin(), from.end()); }

/// The part of a CreateUser request that the rules know, as one record of a user that has no identifier yet.
UserRecord settings_of(const Json& request) {
  nlohmann::json settings{{"Username", "."}};
  for (const auto& [name, value] : request.items()) {
    if (name == "PhoneConfig" || is_list_name(name)) settings[name] = value;
  }
  auto record = read_record(settings, {.form = Form::create_user});
  // Who it is about is checked with the other members; the rules want to hear something.
  record.user_id = record.instance_id = "-";
  return record;
}

void convert_create_user(NeighbourResult& result, const ConvertOptions& options, commands::Strictness strictness) {
  const auto& request = result.request;
  commands::check_shape(
      request, commands::input_shape(Form::create_user), strictness,
      [](std::string_view name) { return name == "PhoneConfig" || is_list_name(name); }, result.diagnostics);
  const auto phone_config = request.find("PhoneConfig");
  const bool has_phone_config = phone_config != request.end() && !phone_config->is_null();
  auto settings = options;
  settings.instance_id.reset();
  settings.user_id.reset();
  const auto record = settings_of(request);
  if (!has_phone_config) {
    append(result.diagnostics, record.diagnostics);
    return;
  }
  auto conversion = convert(record, settings);
  // A new user has no present setting that could be kept.
  const auto kept = [](const auto& d) { return d.id == DiagnosticId::absent_field_kept; };
  conversion.diagnostics.erase(std::remove_if(conversion.diagnostics.begin(), conversion.diagnostics.end(), kept),
                               conversion.diagnostics.end());
  append(result.diagnostics, conversion.diagnostics);
  if (has_errors(result.diagnostics)) return;
  // PhoneConfig goes even if nothing comes for it: beside a list the API refuses it.
  const bool lists_come = conversion.outcome == Outcome::converted;
  result.request = commands::with_lists(
      request, lists_come ? commands::per_channel_lists(conversion.request.config) : Json::object());
  result.outcome = Outcome::converted;
}

}  // namespace

Json commands::with_lists(const Json& request, const Json& lists) {
  auto result = Json::object();
  for (const auto& [name, value] : request.items()) {
    if (name == "PhoneConfig") {
      for (const auto& [list, elements] : lists.items()) {
        if (!request.contains(list) || request[list].is_null()) result[list] = elements;
      }
    } else if (lists.contains(name)) {
      result[name] = lists[name];
    } else {
      result[name] = value;
    }
  }
  return result;
}

NeighbourResult commands::convert_neighbour(Form form, const Json& request, const ConvertOptions& options,
                                            Strictness strictness) {
  NeighbourResult result{Outcome::unchanged, request, {}};
  if (!request.is_object()) {
    result.diagnostics.push_back({.id = DiagnosticId::wrong_type,
                                  .detail = std::string("it is ") + request.type_name() + ", and has to be an object"});
  } else if (form == Form::create_user) {
    convert_create_user(result, options, strictness);
  } else {
    check_shape(
        request, input_shape(form), Strictness::model, [](std::string_view) { return false; }, result.diagnostics);
    if (form == Form::chime_update_user) result.diagnostics.push_back({.id = DiagnosticId::service_retired});
  }
  if (has_errors(result.diagnostics)) {
    result.outcome = Outcome::withheld;
    result.request = request;
  }
  return result;
}

NeighbourResult convert_neighbour(Form form, const nlohmann::ordered_json& request, const ConvertOptions& options) {
  return commands::convert_neighbour(form, request, options, commands::Strictness::model);
}

}  // namespace connect_userconfig
