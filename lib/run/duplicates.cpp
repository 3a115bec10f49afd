#include "run/duplicates.hpp"

#include "connect_userconfig/lists.hpp"

#include "model/whole_seconds.hpp"
#include "run/settings_words.hpp"
#include "system/pages.hpp"

#include <boost/container/small_vector.hpp>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace connect_userconfig::run_detail {
namespace {

constexpr std::size_t first_size = 32;
constexpr std::uint64_t error_bit = std::uint64_t{1} << 55;
constexpr std::uint64_t settings_mask = error_bit - 1;
constexpr unsigned number_bits = 26;
constexpr std::uint32_t number_mask = (std::uint32_t{1} << number_bits) - 1;

/// Where a search starts, in an index whose size is a power of two.
std::size_t start_of(std::uint32_t low, std::size_t size) noexcept { return low & (size - 1); }

/// The bits of a key that are kept in the index: an entry whose bits differ is never looked at. They are not those that
/// decide on the part or on the start of a search, or they would tell nothing.
std::uint32_t tag_of(std::uint32_t high_of_low) noexcept { return high_of_low & ~number_mask; }

}  // namespace

void UserKey::assign(std::string_view instance_id, std::string_view user_id, std::uint64_t settings_hash,
                     bool in_error) {
  // Joined by a NUL, which neither of them holds. A hash of one as the seed for the other would let 64 bits through
  // only.
  constexpr std::size_t usual = 256;
  boost::container::small_vector<char, usual> who(instance_id.begin(), instance_id.end());
  who.push_back('\0');
  who.insert(who.end(), user_id.begin(), user_id.end());
  const auto hash = XXH3_128bits(who.data(), who.size());
  low = hash.low64;
  high = hash.high64;
  settings = (settings_hash & settings_mask) | (in_error ? error_bit : 0);
}

std::uint64_t settings_of(const UserConfig& config) {
  const auto words = settings_words(config);
  return XXH3_64bits(words.data(), sizeof words);
}

std::uint64_t settings_of(std::string_view request) { return XXH3_64bits(request.data(), request.size()); }

