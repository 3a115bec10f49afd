// SQLite, as much of it as the journal needs. Errors are values.
#pragma once

#include "service/sqlite.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::service {

class Database;

/// A prepared statement. Values are bound by their place, from 1 on; columns are counted from 0.
class Statement {
 public:
  Statement() = default;

  void bind(int place, std::string_view text);
  void bind(int place, std::int64_t number);
  /// `SQLITE_ROW`, `SQLITE_DONE` or an error.
  [[nodiscard]] int step() { return statement_ ? sqlite().step(statement_.get()) : SQLITE_ERROR; }
  /// Ends what `step` began, so that the statement can run again and holds no lock.
  void reset() { sqlite().reset(statement_.get()); }

  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const { return sqlite().column_int64(statement_.get(), column); }

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite().finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_{};
};

class Database {
 public:
  /// `flags` as of `sqlite3_open_v2`. Says why not, if it cannot be opened.
  [[nodiscard]] std::optional<std::string> open(const std::string& path, int flags);

  /// Runs statements that give no rows. The error's text; nothing if it went well.
  [[nodiscard]] std::optional<std::string> run(const char* statements);
  /// Empty if it cannot be prepared: then `step` fails.
  [[nodiscard]] Statement prepare(std::string_view statement);
  /// The first column of the first row; nothing if there is no row, or an error: see `code`.
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view statement);
  [[nodiscard]] std::optional<std::string> text(std::string_view statement);

  /// The primary code of the last error.
  [[nodiscard]] int code() const { return sqlite().errcode(database_.get()) & 0xff; }
  /// Why the last call failed, in words; of the disk, also what the system said.
  [[nodiscard]] std::string why() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite().close_v2(database); }
  };
  std::unique_ptr<sqlite3, Close> database_{};
};

}  // namespace connect_userconfig::service
