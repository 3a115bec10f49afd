#include "run/duplicates.hpp"

#include <boost/container/small_vector.hpp>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <stdexcept>

namespace connect_userconfig::run_detail {
namespace {

constexpr std::size_t first_size = 32;
constexpr std::size_t first_block = std::size_t{1} << 20;
constexpr std::uint64_t settings_mask = (std::uint64_t{1} << 56) - 1;
constexpr std::uint64_t ordinal_mask = (std::uint64_t{1} << 40) - 1;
constexpr unsigned number_bits = 24;
constexpr std::uint32_t number_mask = (std::uint32_t{1} << number_bits) - 1;

std::uint32_t low_word(std::uint64_t value) noexcept { return static_cast<std::uint32_t>(value); }
std::uint32_t high_word(std::uint64_t value) noexcept { return static_cast<std::uint32_t>(value >> 32); }

/// Where a search starts, in an index whose size is a power of two.
std::size_t start_of(std::uint32_t low, std::size_t size) noexcept { return low & (size - 1); }

/// The bits of a key that are kept in the index: an entry whose bits differ is never looked at. They are not those that
/// decide on the part or on the start of a search, or they would tell nothing.
std::uint32_t tag_of(std::uint32_t high_of_low) noexcept { return high_of_low & ~number_mask; }

}  // namespace

UserKey make_key(std::string_view instance_id, std::string_view user_id, std::uint64_t settings) {
  constexpr std::size_t usual = 256;
  boost::container::small_vector<char, usual> who(instance_id.begin(), instance_id.end());
  who.push_back('\0');
  who.insert(who.end(), user_id.begin(), user_id.end());
  const auto hash = XXH3_128bits(who.data(), who.size());
  return {.low = hash.low64, .high = hash.high64, .settings = settings & settings_mask};
}

std::uint64_t settings_of(const UserConfig& config) {
  // A word or two for each channel of each list: absent ones keep -1, which no value gives.
  constexpr std::size_t words_a_channel = 7;
  std::array<std::int64_t, channel_count * words_a_channel> words;
  words.fill(-1);
  const auto word = [&words](Channel channel, std::size_t which) -> std::int64_t& {
    return words[static_cast<std::size_t>(channel) * words_a_channel + which];
  };
  const auto bits = [](std::optional<bool> value) { return value ? std::int64_t{*value} : 2; };
  const auto count = [](const AfterContactWorkConfig& limit) {
    return limit.after_contact_work_time_limit ? limit.after_contact_work_time_limit->count() : -2;
  };
  for (const auto& each : config.auto_accept_configs) {
    word(each.channel, 0) = bits(each.auto_accept) * 4 + bits(each.agent_first_callback_auto_accept);
  }
  for (const auto& each : config.after_contact_work_configs) {
    word(each.channel, 1) = count(each.after_contact_work_config);
    const auto& callback = each.agent_first_callback_after_contact_work_config;
    if (callback) word(each.channel, 2) = count(*callback);
  }
  for (const auto& each : config.phone_number_configs) {
    word(each.channel, 3) = static_cast<std::int64_t>(each.phone_type);
    const auto& number = each.phone_number;
    if (number) word(each.channel, 4) = static_cast<std::int64_t>(XXH3_64bits(number->data(), number->size()));
  }
  for (const auto& each : config.persistent_connection_configs)
    word(each.channel, 5) = bits(each.persistent_connection);
  for (const auto& each : config.voice_enhancement_configs) {
    word(each.channel, 6) = static_cast<std::int64_t>(each.voice_enhancement_mode);
  }
  return XXH3_64bits(words.data(), sizeof words);
}

std::uint64_t settings_of(std::string_view request) { return XXH3_64bits(request.data(), request.size()); }

SeenUsers::SeenUsers() : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(first_block)) {
  parts_.reserve(part_count);
  for (std::size_t i = 0; i < part_count; ++i) {
    parts_.push_back({.index = {}, .log = std::pmr::deque<Entry>(memory_.get())});
  }
}

void SeenUsers::grow(Part& part) {
  if (part.index.size() > number_mask) throw std::length_error("more than three billion users in one run");
  std::vector<Place> index(part.index.empty() ? first_size : 2 * part.index.size());
  Place number = 0;
  for (const auto& entry : part.log) {
    auto at = start_of(entry[0], index.size());
    while (index[at] != 0) at = start_of(static_cast<std::uint32_t>(at + 1), index.size());
    index[at] = tag_of(entry[1]) | ++number;
  }
  part.index = std::move(index);
}

void SeenUsers::prefetch(const UserKey& key) const noexcept {
  const auto& index = parts_[part_of(key)].index;
  if (!index.empty()) __builtin_prefetch(&index[start_of(low_word(key.low), index.size())]);
}

SeenUsers::Found SeenUsers::note(const UserKey& key, std::uint64_t ordinal) {
  auto& part = parts_[part_of(key)];
  // Three quarters full at the most: beyond that, searches get long.
  if (part.log.size() * 4 >= part.index.size() * 3) grow(part);
  auto& index = part.index;
  const Entry wanted = {low_word(key.low),
                        high_word(key.low),
                        low_word(key.high),
                        high_word(key.high),
                        low_word(key.settings),
                        high_word(key.settings) | static_cast<std::uint32_t>((ordinal & ordinal_mask) >> 32) << 24,
                        low_word(ordinal)};
  constexpr std::uint32_t settings_bits = 0x00ff'ffff;
  const auto tag = tag_of(wanted[1]);
  for (auto at = start_of(wanted[0], index.size());; at = start_of(static_cast<std::uint32_t>(at + 1), index.size())) {
    if (index[at] == 0) {
      part.log.push_back(wanted);
      index[at] = tag | static_cast<Place>(part.log.size());
      return {};
    }
    if ((index[at] & ~number_mask) != tag) continue;
    const auto& entry = part.log[(index[at] & number_mask) - 1];
    if (!std::equal(entry.begin(), entry.begin() + 4, wanted.begin())) continue;
    const bool same = entry[4] == wanted[4] && (entry[5] & settings_bits) == (wanted[5] & settings_bits);
    return {.answer = same ? Answer::same_settings : Answer::other_settings,
            .ordinal = (std::uint64_t{entry[5] >> 24} << 32) | entry[6]};
  }
}

}  // namespace connect_userconfig::run_detail
