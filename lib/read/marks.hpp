// Where the brackets of JSON text stand, found some kilobytes ahead: few bytes of a record decide where it ends.
#pragma once

#include "read/block.hpp"
#include "read/view.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace connect_userconfig::reader {

/// Gives the marks of a stream one by one: the brackets outside of strings, and the line ends inside of strings, where
/// none may be.
class Marks {
 public:
  /// Starts at a bracket outside of any string. What is known from there on already is used again.
  void start_at_bracket(Offset position) noexcept;
  /// Starts outside of any string.
  void start(Offset position) noexcept;

  /// The next mark; the end of the view if there is none in it. More text may follow there later.
  [[nodiscard]] Offset next(const View& view) noexcept {
    while (given_ == count_) {
      if (end_ >= view.end()) return view.end();
      find(view);
    }
    return from_ + offsets_[given_++];
  }
  /// Takes back the mark that came last.
  void give_back() noexcept { --given_; }

 private:
  void find(const View& view) noexcept;

  static constexpr std::size_t most_blocks = 32;

  Classifier classify_ = classifiers().front();
  std::array<std::uint16_t, most_blocks * block_size> offsets_{};  // from `from_`; the first `count_` are of use
  std::size_t count_ = 0;
  std::size_t given_ = 0;
  Offset from_ = 0;
  Offset end_ = 0;  // of what is known
  // There:
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace connect_userconfig::reader
