// Calls under another name: `import { X as Y }`, `const Y = X`, `self.y = client.x`, `Set-Alias Y X`.
#pragma once

#include "alias_name.hpp"
#include "connect_userconfig/inventory.hpp"
#include "names.hpp"
#include "remarks.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// Adds the calls by other names to those by their own, in the order of the text. Returns where the other names are
/// given: these places call nothing.
[[nodiscard]] std::set<std::size_t> add_renamed(std::string_view text, Language language, const Ranges& comments,
                                                std::vector<Name>& names, std::vector<HolderName>& holders);

class Aliases {
 public:
  Aliases(std::string_view text, Language language, const Ranges& comments)
      : text_(text), language_(language), comments_(comments) {}

  /// Where the call with the name at `place` is called by the names that it is given there, and by the names of these.
  /// A name ends where something else is put into it, or where a function has a parameter of that name.
  /// Some hundred names are followed, and no more, so that the whole stays linear.
  [[nodiscard]] std::vector<Place> uses_of(Place place);

 private:
  struct Alias {
    NewName given;
    std::size_t behind = 0;  ///< where its uses begin
    bool made = false;       ///< of a class, whose uses have `new` before them
  };

  [[nodiscard]] std::optional<Alias> alias_of(Place place) const;
  [[nodiscard]] bool is_of(Place place, std::string_view owner) const;
  [[nodiscard]] bool has_right_owner(std::string_view before, const NewName& given) const;
  [[nodiscard]] bool is_use(Place place, const Alias& alias) const;
  [[nodiscard]] bool is_call(Place place, const Alias& alias) const;
  [[nodiscard]] bool is_command(Place place) const;

  std::string_view text_;
  Language language_;
  const Ranges& comments_;
  std::size_t left_ = 200;  ///< names that will be followed
};

}  // namespace connect_userconfig::rewriting
