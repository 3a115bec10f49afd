// Which call a setting belongs to.
#pragma once

#include "extent.hpp"
#include "names.hpp"
#include "patterns.hpp"
#include "remarks.hpp"

#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// A call that a setting can belong to; `holder` is null for a legacy call.
struct Anchor {
  std::size_t begin = 0;
  const Holder* holder = nullptr;
  Extent extent{};
  bool many = false;  ///< a key with a user in each of its members, and no call
};

/// The calls of a text that are no comments.
class Anchors {
 public:
  /// `named`: where calls get other names; what stands around is not for them.
  Anchors(std::string_view text, Language language, const std::vector<Name>& names,
          const std::vector<HolderName>& holders, const Ranges& comments, const std::set<std::size_t>& named);

  /// The call that a setting is given to, by all that is written: the one around it; else the next one that uses the
  /// variable it is put into. Null if there is none.
  [[nodiscard]] const Anchor* user(const Name& setting) const;

  /// For a setting that no call is seen to get: the nearest call before it, or behind it, that makes a user and has no
  /// settings of its own. `has_own` tells that of each call. Null if there is none.
  [[nodiscard]] const Anchor* nearest(const Name& setting, const std::vector<bool>& has_own) const;

  /// True if the setting stands within the call, or in a variable that the call uses.
  [[nodiscard]] bool holds(const Anchor& anchor, const Name& setting) const;

  /// True if a call near `at` that takes settings uses the variable.
  [[nodiscard]] bool gives(std::string_view variable, std::size_t at) const {
    return user_of(upper_bound(at), variable) != nullptr;
  }

  /// The innermost call that holds this byte in its brackets or its line, and begins before it; null if none does.
  [[nodiscard]] const Anchor* around(std::size_t offset) const;

  /// The call whose name begins there; null if none does.
  [[nodiscard]] const Anchor* at(std::size_t begin) const;

  /// The next call of this name that is no import, if there is one; else this.
  [[nodiscard]] const Anchor& behind_imports(const Anchor& anchor) const;

  [[nodiscard]] const std::vector<Anchor>& all() const { return anchors_; }
  [[nodiscard]] std::size_t index_of(const Anchor& anchor) const {
    return static_cast<std::size_t>(&anchor - anchors_.data());
  }

 private:
  using Place = std::vector<Anchor>::const_iterator;

  [[nodiscard]] Place upper_bound(std::size_t offset) const;
  [[nodiscard]] const Anchor* around(Place behind, std::size_t offset) const;
  [[nodiscard]] const Anchor* user_of(Place behind, std::string_view variable) const;
  [[nodiscard]] bool uses(const Anchor& anchor, std::string_view variable) const;

  std::string_view text_;
  Language language_;
  std::vector<Anchor> anchors_;
};

}  // namespace connect_userconfig::rewriting
