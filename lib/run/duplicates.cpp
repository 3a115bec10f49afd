#include "run/duplicates.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <string>

namespace connect_userconfig::run_detail {
namespace {

constexpr std::size_t least = 32;
constexpr std::uint64_t settings_mask = (std::uint64_t{1} << 56) - 1;
constexpr std::uint64_t ordinal_mask = (std::uint64_t{1} << 40) - 1;

std::uint32_t low_word(std::uint64_t value) noexcept { return static_cast<std::uint32_t>(value); }
std::uint32_t high_word(std::uint64_t value) noexcept { return static_cast<std::uint32_t>(value >> 32); }

/// The place of a key among `size`, by the upper bits of a product: no division.
std::size_t place(std::uint64_t low, std::size_t size) noexcept {
  return static_cast<std::size_t>(((low >> 32) * static_cast<std::uint64_t>(size)) >> 32);
}

}  // namespace

UserKey make_key(std::string_view instance_id, std::string_view user_id, std::uint64_t settings) {
  std::string who;
  who.reserve(instance_id.size() + 1 + user_id.size());
  who.append(instance_id).append(1, '\0').append(user_id);
  const auto hash = XXH3_128bits(who.data(), who.size());
  // An entry of zeros is a free one.
  return {.low = hash.low64, .high = hash.high64 | 1U << 6U, .settings = settings & settings_mask};
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

void SeenUsers::grow(Part& part) {
  std::vector<Entry> entries(part.entries.empty() ? least : part.entries.size() + part.entries.size() / 4, Entry{});
  for (const auto& entry : part.entries) {
    if (entry == Entry{}) continue;
    auto at = place(std::uint64_t{entry[1]} << 32, entries.size());
    while (entries[at] != Entry{}) at = at + 1 == entries.size() ? 0 : at + 1;
    entries[at] = entry;
  }
  part.entries = std::move(entries);
}

void SeenUsers::prefetch(const UserKey& key) const noexcept {
  const auto& entries = parts_[part_of(key)].entries;
  if (!entries.empty()) __builtin_prefetch(&entries[place(key.low, entries.size())]);
}

SeenUsers::Found SeenUsers::note(const UserKey& key, std::uint64_t ordinal) {
  auto& part = parts_[part_of(key)];
  // Four fifths full at the most: beyond that, searches get long.
  if (part.used * 5 >= part.entries.size() * 4) grow(part);
  auto& entries = part.entries;
  const Entry wanted = {low_word(key.low),
                        high_word(key.low),
                        low_word(key.high),
                        high_word(key.high),
                        low_word(key.settings),
                        high_word(key.settings) | static_cast<std::uint32_t>((ordinal & ordinal_mask) >> 32) << 24,
                        low_word(ordinal)};
  constexpr std::uint32_t settings_bits = 0x00ff'ffff;
  for (auto at = place(key.low, entries.size());; at = at + 1 == entries.size() ? 0 : at + 1) {
    auto& entry = entries[at];
    if (entry == Entry{}) {
      entry = wanted;
      ++part.used;
      return {};
    }
    if (entry[0] != wanted[0] || entry[1] != wanted[1] || entry[2] != wanted[2] || entry[3] != wanted[3]) continue;
    const bool same = entry[4] == wanted[4] && (entry[5] & settings_bits) == (wanted[5] & settings_bits);
    return {.answer = same ? Answer::same_settings : Answer::other_settings,
            .ordinal = (std::uint64_t{entry[5] >> 24} << 32) | entry[6]};
  }
}

}  // namespace connect_userconfig::run_detail
