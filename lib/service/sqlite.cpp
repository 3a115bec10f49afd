#include "service/sqlite.hpp"

#include "service/loaded_library.hpp"

namespace connect_userconfig::service {
namespace {

Loaded<Sqlite> load() {
  LoadedLibrary library("libsqlite3.so.0", "SQLite", "libsqlite3-0");
  Sqlite sqlite;
  library.find("sqlite3_bind_int64", sqlite.bind_int64);
  library.find("sqlite3_bind_text64", sqlite.bind_text64);
  library.find("sqlite3_busy_timeout", sqlite.busy_timeout);
  library.find("sqlite3_close_v2", sqlite.close_v2);
  library.find("sqlite3_column_bytes", sqlite.column_bytes);
  library.find("sqlite3_column_int64", sqlite.column_int64);
  library.find("sqlite3_column_text", sqlite.column_text);
  library.find("sqlite3_db_config", sqlite.db_config);
  library.find("sqlite3_errcode", sqlite.errcode);
  library.find("sqlite3_errmsg", sqlite.errmsg);
  library.find("sqlite3_errstr", sqlite.errstr);
  library.find("sqlite3_exec", sqlite.exec);
  library.find("sqlite3_finalize", sqlite.finalize);
  library.find("sqlite3_open_v2", sqlite.open_v2);
  library.find("sqlite3_prepare_v2", sqlite.prepare_v2);
  library.find("sqlite3_reset", sqlite.reset);
  library.find("sqlite3_step", sqlite.step);
  library.find("sqlite3_system_errno", sqlite.system_errno);
  return {.functions = sqlite, .problem = library.problem()};
}

const Loaded<Sqlite>& loaded() {
  static const auto once = load();
  return once;
}

}  // namespace

const std::string& load_sqlite() { return loaded().problem; }

const Sqlite& sqlite() { return loaded().functions; }

}  // namespace connect_userconfig::service
