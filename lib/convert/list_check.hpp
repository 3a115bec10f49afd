// The constraints of the AWS service model on a per-channel list.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/text.hpp"
#include "rules/acw_limit.hpp"
#include "rules/rules.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <type_traits>

namespace connect_userconfig {

/// Checks the elements of one list, member by member: what a value has to be follows from its type.
class ListCheck {
 public:
  ListCheck(Field list, Diagnostics& diagnostics) : list_(list), diagnostics_(diagnostics) {}

  template <class Element>
  void operator()(const PerChannel<Element>& configs) {
    unsigned seen = 0;
    for (std::size_t i = 0; i < configs.size(); ++i) {
      const auto bit = 1U << static_cast<unsigned>(configs[i].channel);
      const auto place = "/" + std::to_string(i);
      if ((seen & bit) != 0) say(DiagnosticId::duplicate_channel, place + "/Channel", to_string(configs[i].channel));
      seen |= bit;
      members(configs[i], place);
    }
  }

 private:
  template <class T>
  void members(const T& object, const std::string& place) {
    for_each_member<T>([&](const auto& row) { value(object.*row.member, place + "/" + std::string(row.name)); });
  }

  template <class T>
  void value(const T& value_, const std::string& place) {
    if constexpr (requires { value_.has_value(); }) {
      if (value_) value(*value_, place);
    } else if constexpr (std::is_same_v<T, std::chrono::seconds>) {
      limit(value_, place);
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (!rules::is_e164(value_)) say(DiagnosticId::invalid_phone_number, place, mask_phone_number(value_));
    } else if constexpr (HasMembers<T>) {
      members(value_, place);
    }
  }

  void limit(std::chrono::seconds seconds, const std::string& place) {
    Diagnostics found;
    (void)to_seconds(seconds, list_, place, found);
    // Whether a limit looks like milliseconds is a question about its source; a finished request has none.
    for (auto& diagnostic : found) {
      if (diagnostic.severity() == Severity::error) diagnostics_.push_back(std::move(diagnostic));
    }
  }

  void say(DiagnosticId id, std::string place, std::string_view detail) {
    diagnostics_.push_back({.id = id, .field = list_, .tail = std::move(place), .detail = std::string(detail)});
  }

  Field list_;
  Diagnostics& diagnostics_;
};

}  // namespace connect_userconfig
