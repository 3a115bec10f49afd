// What many users have in common, kept once and called by a number.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace connect_userconfig::review {

/// Texts, numbered from 0 in the order in which they came. Each is JSON already.
class Dictionary {
 public:
  /// The number of this text, which is `made` if it is new.
  std::size_t number(std::string_view text, bool* made = nullptr) {
    const auto [found, inserted] = numbers_.try_emplace(std::string(text), entries_.size());
    if (inserted) entries_.push_back(&found->first);
    if (made != nullptr) *made = inserted;
    return found->second;
  }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
  [[nodiscard]] const std::string& operator[](std::size_t i) const { return *entries_[i]; }

  void append_json(std::string& to) const {
    to += '[';
    for (const auto* entry : entries_) to.append(entry == entries_.front() ? "" : ",\n").append(*entry);
    to += ']';
  }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;  // its nodes, and so its keys, stay where they are
  std::vector<const std::string*> entries_;
};

}  // namespace connect_userconfig::review
