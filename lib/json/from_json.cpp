#include "connect_userconfig/json.hpp"
#include "json/nlohmann_value.hpp"
#include "json/read_record.hpp"
#include "json/text_document.hpp"

namespace connect_userconfig {
namespace {

using json::Kind;
using json::NlohmannValue;
using json::Place;
using json::Reading;

/// Calls `read` for an object, or says that there is none.
template <class Read>
void from_object(const nlohmann::json& j, Diagnostics& to, Read read) {
  const NlohmannValue value(j);
  if (value.kind() == Kind::null) {
    json::report(to, DiagnosticId::wrong_type, Place(), "it is null, and has to be an object");
  } else if (json::is(Kind::object, value, Place(), to)) {
    read(value);
  }
}

void read_lists(const NlohmannValue& value, UserConfig& config, UpdateUserConfigRequest* request, Diagnostics& to) {
  Reading reading{.to = to, .unit = AcwUnit::seconds, .unknown = nullptr};
  value.for_each_member([&](std::string_view name, const NlohmannValue& member) {
    const auto known = json::member_from(name);
    const Place whole;
    if (json::read_list(name, member, reading, config)) return;
    if (request != nullptr && (known == json::Member::instance_id || known == json::Member::user_id)) {
      const auto field = known == json::Member::user_id ? Field::user_id : Field::instance_id;
      auto& target = field == Field::user_id ? request->user_id : request->instance_id;
      if (const auto text = json::read_string(member, Place(field), to)) target = *text;
    } else {
      json::report(to, DiagnosticId::unknown_member, whole / name, json::shown_name(name));
    }
  });
}

}  // namespace

template <HasMembers T>
void from_json(const nlohmann::json& j, Parsed<T>& parsed) {
  parsed = {};
  from_object(j, parsed.diagnostics, [&](const NlohmannValue& value) {
    const Place place(std::is_same_v<T, UserPhoneConfig> ? Field::phone_config : Field::record);
    Reading reading{.to = parsed.diagnostics, .unit = AcwUnit::seconds, .unknown = nullptr};
    std::optional<T> object;
    json::read_value(value, place, reading, object);
    if (object) parsed.value = std::move(*object);
  });
}

namespace {

/// Has the readers of everything in the tables compiled, by taking their addresses.
template <class T>
void instantiate() {
  [[maybe_unused]] void (*const volatile reader)(const nlohmann::json&, Parsed<T>&) = &from_json<T>;
}

// Nobody calls it; `used` keeps it, and with it what it names.
[[gnu::used]] void instantiate_all() {
  instantiate<UserPhoneConfig>();
  instantiate<AfterContactWorkConfig>();
  for_each_list([](const auto& row) { instantiate<typename std::remove_cvref_t<decltype(row)>::Item>(); });
}

}  // namespace

void from_json(const nlohmann::json& j, Parsed<UserConfig>& parsed) {
  parsed = {};
  from_object(j, parsed.diagnostics,
              [&](const NlohmannValue& value) { read_lists(value, parsed.value, nullptr, parsed.diagnostics); });
}

void from_json(const nlohmann::json& j, Parsed<UpdateUserConfigRequest>& parsed) {
  parsed = {};
  from_object(j, parsed.diagnostics, [&](const NlohmannValue& value) {
    read_lists(value, parsed.value.config, &parsed.value, parsed.diagnostics);
    for (const auto* name : {"InstanceId", "UserId"}) {
      const auto found = j.find(name);
      if (found != j.end() && !found->is_null()) continue;
      json::report(parsed.diagnostics, DiagnosticId::missing_member, Place(), name);
    }
  });
}

UserRecord read_record(const nlohmann::json& j, const ReadOptions& options) {
  UserRecord record;
  json::RecordReader<NlohmannValue>(options, json::Setting::alone, record).read(NlohmannValue(j));
  return record;
}

UserRecord read_record(std::string_view text, const ReadOptions& options) {
  UserRecord record;
  const auto document = json::parse_text(text);
  if (document.error) {
    const auto id = document.error->too_deep ? DiagnosticId::nesting_too_deep : DiagnosticId::malformed_json;
    record.diagnostics.push_back({.id = id, .detail = std::string(document.error->problem)});
    return record;
  }
  json::RecordReader<json::TextValue>(options, json::Setting::alone, record).read(json::TextValue(document.root));
  return record;
}

}  // namespace connect_userconfig
