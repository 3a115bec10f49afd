// What all per-channel lists have in common: comparison without order, and a short form for messages.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/model.hpp"

#include <algorithm>
#include <string>

namespace connect_userconfig {

template <class Config>
[[nodiscard]] bool same_elements(const PerChannel<Config>& a, const PerChannel<Config>& b) {
  // At most four elements: a search is as good as any sorting, and needs no order.
  return std::is_permutation(a.begin(), a.end(), b.begin(), b.end());
}

namespace per_channel {

inline std::string word(bool value) { return value ? "true" : "false"; }

inline std::string word(const AfterContactWorkConfig& config) {
  const auto& limit = config.after_contact_work_time_limit;
  return limit ? std::to_string(limit->count()) + " s" : "no limit given";
}

inline std::string word(const AutoAcceptConfig& config) {
  auto text = word(config.auto_accept);
  if (const auto& callback = config.agent_first_callback_auto_accept) text += " (callback " + word(*callback) + ")";
  return text;
}

inline std::string word(const AfterContactWorkConfigPerChannel& config) {
  auto text = word(config.after_contact_work_config);
  if (const auto& callback = config.agent_first_callback_after_contact_work_config) {
    text += " (callback " + word(*callback) + ")";
  }
  return text;
}

inline std::string word(const PhoneNumberConfig& config) {
  std::string text(to_string(config.phone_type));
  if (config.phone_number) text += " " + mask_phone_number(*config.phone_number);
  return text;
}

inline std::string word(const PersistentConnectionConfig& config) { return word(config.persistent_connection); }

inline std::string word(const VoiceEnhancementConfig& config) {
  return std::string(to_string(config.voice_enhancement_mode));
}

}  // namespace per_channel

/// `VOICE true (callback false), CHAT false`: a list as a person reads it, phone numbers masked.
template <class Config>
[[nodiscard]] std::string summary(const PerChannel<Config>& configs) {
  std::string text;
  for (const auto& config : configs) {
    if (!text.empty()) text += ", ";
    text.append(to_string(config.channel)).append(" ").append(per_channel::word(config));
  }
  return text;
}

}  // namespace connect_userconfig
