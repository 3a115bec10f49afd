// Values that settings have by a name: `soft` of `PhoneConfig=soft`.
#pragma once

#include "alias_name.hpp"
#include "connect_userconfig/inventory.hpp"
#include "remarks.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

namespace connect_userconfig::rewriting {

class Constants {
 public:
  Constants(std::string_view text, Language language) : text_(text), language_(language) {}

  /// The name that is given at `value`, where an object is put into it before: the only one in the file. There is none
  /// if the name stands anywhere else than where it is given on: it may be a parameter then, or something may change
  /// it. Some hundred names are looked for, and no more, so that the whole stays linear.
  [[nodiscard]] std::optional<Place> given_at(std::size_t value);

 private:
  [[nodiscard]] std::optional<Place> find(std::string_view name);

  std::string_view text_;
  Language language_;
  std::optional<Ranges> comments_;
  std::map<std::string_view, std::optional<Place>> found_;
};

}  // namespace connect_userconfig::rewriting
