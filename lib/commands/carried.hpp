// Values that are known only when the command runs, in the JSON that a command was read into: see "Markers" in
// commands.hpp.
#pragma once

#include "commands/places.hpp"
#include "commands/problem.hpp"
#include "commands/service_model.hpp"

#include <array>
#include <string>

namespace connect_userconfig::commands {

/// The markers that make up whole fields of a phone configuration.
class Carried {
 public:
  /// Puts stand-ins in the places of the markers. A marker where none can be carried is `dynamic-phone-config`; one in
  /// quotes that would have to be a boolean or a number is `wrong-type`.
  void take(Json& phone_config, const ArgumentPosition& where, Diagnostics& diagnostics);
  [[nodiscard]] FieldSet fields() const noexcept { return fields_; }
  /// The lists of `find_places` with the markers in their places. `as_value`: so that `text_of` can take the quotes
  /// from booleans and limits.
  [[nodiscard]] Json put_back(Json lists, bool as_value = false) const;

 private:
  FieldSet fields_;
  std::array<std::string, field_count> markers_;
};

/// JSON text; what is bare has no quotes.
[[nodiscard]] std::string text_of(const Json& request);

/// True if there is a marker in a name or a text anywhere in the value.
[[nodiscard]] bool holds_marker(const Json& value);

/// Puts a sample that the service model's checks accept in the place of every text with a marker.
void hide_markers(Json& value, const Shape& shape);

}  // namespace connect_userconfig::commands
