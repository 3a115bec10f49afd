// Text that is wiped from memory when it is not needed any more.
#pragma once

#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace connect_userconfig::service {

/// Not copied: each copy would be one more to wipe.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view text) : Secret(text.size()) {
    if (!text.empty()) std::memcpy(bytes_.get(), text.data(), text.size());
  }
  /// Room for so many bytes, all 0, and one more that stays so.
  explicit Secret(std::size_t size) : bytes_(std::make_unique<char[]>(size + 1)), size_(size) {}
  Secret(Secret&& other) noexcept : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}
  Secret& operator=(Secret&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() {
    if (bytes_) explicit_bzero(bytes_.get(), size_);
  }

  [[nodiscard]] std::string_view view() const noexcept { return {c_str(), size_}; }
  [[nodiscard]] const char* c_str() const noexcept { return bytes_ ? bytes_.get() : ""; }
  [[nodiscard]] char* data() noexcept { return bytes_.get(); }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

 private:
  std::unique_ptr<char[]> bytes_{};
  std::size_t size_ = 0;
};

}  // namespace connect_userconfig::service
