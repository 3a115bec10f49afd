#include "service/database.hpp"

#include <chrono>
#include <cstring>

namespace connect_userconfig::service {
namespace {

/// How long one waits for another's lock: a reader for a commit, a writer for a reader. Both are short.
constexpr std::chrono::milliseconds patience{10'000};

}  // namespace

void Statement::bind(int place, std::string_view text) {
  sqlite().bind_text64(statement_.get(), place, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind(int place, std::int64_t number) { sqlite().bind_int64(statement_.get(), place, number); }

std::string Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite().column_text(statement_.get(), column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite().column_bytes(statement_.get(), column))};
}

std::optional<std::string> Database::open(const std::string& path, int flags) {
  if (const auto& problem = load_sqlite(); !problem.empty()) return problem;
  sqlite3* opened = nullptr;
  const int result = sqlite().open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_EXRESCODE, nullptr);
  database_.reset(opened);
  if (result != SQLITE_OK) return opened != nullptr ? why() : std::string(sqlite().errstr(result));
  sqlite().busy_timeout(opened, static_cast<int>(patience.count()));
  // A file that somebody else made can do no harm by what its schema says.
  sqlite().db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite().db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return std::nullopt;
}

std::optional<std::string> Database::run(const char* statements) {
  if (sqlite().exec(database_.get(), statements, nullptr, nullptr, nullptr) == SQLITE_OK) return std::nullopt;
  return why();
}

Statement Database::prepare(std::string_view statement) {
  Statement result;
  sqlite3_stmt* prepared = nullptr;
  sqlite().prepare_v2(database_.get(), statement.data(), static_cast<int>(statement.size()), &prepared, nullptr);
  result.statement_.reset(prepared);
  return result;
}

std::optional<std::int64_t> Database::number(std::string_view statement) {
  auto prepared = prepare(statement);
  if (prepared.step() != SQLITE_ROW) return std::nullopt;
  return prepared.number(0);
}

std::optional<std::string> Database::text(std::string_view statement) {
  auto prepared = prepare(statement);
  if (prepared.step() != SQLITE_ROW) return std::nullopt;
  return prepared.text(0);
}

std::string Database::why() const {
  std::string text = sqlite().errmsg(database_.get());
  const int system = sqlite().system_errno(database_.get());
  const int kind = code();
  if (system != 0 && (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN || kind == SQLITE_FULL)) {
    text.append(": ").append(std::strerror(system));
  }
  return text;
}

}  // namespace connect_userconfig::service
