// Random settings, users and options. Each is asked for inside a property, so that RapidCheck can make it smaller.
#pragma once

#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/json.hpp"

#include <rapidcheck.h>
#include <nlohmann/json.hpp>

#include <string>

namespace connect_userconfig::test {

/// True once in `n` times.
inline bool sometimes(int n = 2) { return *rc::gen::inRange(0, n) == 0; }

template <class T>
T one_of(std::initializer_list<T> values) {
  return *rc::gen::elementOf(std::vector<T>(values));
}

inline std::string phone_number() {
  auto number = "+" + std::to_string(*rc::gen::inRange(1, 10));
  const auto digits = *rc::gen::inRange(1, 15);
  for (int i = 0; i < digits; ++i) number += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  return number;
}

/// A limit that any of its units allows.
inline AfterContactWorkTimeLimit good_limit() {
  const auto count =
      one_of<std::int64_t>({0, 1, 60, 9999, 10'000, 2'000'000, *rc::gen::inRange<std::int64_t>(0, 2'000'001)});
  if (sometimes()) return std::chrono::seconds(count);
  return std::chrono::milliseconds(count * 1000);
}

inline UserPhoneConfig good_phone_config() {
  UserPhoneConfig config;
  if (!sometimes(3)) config.phone_type = one_of({PhoneType::soft_phone, PhoneType::desk_phone});
  if (!sometimes(3)) config.auto_accept = sometimes();
  if (!sometimes(3)) config.after_contact_work_time_limit = good_limit();
  if (config.phone_type && sometimes()) config.desk_phone_number = phone_number();
  if (!sometimes(3)) config.persistent_connection = sometimes();
  return config;
}

inline ExpandOptions expand_options() {
  return {.auto_accept = one_of({AutoAcceptScope::voice, AutoAcceptScope::all}),
          .absent = one_of({AbsentFields::keep, AbsentFields::reset}),
          .origin = one_of({Origin::exported, Origin::request})};
}

inline ConvertOptions convert_options() {
  ConvertOptions options;
  options.auto_accept = one_of({AutoAcceptScope::voice, AutoAcceptScope::all});
  options.absent = one_of({AbsentFields::keep, AbsentFields::reset});
  options.existing = one_of({ExistingLists::ask, ExistingLists::keep, ExistingLists::overwrite});
  if (sometimes(4)) options.instance_id = "i-1";
  if (sometimes(8)) options.user_id = "u-1";
  return options;
}

inline ReadOptions read_options(Form form) {
  ReadOptions options{.form = form};
  if (sometimes(4)) options.acw_unit = one_of({AcwUnit::seconds, AcwUnit::milliseconds});
  return options;
}

template <class Config, class F>
PerChannel<Config> random_list(F fill) {
  PerChannel<Config> list;
  if (sometimes(3)) return list;
  for (const auto channel : all_channels) {
    if (sometimes(5)) continue;
    Config config{};
    config.channel = channel;
    fill(config);
    list.push_back(config);
  }
  return list;
}

/// Any lists that the model can hold, sensible or not.
inline UserConfig any_user_config() {
  const auto limit = [] {
    AfterContactWorkConfig config;
    if (!sometimes(8))
      config.after_contact_work_time_limit = std::chrono::seconds(one_of<std::int64_t>({0, 30, 60, -1, 2'000'001}));
    return config;
  };
  UserConfig config;
  config.auto_accept_configs = random_list<AutoAcceptConfig>([](auto& c) {
    c.auto_accept = sometimes();
    if (c.channel == Channel::voice && !sometimes(4)) c.agent_first_callback_auto_accept = sometimes();
  });
  config.after_contact_work_configs = random_list<AfterContactWorkConfigPerChannel>([&](auto& c) {
    c.after_contact_work_config = limit();
    if (c.channel == Channel::voice && !sometimes(4)) c.agent_first_callback_after_contact_work_config = limit();
  });
  config.phone_number_configs = random_list<PhoneNumberConfig>([](auto& c) {
    c.phone_type = one_of({PhoneType::soft_phone, PhoneType::desk_phone});
    if (sometimes()) c.phone_number = one_of<std::string>({"+12065550112", "+12065550199", ""});
  });
  config.persistent_connection_configs =
      random_list<PersistentConnectionConfig>([](auto& c) { c.persistent_connection = sometimes(); });
  if (sometimes(4)) config.voice_enhancement_configs.push_back({});
  return config;
}

// JSON: mostly right, now and then with something wrong in it.

using Json = nlohmann::ordered_json;

inline Json any_scalar() {
  switch (*rc::gen::inRange(0, 12)) {
    case 0:
      return nullptr;
    case 1:
      return true;
    case 2:
      return false;
    case 3:
      return *rc::gen::inRange<std::int64_t>(-5, 100'000);
    case 4:
      return one_of<std::int64_t>({0, 1, 60, 60'000, 2'000'000, 2'000'001, 2'000'000'000, 2'000'000'001});
    case 5:
      return std::numeric_limits<std::uint64_t>::max();
    case 6:
      return std::numeric_limits<std::int64_t>::min();
    case 7:
      return 30.5;
    case 8:
      return one_of<std::string>({"", "true", "60", "SOFT_PHONE", "DESK_PHONE", "VOICE", "+12065550112", "u-1"});
    case 9:
      return Json::array();
    case 10:
      return Json::object();
    default:
      return one_of<std::string>({"\x1b[2J", "\xc3\xa4\xe6\xbc\xa2", "a\"b\\c", "line\nend", std::string("nul\0", 4)});
  }
}

/// `value`, or rarely something else.
inline Json mostly(Json value, int rarely = 40) { return sometimes(rarely) ? any_scalar() : value; }

inline Json json_phone_config() {
  Json config = Json::object();
  if (!sometimes(4)) config["PhoneType"] = mostly(one_of<std::string>({"SOFT_PHONE", "DESK_PHONE"}));
  if (!sometimes(4)) config["AutoAccept"] = mostly(sometimes());
  if (!sometimes(4)) {
    config["AfterContactWorkTimeLimit"] = mostly(1000 * *rc::gen::inRange<std::int64_t>(0, 2'000'010));
  }
  if (sometimes()) config["DeskPhoneNumber"] = mostly(sometimes(4) ? "" : phone_number());
  if (sometimes()) config["PersistentConnection"] = mostly(sometimes());
  if (sometimes(40)) config[one_of<std::string>({"AutoAcept", "a/b~c", "\x1b", ""})] = any_scalar();
  return config;
}

inline Json json_lists(const UserConfig& config, std::int64_t factor) {
  Json lists = nlohmann::json(config);
  for (auto& element : lists["AfterContactWorkConfigs"]) {
    for (const auto* member : {"AfterContactWorkConfig", "AgentFirstCallbackAfterContactWorkConfig"}) {
      if (!element.contains(member) || !element[member].contains("AfterContactWorkTimeLimit")) continue;
      auto& limit = element[member]["AfterContactWorkTimeLimit"];
      limit = limit.template get<std::int64_t>() * factor;
    }
  }
  if (lists["AfterContactWorkConfigs"].empty()) lists.erase("AfterContactWorkConfigs");
  return lists;
}

/// A user as SearchUsers gives it, a request, or a thing between the two.
inline Json json_user() {
  const bool request = sometimes(3);
  const auto user = "u-" + std::to_string(*rc::gen::inRange(1, 4));
  Json json = Json::object();
  if (request) {
    if (!sometimes(40)) json["InstanceId"] = mostly("i-1");
    if (!sometimes(40)) json["UserId"] = mostly(user);
  } else {
    if (!sometimes(40)) json["Id"] = mostly(user);
    if (!sometimes(40)) {
      json["Arn"] =
          mostly("arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/" + (sometimes(40) ? "u-9" : user));
    }
    if (!sometimes(4)) json["Username"] = "n";
    if (sometimes(4)) json["Tags"] = {{"a", any_scalar()}, {"b", {any_scalar(), any_scalar()}}};
  }
  if (!sometimes(8)) json["PhoneConfig"] = mostly(json_phone_config(), 20);
  if (sometimes(4)) json.update(json_lists(any_user_config(), request ? 1 : 1000));
  if (sometimes(40)) json[one_of<std::string>({"Backup", "", "Id", "UserId", "User"})] = any_scalar();
  return json;
}

/// The same value with the members of every object in another order.
inline Json shuffled(const Json& json) {
  if (json.is_array()) {
    Json result = Json::array();
    for (const auto& element : json) result.push_back(shuffled(element));
    return result;
  }
  if (!json.is_object()) return json;
  std::vector<std::pair<std::string, Json>> members;
  for (const auto& [name, value] : json.items()) members.emplace_back(name, shuffled(value));
  for (std::size_t i = members.size(); i > 1; --i) {
    std::swap(members[i - 1], members[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  Json result = Json::object();
  for (auto& [name, value] : members) result[name] = std::move(value);
  return result;
}

}  // namespace connect_userconfig::test
