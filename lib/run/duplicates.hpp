// Which users have come already, in a fixed number of bytes each.
#pragma once

#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/model.hpp"
#include "connect_userconfig/record.hpp"
#include "run/log_memory.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace connect_userconfig::run_detail {

[[nodiscard]] constexpr std::uint32_t low_word(std::uint64_t value) noexcept {
  return static_cast<std::uint32_t>(value);
}
[[nodiscard]] constexpr std::uint32_t high_word(std::uint64_t value) noexcept {
  return static_cast<std::uint32_t>(value >> 32);
}

/// Who a request is for and what it says, as hashes: 128 bits tell users apart (a false match among a million users has
/// a probability of about 10^-27), 55 bits tell two settings of the same user apart, and one says that they are of a
/// record with errors.
struct UserKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::uint64_t settings = 0;

  /// `settings_hash` is what `settings_of` gives. `in_error`: of a record that could not be read as it was meant, so
  /// that what it says equals nothing that is said without errors.
  void assign(std::string_view instance_id, std::string_view user_id, std::uint64_t settings_hash,
              bool in_error = false);
};

/// The hash of what is said: of a configuration, whatever the order of its elements, or of the text of a request.
[[nodiscard]] std::uint64_t settings_of(const UserConfig& config);
[[nodiscard]] std::uint64_t settings_of(std::string_view request);
/// What a record stands for: of each list that is wanted, the one that the user has, whatever is done about it, or what
/// is wanted where he has none; and where the two differ, both. So an export of before a migration equals one of after
/// it, and one in which somebody has set a list since does not equal one without that list. `conversion` is of the
/// record.
[[nodiscard]] std::uint64_t settings_of(const UserRecord& record, const Conversion& conversion);
/// Of all that a record says of the user: of the legacy setting, whatever the unit of its limit, of the lists, of name
/// and profile.
[[nodiscard]] std::uint64_t settings_of(const UserRecord& record);

/// The users of a run: a log of 28 bytes a user, and an index of 4 bytes a place to find them by. A new user, the usual
/// case, is a look at the index and a line at the end of the log; nothing is ever moved but the index. Both are split
/// into parts, so that growing one needs no memory to speak of: at most 41 bytes a user in all.
class SeenUsers {
 public:
  enum class Answer : std::uint8_t { is_new, same_settings, other_settings };
  struct Found {
    Answer answer = Answer::is_new;
    std::uint64_t ordinal = 0;  ///< of the record that came first
    bool in_error = false;      ///< that one has errors
  };

  SeenUsers();
  /// Looks the user up, and notes it if it is new. `ordinal` counts the records of the run from 1.
  Found note(const UserKey& key, std::uint64_t ordinal);
  /// Starts to load what `note` will look at.
  void prefetch(const UserKey& key) const noexcept;

 private:
  /// 128 bits of key, 56 of settings and 40 of ordinal, in words of 32: words of 64 would take 32 bytes.
  class Entry {
   public:
    Entry(const UserKey& key, std::uint64_t ordinal) noexcept
        : words_{low_word(key.low),   high_word(key.low),     low_word(key.high),
                 high_word(key.high), low_word(key.settings), high_word(key.settings) | high_word(ordinal) << 24,
                 low_word(ordinal)} {}
    [[nodiscard]] std::uint64_t low() const noexcept { return joined(words_[0], words_[1]); }
    [[nodiscard]] std::uint64_t high() const noexcept { return joined(words_[2], words_[3]); }
    [[nodiscard]] std::uint64_t settings() const noexcept { return joined(words_[4], words_[5] & 0x00ff'ffff); }
    [[nodiscard]] std::uint64_t ordinal() const noexcept { return joined(words_[6], words_[5] >> 24); }

   private:
    static std::uint64_t joined(std::uint32_t low, std::uint32_t high) noexcept {
      return std::uint64_t{high} << 32 | low;
    }
    std::array<std::uint32_t, 7> words_;
  };
  using Place = std::uint32_t;  // 6 bits of key, 26 that number the entry from 1; 0: free

  struct Part {
    std::vector<Place> index;
    std::optional<std::pmr::deque<Entry>> log;  // from its first user on: most runs are small
  };

  /// The user's entry, or nothing and the free place where it would be. `at` is moved there.
  [[nodiscard]] static const Entry* look_up(const Part& part, const UserKey& key, std::size_t& at);
  [[nodiscard]] static Found found(const Entry& entry, const UserKey& key) noexcept;

  static constexpr std::size_t part_count = 64;
  [[nodiscard]] static std::size_t part_of(const UserKey& key) noexcept { return key.high % part_count; }
  void grow(Part& part);

  std::unique_ptr<LogMemory> memory_;  // the logs grow in small steps by turns, and go all at once
  std::vector<Part> parts_;
};

}  // namespace connect_userconfig::run_detail
