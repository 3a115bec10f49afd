// Where the brackets of JSON text stand, found some kilobytes ahead: few bytes of a record decide where it ends.
#pragma once

#include "read/block.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace connect_userconfig::reader {

/// Gives the marks of a window one by one: the brackets outside of strings, and the line ends inside of strings, where
/// none may be.
class Marks {
 public:
  /// Starts at a bracket outside of any string. What is known from there on already is used again.
  void start_at_bracket(std::size_t position) noexcept;
  /// Starts outside of any string.
  void start(std::size_t position) noexcept;

  /// The next mark; the size of the window if there is none in it. 64 bytes beyond the window are readable. More text
  /// may follow at its end later.
  [[nodiscard]] std::size_t next(std::string_view window) noexcept {
    while (given_ == count_) {
      if (end_ >= window.size()) return window.size();
      find(window);
    }
    return from_ + offsets_[given_++];
  }
  /// Takes back the mark that came last.
  void give_back() noexcept { --given_; }

  /// The window has lost its first `count` bytes. `position`, in the window as it was, is where to go on: behind all
  /// that is known, or outside of strings.
  void shift(std::size_t count, std::size_t position) noexcept;

 private:
  void find(std::string_view window) noexcept;

  static constexpr std::size_t most_blocks = 32;

  Classifier classify_ = classifiers().front();
  std::array<std::uint16_t, most_blocks * block_size> offsets_{};  // from `from_`; the first `count_` are of use
  std::size_t count_ = 0;
  std::size_t given_ = 0;
  std::size_t from_ = 0;
  std::size_t end_ = 0;  // of what is known
  // There:
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace connect_userconfig::reader
