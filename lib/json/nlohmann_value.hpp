// nlohmann::json as a value to read from: what a program hands over.
#pragma once

#include "json/value.hpp"

#include <nlohmann/json.hpp>

#include <limits>

namespace connect_userconfig::json {

class NlohmannValue {
 public:
  NlohmannValue() = default;
  explicit NlohmannValue(const nlohmann::json& json) : json_(&json) {}

  [[nodiscard]] Kind kind() const noexcept {
    using value_t = nlohmann::json::value_t;
    switch (json_->type()) {
      case value_t::boolean:
        return Kind::boolean;
      case value_t::number_integer:
      case value_t::number_unsigned:
        return Kind::integer;
      case value_t::number_float:
        return Kind::number;
      case value_t::string:
        return Kind::string;
      case value_t::array:
        return Kind::array;
      case value_t::object:
        return Kind::object;
      case value_t::null:
      case value_t::binary:  // not JSON; cannot come from a parser of JSON text
      case value_t::discarded:
        break;
    }
    return Kind::null;
  }

  [[nodiscard]] bool boolean() const { return json_->get<bool>(); }
  [[nodiscard]] std::string_view string() const { return json_->get_ref<const std::string&>(); }
  [[nodiscard]] std::int64_t integer() const {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    if (json_->is_number_unsigned() && json_->get<std::uint64_t>() > static_cast<std::uint64_t>(most)) return most;
    return json_->get<std::int64_t>();
  }

  template <class F>
  void for_each_member(F f) const {
    for (const auto& [key, value] : json_->items()) f(std::string_view(key), NlohmannValue(value));
  }
  template <class F>
  void for_each_element(F f) const {
    for (const auto& element : *json_) f(NlohmannValue(element));
  }

 private:
  const nlohmann::json* json_ = nullptr;
};

}  // namespace connect_userconfig::json
