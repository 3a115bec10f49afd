// The file of a journal: a regular one, not behind a link, kept by one run at a time.
#pragma once

#include "connect_userconfig/service.hpp"

#include <string>
#include <utility>
#include <variant>

namespace connect_userconfig::service {

/// Keeps others out with a kernel lock for as long as it lives. Closing any descriptor of a file drops the locks that
/// this process has on it, SQLite's too: this one has to outlive the database.
class JournalLock {
 public:
  explicit JournalLock(int descriptor = -1) : descriptor_(descriptor) {}
  JournalLock(JournalLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  JournalLock& operator=(JournalLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  JournalLock(const JournalLock&) = delete;
  JournalLock& operator=(const JournalLock&) = delete;
  ~JournalLock();

  /// Takes away what others may do with the file. Once it is known to be ours.
  void make_private() const;
  /// Whether the file at this path is the one that is locked.
  [[nodiscard]] bool is_of(const std::string& path) const;

 private:
  int descriptor_;
};

/// Makes the file if it is not there, with mode 0600, and locks it.
[[nodiscard]] std::variant<JournalLock, ServiceProblem> lock_journal(const std::string& path);

/// For a reader: looks at it without opening it.
[[nodiscard]] std::optional<ServiceProblem> look_at_journal(const std::string& path);

/// The path with the links of its directories resolved: SQLite follows no links at all.
[[nodiscard]] std::string real_path(const std::string& path);

}  // namespace connect_userconfig::service
