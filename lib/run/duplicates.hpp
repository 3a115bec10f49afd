// Which users have come already, in a fixed number of bytes each.
#pragma once

#include "connect_userconfig/model.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace connect_userconfig::run_detail {

/// Who a request is for and what it says, as hashes: 128 bits tell users apart (a false match among a million users has
/// a probability of about 10^-27), 56 bits tell two settings of the same user apart.
struct UserKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::uint64_t settings = 0;
};

/// Neither identifier holds a NUL, so joining them with one is unique.
[[nodiscard]] UserKey make_key(std::string_view instance_id, std::string_view user_id, std::uint64_t settings);

/// The hash of what is said: of a configuration, whatever the order of its elements, or of the text of a request.
[[nodiscard]] std::uint64_t settings_of(const UserConfig& config);
[[nodiscard]] std::uint64_t settings_of(std::string_view request);

/// The users of a run: a log of 28 bytes a user, and an index of 4 bytes a place to find them by. A new user, the usual
/// case, is a look at the index and a line at the end of the log; nothing is ever moved but the index. Both are split
/// into parts, so that growing one needs no memory to speak of: at most 41 bytes a user in all.
class SeenUsers {
 public:
  enum class Answer : std::uint8_t { is_new, same_settings, other_settings };
  struct Found {
    Answer answer = Answer::is_new;
    std::uint64_t ordinal = 0;  ///< of the record that came first
  };

  SeenUsers();
  /// Looks the user up, and notes it if it is new. `ordinal` counts the records of the run from 1.
  Found note(const UserKey& key, std::uint64_t ordinal);
  /// Starts to load what `note` will look at.
  void prefetch(const UserKey& key) const noexcept;

 private:
  using Entry = std::array<std::uint32_t, 7>;  // 128 bits of key, 56 of settings, 40 of ordinal
  using Place = std::uint32_t;                 // 8 bits of key, 24 that number the entry from 1; 0: free

  struct Part {
    std::vector<Place> index;
    std::pmr::deque<Entry> log;
  };

  static constexpr std::size_t part_count = 256;
  [[nodiscard]] static std::size_t part_of(const UserKey& key) noexcept { return key.high % part_count; }
  static void grow(Part& part);

  // The logs grow in small steps by turns, and go all at once: no heap needs to know of each step.
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  std::vector<Part> parts_;
};

}  // namespace connect_userconfig::run_detail
