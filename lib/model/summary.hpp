// A per-channel list as a person reads it.
#pragma once

#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/text.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <type_traits>

namespace connect_userconfig {
namespace summary_detail {

template <class T>
std::string word(const T& value);

/// The value of an element is its first member behind the channel; what follows stands in brackets.
template <HasMembers T>
std::string words(const T& element) {
  std::string text;
  for_each_member<T>([&](const auto& row) {
    const auto& value = element.*row.member;
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, Channel>) {
      return;
    } else if constexpr (requires { value.has_value(); }) {
      if (!value) return;
      const bool callback = row.name.starts_with("AgentFirstCallback");
      if (!text.empty()) text += ' ';
      text += callback ? "(callback " + word(*value) + ")" : word(*value);
    } else {
      if (!text.empty()) text += ' ';
      text += word(value);
    }
  });
  return text;
}

template <class T>
std::string word(const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    return value ? "true" : "false";
  } else if constexpr (std::is_same_v<T, std::chrono::seconds>) {
    return std::to_string(value.count()) + " s";
  } else if constexpr (std::is_same_v<T, std::string>) {
    return mask_phone_number(value);  // the only text that an element holds
  } else if constexpr (HasMembers<T>) {
    const auto text = words(value);
    return text.empty() ? "no limit given" : text;
  } else {
    return std::string(to_string(value));
  }
}

}  // namespace summary_detail

/// `VOICE true (callback false), CHAT false`: a list as a person reads it, phone numbers masked.
template <class Config>
[[nodiscard]] std::string summary(const PerChannel<Config>& configs) {
  std::string text;
  for (const auto& config : configs) {
    if (!text.empty()) text += ", ";
    text.append(to_string(config.channel)).append(" ").append(summary_detail::words(config));
  }
  return text;
}

}  // namespace connect_userconfig
