// simdjson's DOM as a value to read from: the fast path.
#pragma once

#include "json/value.hpp"

#include <simdjson.h>

#include <limits>

namespace connect_userconfig::json {

class SimdValue {
 public:
  SimdValue() = default;
  explicit SimdValue(simdjson::dom::element element) : element_(element) {}

  [[nodiscard, gnu::always_inline]] Kind kind() const noexcept {
    using simdjson::dom::element_type;
    switch (element_.type()) {
      case element_type::NULL_VALUE:
        return Kind::null;
      case element_type::BOOL:
        return Kind::boolean;
      case element_type::INT64:
      case element_type::UINT64:
        return Kind::integer;
      case element_type::DOUBLE:
        return Kind::number;
      case element_type::STRING:
        return Kind::string;
      case element_type::ARRAY:
        return Kind::array;
      case element_type::OBJECT:
        break;
    }
    return Kind::object;
  }

  // The callers have asked for the kind, so `get` cannot fail; what it would leave behind then is empty all the same.
  [[nodiscard]] bool boolean() const noexcept {
    bool value = false;
    return element_.get(value) == simdjson::SUCCESS && value;
  }
  [[nodiscard]] std::string_view string() const noexcept {
    std::string_view value;
    return element_.get(value) == simdjson::SUCCESS ? value : std::string_view();
  }
  [[nodiscard]] std::int64_t integer() const noexcept {
    std::int64_t value = 0;
    return element_.get(value) == simdjson::SUCCESS ? value : std::numeric_limits<std::int64_t>::max();
  }

  template <class F>
  void for_each_member(F f) const {
    simdjson::dom::object object;
    if (element_.get(object) != simdjson::SUCCESS) return;
    for (const auto member : object) f(member.key, SimdValue(member.value));
  }
  template <class F>
  void for_each_element(F f) const {
    simdjson::dom::array array;
    if (element_.get(array) != simdjson::SUCCESS) return;
    for (const auto element : array) f(SimdValue(element));
  }

 private:
  simdjson::dom::element element_;
};

}  // namespace connect_userconfig::json
