// What the unit tests share: settings and diagnostics as one line of text, so that a table row can say what it expects.
#pragma once

#include "connect_userconfig/collapse.hpp"
#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/model.hpp"
#include "connect_userconfig/text.hpp"
#include "connect_userconfig/validate.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <ostream>
#include <string>

namespace connect_userconfig::test {

namespace data = boost::unit_test::data;

inline std::string text(bool value) { return value ? "true" : "false"; }
inline std::string text(const AfterContactWorkConfig& config) {
  return config.after_contact_work_time_limit ? std::to_string(config.after_contact_work_time_limit->count()) : "none";
}
inline std::string text(const AutoAcceptConfig& c) {
  auto result = text(c.auto_accept);
  if (c.agent_first_callback_auto_accept) result += "/" + text(*c.agent_first_callback_auto_accept);
  return result;
}
inline std::string text(const AfterContactWorkConfigPerChannel& c) {
  auto result = text(c.after_contact_work_config);
  if (c.agent_first_callback_after_contact_work_config) {
    result += "/" + text(*c.agent_first_callback_after_contact_work_config);
  }
  return result;
}
inline std::string text(const PhoneNumberConfig& c) {
  return std::string(to_string(c.phone_type)) + (c.phone_number ? "/" + *c.phone_number : "");
}
inline std::string text(const PersistentConnectionConfig& c) { return text(c.persistent_connection); }
inline std::string text(const VoiceEnhancementConfig& c) { return std::string(to_string(c.voice_enhancement_mode)); }

/// `VOICE=true/false CHAT=false`: each channel with its value and, behind the slash, what goes with it.
template <class Config>
std::string text(const PerChannel<Config>& list) {
  std::string result;
  for (const auto& config : list) {
    if (!result.empty()) result += " ";
    result += std::string(to_string(config.channel)) + "=" + text(config);
  }
  return result;
}

/// All lists that are there, in the API's words.
inline std::string text(const UserConfig& config) {
  std::string result;
  const auto add = [&result](const char* name, const auto& list) {
    if (!list.empty()) result += std::string(result.empty() ? "" : "; ") + name + " " + text(list);
  };
  add("auto-accept", config.auto_accept_configs);
  add("acw", config.after_contact_work_configs);
  add("phone", config.phone_number_configs);
  add("persistent", config.persistent_connection_configs);
  add("voice-enhancement", config.voice_enhancement_configs);
  return result;
}

/// `acw-out-of-range@/PhoneConfig/AfterContactWorkTimeLimit`, joined by spaces.
inline std::string text(const Diagnostics& diagnostics) {
  std::string result;
  for (const auto& diagnostic : diagnostics) {
    if (!result.empty()) result += " ";
    result += std::string(describe(diagnostic.id).name) + "@" + diagnostic.pointer();
  }
  return result;
}

/// The messages, one a line.
inline std::string messages(const Diagnostics& diagnostics) {
  std::string result;
  for (const auto& diagnostic : diagnostics) result += diagnostic.message() + "\n";
  return result;
}

inline bool contains(const std::string& whole, const std::string& part) { return whole.find(part) != whole.npos; }

}  // namespace connect_userconfig::test

/// Lets a table row be shown by its name.
#define CONNECT_USERCONFIG_TEST_ROW(Row) \
  inline std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
