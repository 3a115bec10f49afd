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

UserKey make_key(std::string_view instance_id, std::string_view user_id, std::string_view settings) {
  std::string who;
  who.reserve(instance_id.size() + 1 + user_id.size());
  who.append(instance_id).append(1, '\0').append(user_id);
  const auto hash = XXH3_128bits(who.data(), who.size());
  // An entry of zeros is a free one.
  return {.low = hash.low64,
          .high = hash.high64 | 1U << 6U,
          .settings = XXH3_64bits(settings.data(), settings.size()) & settings_mask};
}

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
