// What a whole text says of the names in it; found out when it is asked for, and once.
#pragma once

#include "anchors.hpp"
#include "names.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace connect_userconfig::rewriting {

class Facts {
 public:
  Facts(std::string_view text, Language language) : text_(text), language_(language) {}

  /// The text names Amazon Connect, its SDK or its API.
  [[nodiscard]] bool about_connect();

  /// The path of the legacy request, and not that of a file.
  [[nodiscard]] bool is_request_path(std::size_t begin);

  /// A setting of a call that has a name which others use, too, is Amazon Connect's.
  [[nodiscard]] bool is_of_connect(const Name& setting, const Anchor& call);

  /// `phone_config` of a module, in Terraform's JSON.
  [[nodiscard]] bool is_given_to_module(const Name& setting);

 private:
  [[nodiscard]] bool own_type();

  std::string_view text_;
  Language language_;
  std::optional<bool> about_connect_;
  std::optional<bool> own_type_;
  std::optional<bool> has_modules_;
};

}  // namespace connect_userconfig::rewriting
