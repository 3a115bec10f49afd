// What has to be known of bytes in more than one place.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace connect_userconfig {

/// `a == b` for short texts, the names of members and the like: without the call that it takes to compare long ones.
[[nodiscard]] inline bool same_text(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  const auto differ = [&]<class Word>(Word, std::size_t at) {
    Word left;
    Word right;
    std::memcpy(&left, a.data() + at, sizeof left);
    std::memcpy(&right, b.data() + at, sizeof right);
    return left != right;
  };
  const auto size = a.size();
  // The last word overlaps the one before it where the size is no multiple.
  if (size >= sizeof(std::uint64_t)) {
    for (std::size_t at = 0; at + sizeof(std::uint64_t) < size; at += sizeof(std::uint64_t)) {
      if (differ(std::uint64_t{}, at)) return false;
    }
    return !differ(std::uint64_t{}, size - sizeof(std::uint64_t));
  }
  if (size >= sizeof(std::uint32_t)) {
    return !differ(std::uint32_t{}, 0) && !differ(std::uint32_t{}, size - sizeof(std::uint32_t));
  }
  for (std::size_t at = 0; at < size; ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

namespace detail {

/// Eight bytes, each of which can be asked something at once: a result is in the highest bit of each.
class EightBytes {
 public:
  explicit constexpr EightBytes(std::uint64_t bytes) noexcept : bytes_(bytes) {}
  static constexpr EightBytes all(char byte) noexcept {
    return EightBytes(each_one * static_cast<unsigned char>(byte));
  }
  /// True if any is no printable ASCII, or equals one of `except`. What a byte that is lends or borrows from its
  /// neighbour is of no importance: the answer is true already.
  template <class... Bytes>
  [[nodiscard]] constexpr bool any_unprintable_or(Bytes... except) const noexcept {
    const auto unprintable = bytes_ | (bytes_ + each_one) | (bytes_ - each_one * 0x20);
    return ((unprintable | ... | zeros(bytes_ ^ all(except).bytes_)) & highest) != 0;
  }

 private:
  static constexpr std::uint64_t zeros(std::uint64_t bytes) noexcept { return (bytes - each_one) & ~bytes; }

  static constexpr std::uint64_t each_one = 0x0101010101010101;
  static constexpr std::uint64_t highest = each_one * 0x80;
  std::uint64_t bytes_;
};

#if defined(__SSE2__)
/// The same for sixteen bytes; a bit for each.
template <class... Bytes>
[[nodiscard]] int unprintable_or(const char* bytes, Bytes... except) noexcept {
  const auto value = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const auto equals = [&value](char c) { return _mm_cmpeq_epi8(value, _mm_set1_epi8(c)); };
  // Bytes from 0x80 on are negative, and so less than a blank.
  auto found = _mm_or_si128(_mm_cmplt_epi8(value, _mm_set1_epi8(' ')), equals('\x7f'));
  ((found = _mm_or_si128(found, equals(except))), ...);
  return _mm_movemask_epi8(found);
}
#endif

}  // namespace detail

/// True if all bytes are printable ASCII and none is in `except`: nearly all strings are plain.
template <class... Bytes>
[[nodiscard]] bool is_plain(std::string_view text, Bytes... except) noexcept {
#if defined(__SSE2__)
  constexpr std::size_t lane = sizeof(__m128i);
  if (text.size() >= lane) {
    const auto last = text.size() - lane;  // overlaps the one before it
    auto any = detail::unprintable_or(text.data() + last, except...);
    for (std::size_t i = 0; i < last; i += lane) any |= detail::unprintable_or(text.data() + i, except...);
    return any == 0;
  }
#endif
  constexpr std::size_t step = sizeof(std::uint64_t);
  const auto found_in = [&](std::size_t at, std::size_t size) {
    auto bytes = 0x2020202020202020U;  // what is not there is plain
    std::memcpy(&bytes, text.data() + at, size);
    return detail::EightBytes(bytes).any_unprintable_or(except...);
  };
  bool found = false;
  std::size_t at = 0;
  for (; at + step <= text.size(); at += step) found |= found_in(at, step);
  if (at == text.size()) return !found;
  // The last word overlaps the one before it.
  return !(found | (text.size() < step ? found_in(at, text.size() - at) : found_in(text.size() - step, step)));
}

[[nodiscard]] bool is_valid_utf8(std::string_view text) noexcept;

[[nodiscard]] constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace connect_userconfig