namespace {

std::uint64_t hash_of(std::string_view text, std::uint64_t seed) noexcept {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

/// Who the user is to people and to rules. Profiles and tags have no order, so theirs is of no matter.
std::uint64_t profile_of(const UserRecord& record) {
  enum Seed : std::uint64_t { no_name, name, routing_profile, hierarchy_group, security_profile, tag };
  auto sum = record.username ? hash_of(*record.username, name) : no_name;
  if (!record.profile) return sum;
  const auto& profile = *record.profile;
  if (profile.routing_profile_id) sum += hash_of(*profile.routing_profile_id, routing_profile);
  if (profile.hierarchy_group_id) sum += hash_of(*profile.hierarchy_group_id, hierarchy_group);
  for (const auto& each : profile.security_profile_ids) sum += hash_of(each, security_profile);
  for (const auto& [key, value] : profile.tags) sum += hash_of(value, hash_of(key, tag));
  return sum;
}

/// Seconds, where it is whole ones, so that the same limit is the same in either unit.
std::string limit_text(const AfterContactWorkTimeLimit& limit) {
  if (const auto* told = std::get_if<std::chrono::seconds>(&limit)) return std::to_string(told->count());
  const auto* fine = std::get_if<std::chrono::milliseconds>(&limit);
  if (fine == nullptr) return "?" + std::to_string(std::get<UnknownUnit>(limit).count);
  const auto whole = whole_seconds(*fine);
  return whole ? std::to_string(whole->count()) : "m" + std::to_string(fine->count());
}

}  // namespace

std::uint64_t settings_of(const UserRecord& record) {
  const auto lists = settings_of(record.existing) * 31 + profile_of(record);
  if (!record.phone_config) return lists;
  std::string legacy;
  for_each_member<UserPhoneConfig>([&](const auto& row) {
    const auto& value = (*record.phone_config).*row.member;
    legacy += value ? '+' : '-';
    if (!value) return;
    using Value = std::remove_cvref_t<decltype(*value)>;
    if constexpr (std::is_same_v<Value, std::string>) {
      legacy.append(*value).append(1, '\0');
    } else if constexpr (std::is_same_v<Value, AfterContactWorkTimeLimit>) {
      legacy.append(limit_text(*value)).append(1, '\0');
    } else {
      legacy += static_cast<char>('0' + static_cast<int>(*value));
    }
  });
  return XXH3_64bits_withSeed(legacy.data(), legacy.size(), lists);
}

std::uint64_t settings_of(const UserRecord& record, const Conversion& conversion) {
  const auto& wanted = conversion.wanted;
  if (wanted.leave) return settings_of(UserConfig{});
  if (is_empty(record.existing) && record.unknown_members.empty()) return settings_of(wanted.config);
  auto has = wanted.config;
  std::uint64_t differences = 0;
  for_each_list([&](const auto& row) {
    auto& list = has.*row.list;
    if (list.empty()) return;
    for (const auto& member : record.unknown_members) {
      if (member.list == row.field) differences = hash_of(member.name, differences + 1);
    }
    const auto& existing = record.existing.*row.list;
    if (existing.empty() || same_elements(existing, list)) return;
    ++differences;
    list = existing;
  });
  return differences == 0 ? settings_of(has) : (settings_of(has) ^ differences) * 31 + settings_of(wanted.config);
}

SeenUsers::SeenUsers() : memory_(std::make_unique<LogMemory>()), parts_(part_count) {}

void SeenUsers::grow(Part& part) {
  if (part.index.size() > number_mask) throw std::length_error("more than three billion users in one run");
  const auto size = part.index.empty() ? first_size : 2 * part.index.size();
  std::vector<Place> index;
  index.reserve(size);
  map_pages(index.data(), size * sizeof(Place));
  index.resize(size);
  if (!part.log) part.log.emplace(memory_.get());
  Place number = 0;
  for (const auto& entry : *part.log) {
    auto at = start_of(low_word(entry.low()), index.size());
    while (index[at] != 0) at = start_of(static_cast<std::uint32_t>(at + 1), index.size());
    index[at] = tag_of(high_word(entry.low())) | ++number;
  }
  part.index = std::move(index);
}

void SeenUsers::prefetch(const UserKey& key) const noexcept {
  const auto& index = parts_[part_of(key)].index;
  if (!index.empty()) __builtin_prefetch(&index[start_of(low_word(key.low), index.size())]);
}

const SeenUsers::Entry* SeenUsers::look_up(const Part& part, const UserKey& key, std::size_t& at) {
  const auto& index = part.index;
  const auto tag = tag_of(high_word(key.low));
  at = start_of(low_word(key.low), index.size());
  for (; index[at] != 0; at = start_of(static_cast<std::uint32_t>(at + 1), index.size())) {
    if ((index[at] & ~number_mask) != tag) continue;
    const auto& entry = (*part.log)[(index[at] & number_mask) - 1];
    if (entry.low() == key.low && entry.high() == key.high) return &entry;
  }
  return nullptr;
}

SeenUsers::Found SeenUsers::found(const Entry& entry, const UserKey& key) noexcept {
  return {.answer = entry.settings() == key.settings ? Answer::same_settings : Answer::other_settings,
          .ordinal = entry.ordinal(),
          .in_error = (entry.settings() & error_bit) != 0};
}

SeenUsers::Found SeenUsers::note(const UserKey& key, std::uint64_t ordinal) {
  auto& part = parts_[part_of(key)];
  // Three quarters full at the most: beyond that, searches get long.
  if (!part.log || part.log->size() * 4 >= part.index.size() * 3) grow(part);
  std::size_t at = 0;
  if (const auto* entry = look_up(part, key, at)) return found(*entry, key);
  part.log->emplace_back(key, ordinal);
  part.index[at] = tag_of(high_word(key.low)) | static_cast<Place>(part.log->size());
  return {};
}

}  // namespace connect_userconfig::run_detail
