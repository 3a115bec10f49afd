// What is counted while the users go by, for the part of the page that needs no script.
#pragma once

#include "review/catalog.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace connect_userconfig::review {

struct Group {
  Treatment treatment{};
  std::vector<std::string> lines{};  ///< what changes, or why nothing is sent, in words
  std::uint64_t users = 0;
  std::uint64_t callbacks = 0;  ///< of them, whose callbacks change
  std::map<std::size_t, std::uint64_t> routing_profiles{};
  std::map<std::size_t, std::uint64_t> rules{};
};

struct Tally {
  std::uint64_t users = 0;
  std::array<std::uint64_t, treatment_count> treatments{};
  std::uint64_t callbacks = 0;  ///< users whose callbacks change
  std::uint64_t no_undo = 0;
  std::map<std::string, std::uint64_t> withheld_for{};  ///< users by error
  std::vector<Group> groups{};                          ///< by their number in the catalog

  void add(const PlanUser& user, const Encoded& encoded);
  /// The largest first; of equal ones the one that came first.
  [[nodiscard]] std::vector<const Group*> largest_groups() const;
};

}  // namespace connect_userconfig::review
