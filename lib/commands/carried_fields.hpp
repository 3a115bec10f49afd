// Fields of a phone configuration whose values are known only when the command runs. Each is replaced by a sample
// value, the rules expand the sample, and the field's marker is put in every place where the sample came out.
#pragma once

#include "commands/problem.hpp"
#include "commands/service_model.hpp"

#include <optional>
#include <string>

namespace connect_userconfig::commands {

class CarriedFields {
 public:
  /// Replaces the markers in a PhoneConfig by samples. A marker where none can be carried is `dynamic-phone-config`.
  void take(Json& phone_config, const std::string& where, Diagnostics& diagnostics);
  /// Puts the markers into the lists that the samples expanded to. Booleans and limits become strings that
  /// `unquote_carried` turns into bare words again.
  void put_back(Json& lists) const;
  /// Takes out what the samples, and not the command, gave rise to.
  void forget_samples(Diagnostics& diagnostics) const;
  [[nodiscard]] bool any() const noexcept;

 private:
  std::optional<std::string> phone_type_;
  std::optional<std::string> auto_accept_;
  std::optional<std::string> limit_;
  std::optional<std::string> number_;
  std::optional<std::string> persistent_;
};

/// True if there is a marker in a name or a text anywhere in the value.
[[nodiscard]] bool holds_marker(const Json& value);

/// Puts a sample that the service model's checks accept in the place of every text with a marker.
void hide_markers(Json& value, const Shape& shape);

/// A request as JSON text; carried booleans and limits stand in it without quotes.
[[nodiscard]] std::string text_with_carried(const Json& request);

}  // namespace connect_userconfig::commands
