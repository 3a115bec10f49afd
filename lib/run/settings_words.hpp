// A configuration as a row of words that are the same for the same settings, whatever the order of the elements.
#pragma once

#include "connect_userconfig/lists.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>

namespace connect_userconfig::run_detail {

// Every member of every element has a word of its own for each channel, at a place that is known to the compiler. 0 is
// for what is absent, and no value gives 0.

template <class T>
constexpr std::size_t words_in() {
  if constexpr (HasMembers<T>) {
    std::size_t words = 1;  // that it is there
    for_each_member<T>([&](const auto& row) {
      using Member = std::remove_cvref_t<decltype(std::declval<T>().*row.member)>;
      if constexpr (std::is_same_v<Member, Channel>) {
        return;
      } else if constexpr (requires(Member member) { member.has_value(); }) {
        words += words_in<typename Member::value_type>();
      } else {
        words += words_in<Member>();
      }
    });
    return words;
  } else {
    return 1;
  }
}

template <class T>
void put_words(const T& value, std::uint64_t* to) {
  if constexpr (requires { value.has_value(); }) {
    if (value) put_words(*value, to);
  } else if constexpr (HasMembers<T>) {
    *to++ = 1;
    for_each_member<T>([&](const auto& row) {
      const auto& member = value.*row.member;
      using Member = std::remove_cvref_t<decltype(member)>;
      if constexpr (!std::is_same_v<Member, Channel>) {
        put_words(member, to);
        if constexpr (requires { member.has_value(); }) {
          to += words_in<typename Member::value_type>();
        } else {
          to += words_in<Member>();
        }
      }
    });
  } else if constexpr (std::is_same_v<T, std::string>) {
    *to = XXH3_64bits(value.data(), value.size()) | 1U;
  } else if constexpr (std::is_same_v<T, std::chrono::seconds>) {
    *to = 1 + static_cast<std::uint64_t>(value.count());
  } else {
    *to = 1 + static_cast<std::uint64_t>(value);
  }
}

template <HasLists Config>
constexpr std::size_t words_of_lists() {
  std::size_t words = 0;
  for_each_list<Config>(
      [&](const auto& row) { words += channel_count * words_in<typename std::remove_cvref_t<decltype(row)>::Item>(); });
  return words;
}

template <HasLists Config>
[[nodiscard]] auto settings_words(const Config& config) {
  std::array<std::uint64_t, words_of_lists<Config>()> words{};
  auto* start = words.data();
  for_each_list<Config>([&](const auto& row) {
    constexpr auto size = words_in<typename std::remove_cvref_t<decltype(row)>::Item>();
    for (const auto& element : config.*row.list) {
      put_words(element, start + static_cast<std::size_t>(element.channel) * size);
    }
    start += channel_count * size;
  });
  return words;
}

}  // namespace connect_userconfig::run_detail
