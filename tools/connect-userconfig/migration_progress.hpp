// How far a migration is: one line that changes on a terminal, one line an event elsewhere.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <string>

namespace connect_userconfig::tool {

class MigrationProgress {
 public:
  explicit MigrationProgress(bool terminal = false) : terminal_(terminal) {}

  void show(const MigrationEvent& event);
  /// Makes room for something else on the terminal.
  void clear();

 private:
  void line(const std::string& text);

  bool terminal_;
  bool on_screen_ = false;
};

/// `137/268 agent.137, 1.9/s, 1 min 9 s left`
[[nodiscard]] std::string migration_progress_text(const MigrationEvent& event);

}  // namespace connect_userconfig::tool
