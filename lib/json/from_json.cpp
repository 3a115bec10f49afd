#include "connect_userconfig/json.hpp"
#include "json/nlohmann_value.hpp"
#include "json/read_record.hpp"
#include "json/text_document.hpp"

namespace connect_userconfig {
namespace {

using json::Kind;
using json::NlohmannValue;

/// Reads an object with `read`, or says that there is none.
template <class T, class Read>
void from_object(const nlohmann::json& j, Parsed<T>& parsed, Read read) {
  parsed = {};
  const NlohmannValue value(j);
  if (value.kind() == Kind::null) {
    json::report(parsed.diagnostics, DiagnosticId::wrong_type, json::Place(), "it is null, and has to be an object");
  } else if (json::is(Kind::object, value, json::Place(), parsed.diagnostics)) {
    read(value);
  }
}

template <class T>
void from_element(const nlohmann::json& j, Parsed<T>& parsed) {
  from_object(j, parsed, [&](const NlohmannValue& value) {
    auto element =
        json::read_element(value, AcwUnit::seconds, json::Place(), parsed.diagnostics, static_cast<const T*>(nullptr));
    if (element) parsed.value = std::move(*element);
  });
}

/// The members of a request or a configuration: five lists, and for a request the two identifiers.
void read_request(const NlohmannValue& value, UserConfig& config, std::string* instance_id, std::string* user_id,
                  Diagnostics& to) {
  value.for_each_member([&](std::string_view name, const NlohmannValue& member_value) {
    const auto member = json::member_from(name);
    const json::Place whole;
    const auto place = whole / name;
    if (member >= json::Member::auto_accept_configs && member <= json::Member::voice_enhancement_configs) {
      json::read_list(member, member_value, AcwUnit::seconds, config, to);
    } else if (instance_id != nullptr && (member == json::Member::instance_id || member == json::Member::user_id)) {
      auto& target = member == json::Member::user_id ? *user_id : *instance_id;
      if (const auto text = json::read_string(member_value, place, to)) target = *text;
    } else {
      json::report(to, DiagnosticId::unknown_member, place, json::shown_name(name));
    }
  });
}

}  // namespace

void from_json(const nlohmann::json& j, Parsed<UserPhoneConfig>& parsed) {
  from_object(j, parsed, [&](const NlohmannValue& value) {
    parsed.value = json::read_phone_config(value, AcwUnit::seconds, parsed.diagnostics);
    strip_phone_config(parsed.diagnostics, 0);
  });
}

void from_json(const nlohmann::json& j, Parsed<AfterContactWorkConfig>& parsed) {
  from_object(j, parsed, [&](const NlohmannValue& value) {
    parsed.value = json::read_after_contact_work_config(value, AcwUnit::seconds, json::Place(), parsed.diagnostics);
  });
}

void from_json(const nlohmann::json& j, Parsed<AutoAcceptConfig>& parsed) { from_element(j, parsed); }
void from_json(const nlohmann::json& j, Parsed<AfterContactWorkConfigPerChannel>& parsed) { from_element(j, parsed); }
void from_json(const nlohmann::json& j, Parsed<PhoneNumberConfig>& parsed) { from_element(j, parsed); }
void from_json(const nlohmann::json& j, Parsed<PersistentConnectionConfig>& parsed) { from_element(j, parsed); }
void from_json(const nlohmann::json& j, Parsed<VoiceEnhancementConfig>& parsed) { from_element(j, parsed); }

void from_json(const nlohmann::json& j, Parsed<UserConfig>& parsed) {
  from_object(j, parsed, [&](const NlohmannValue& value) {
    read_request(value, parsed.value, nullptr, nullptr, parsed.diagnostics);
  });
}

void from_json(const nlohmann::json& j, Parsed<UpdateUserConfigRequest>& parsed) {
  from_object(j, parsed, [&](const NlohmannValue& value) {
    auto& request = parsed.value;
    read_request(value, request.config, &request.instance_id, &request.user_id, parsed.diagnostics);
    for (const auto* name : {"InstanceId", "UserId"}) {
      const auto found = j.find(name);
      if (found == j.end() || found->is_null()) json::report_missing(json::Place(), name, parsed.diagnostics);
    }
  });
}

UserRecord read_record(const nlohmann::json& j, const ConvertOptions& options) {
  UserRecord record;
  json::SpareTexts spare;
  json::RecordReader<NlohmannValue>(options, json::Setting::alone, record, spare).read(NlohmannValue(j));
  return record;
}

UserRecord read_record(std::string_view text, const ConvertOptions& options) {
  UserRecord record;
  const auto document = json::parse_text(text);
  if (document.error) {
    const auto id = document.error->too_deep ? DiagnosticId::nesting_too_deep : DiagnosticId::malformed_json;
    record.diagnostics.push_back({.id = id, .path = {}, .tail = {}, .detail = std::string(document.error->problem)});
    return record;
  }
  json::SpareTexts spare;
  json::RecordReader<json::TextValue>(options, json::Setting::alone, record, spare)
      .read(json::TextValue(document.root));
  return record;
}

}  // namespace connect_userconfig
