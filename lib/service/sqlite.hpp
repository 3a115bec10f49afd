// SQLite, loaded when the first journal is opened: with libcurl (libcurl.hpp), it is what a run that only converts
// would wait for in vain.
#pragma once

#include <sqlite3.h>

#include <string>

namespace connect_userconfig::service {

/// The functions of SQLite by their names without `sqlite3_`.
struct Sqlite {
  decltype(&::sqlite3_bind_int64) bind_int64 = nullptr;
  decltype(&::sqlite3_bind_text64) bind_text64 = nullptr;
  decltype(&::sqlite3_busy_timeout) busy_timeout = nullptr;
  decltype(&::sqlite3_close_v2) close_v2 = nullptr;
  decltype(&::sqlite3_column_bytes) column_bytes = nullptr;
  decltype(&::sqlite3_column_int64) column_int64 = nullptr;
  decltype(&::sqlite3_column_text) column_text = nullptr;
  decltype(&::sqlite3_db_config) db_config = nullptr;
  decltype(&::sqlite3_errcode) errcode = nullptr;
  decltype(&::sqlite3_errmsg) errmsg = nullptr;
  decltype(&::sqlite3_errstr) errstr = nullptr;
  decltype(&::sqlite3_exec) exec = nullptr;
  decltype(&::sqlite3_finalize) finalize = nullptr;
  decltype(&::sqlite3_open_v2) open_v2 = nullptr;
  decltype(&::sqlite3_prepare_v2) prepare_v2 = nullptr;
  decltype(&::sqlite3_reset) reset = nullptr;
  decltype(&::sqlite3_step) step = nullptr;
  decltype(&::sqlite3_system_errno) system_errno = nullptr;
};

/// Loads SQLite at the first call. Empty if it is ready; else why it is not, for people.
[[nodiscard]] const std::string& load_sqlite();

/// Only after `load_sqlite` said that it is ready.
[[nodiscard]] const Sqlite& sqlite();

}  // namespace connect_userconfig::service
