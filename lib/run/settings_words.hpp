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

// For each channel: one word of what takes few bits (whether something is there, truth values, enumerators), three bits
// each, and a word for each limit and each text. All places are known to the compiler.
struct Slots {
  unsigned few_bits = 0;
  unsigned words = 1;  // the first is the one of few bits
  friend constexpr Slots operator+(Slots a, Slots b) noexcept { return {a.few_bits + b.few_bits, a.words + b.words}; }
};

template <class T>
constexpr Slots slots_of() {
  if constexpr (std::is_same_v<T, Channel>) {
    return {.few_bits = 0, .words = 0};
  } else if constexpr (requires(T member) { member.has_value(); }) {
    return Slots{.few_bits = 1, .words = 0} + slots_of<typename T::value_type>();
  } else if constexpr (HasMembers<T>) {
    Slots slots{.few_bits = 0, .words = 0};
    for_each_member<T>([&](const auto& row) {
      slots = slots + slots_of<std::remove_cvref_t<decltype(std::declval<T>().*row.member)>>();
    });
    return slots;
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::chrono::seconds>) {
    return {.few_bits = 0, .words = 1};
  } else {
    return {.few_bits = 1, .words = 0};
  }
}

template <HasLists Config>
constexpr Slots slots_a_channel() {
  Slots slots;
  for_each_list<Config>([&](const auto& row) {
    slots = slots + Slots{.few_bits = 1, .words = 0} + slots_of<typename std::remove_cvref_t<decltype(row)>::Item>();
  });
  return slots;
}

/// Writes a value where `at` says, and moves `at` behind it.
class WordWriter {
 public:
  WordWriter(std::uint64_t* words, unsigned next_bits, unsigned next_word)
      : words_(words), next_bits_(next_bits), next_word_(next_word) {}

  template <class T>
  void put(const T& value) {
    if constexpr (std::is_same_v<T, Channel>) {
      return;
    } else if constexpr (requires { value.has_value(); }) {
      few_bits(value.has_value());
      if (value) return put(*value);
      constexpr auto absent = slots_of<typename T::value_type>();
      next_bits_ += absent.few_bits;
      next_word_ += absent.words;
    } else if constexpr (HasMembers<T>) {
      for_each_member<T>([&](const auto& row) { put(value.*row.member); });
    } else if constexpr (std::is_same_v<T, std::string>) {
      words_[next_word_++] = XXH3_64bits(value.data(), value.size());
    } else if constexpr (std::is_same_v<T, std::chrono::seconds>) {
      words_[next_word_++] = static_cast<std::uint64_t>(value.count());
    } else {
      few_bits(static_cast<std::uint64_t>(value));
    }
  }
  void few_bits(std::uint64_t value) { words_[0] |= value << (3 * next_bits_++); }

 private:
  std::uint64_t* words_;
  unsigned next_bits_;
  unsigned next_word_;
};

template <HasLists Config>
[[nodiscard]] auto settings_words(const Config& config) {
  static_assert(3 * slots_a_channel<Config>().few_bits <= 64, "what takes few bits needs a second word");
  constexpr std::size_t a_channel = slots_a_channel<Config>().words;
  std::array<std::uint64_t, channel_count * a_channel> words{};
  unsigned bits = 0;
  unsigned word = Slots().words;
  for_each_list<Config>([&](const auto& row) {
    for (const auto& element : config.*row.list) {
      WordWriter writer(&words[static_cast<std::size_t>(element.channel) * a_channel], bits, word);
      writer.few_bits(1);  // that it is there
      writer.put(element);
    }
    using Item = typename std::remove_cvref_t<decltype(row)>::Item;
    constexpr auto step = slots_of<Item>();
    bits += 1 + step.few_bits;
    word += step.words;
  });
  return words;
}

}  // namespace connect_userconfig::run_detail
