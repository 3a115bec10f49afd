// The journal as an SQLite file: one row a user. It is bound to a plan by its digest.
#include "service/database.hpp"
#include "service/found.hpp"
#include "service/journal_file.hpp"
#include "service/problem.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <map>

namespace connect_userconfig {
namespace {

using service::Database;
using service::JournalLock;
using service::Statement;

constexpr std::int64_t format_version = 1;

// A commit is on the disk when it returns: the file by FULL, and what EXTRA adds, the directory from which the rollback
// journal was removed. With a rollback journal a copy of the one file is whole after a clean end.
constexpr const char* settings = R"(
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = EXTRA;
PRAGMA temp_store = MEMORY;
)";

// The application's id is "CuCj" in ASCII.
constexpr const char* schema = R"(
BEGIN IMMEDIATE;
CREATE TABLE meta(name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE entries(
  position INTEGER PRIMARY KEY,  -- in the order in which users were first recorded
  user_id TEXT NOT NULL UNIQUE,
  standing TEXT NOT NULL,
  sent INTEGER NOT NULL,         -- 1: a write may have arrived
  found TEXT NOT NULL,           -- the settings before the first write, as JSON
  detail TEXT NOT NULL,
  changed TEXT NOT NULL          -- when, ISO 8601, UTC
) STRICT;
PRAGMA application_id = 1131758442;
)";

constexpr std::string_view upsert = R"(
INSERT INTO entries(user_id, standing, sent, found, detail, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT(user_id) DO UPDATE SET standing = excluded.standing, sent = excluded.sent, found = excluded.found,
  detail = excluded.detail, changed = excluded.changed)";

constexpr std::string_view all = "SELECT user_id, standing, sent, found, detail FROM entries ORDER BY position";

std::string now_text() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

std::optional<JournalEntry> entry_of(const Statement& row) {
  const auto standing = standing_from(row.text(1));
  auto found = service::found_from(row.text(3));
  if (!standing || !found) return std::nullopt;
  return JournalEntry{.user_id = row.text(0),
                      .standing = *standing,
                      .sent = row.number(2) != 0,
                      .found = std::move(*found),
                      .detail = row.text(4)};
}

class SqliteJournal : public Journal {
 public:
  SqliteJournal(std::string path, JournalAccess access) : path_(std::move(path)), access_(access) {}

  [[nodiscard]] std::optional<ServiceProblem> open(const std::string& plan_digest) {
    if (auto problem = access_ == JournalAccess::create ? lock() : service::look_at_journal(path_)) return problem;
    // Who only looks has to be able to roll back what a run that was killed left half done.
    if (auto why = database_.open(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW)) return problem(*why);
    if (access_ == JournalAccess::create) {
      if (!lock_.is_of(path_)) return problem("another file has come into its place");
    }
    if (auto why = look_into(plan_digest)) return why;
    if (auto why = check(plan_digest)) return why;
    if (access_ == JournalAccess::create) {
      lock_.make_private();
      if (auto why = database_.run(settings)) return problem(*why);
      record_ = database_.prepare(upsert);
    } else if (auto why = database_.run("PRAGMA query_only = 1")) {
      return problem(*why);
    }
    auto read = load();
    if (!read) return unreadable();
    entries_ = std::move(*read);
    return std::nullopt;
  }

  [[nodiscard]] std::vector<JournalEntry> entries() override {
    // Nobody else writes while this one may. Who looks gets what is there by now, or else what was there before.
    if (access_ == JournalAccess::create) return entries_.in_order;
    if (auto read = load()) entries_ = std::move(*read);
    return entries_.in_order;
  }

  [[nodiscard]] std::optional<std::string> record(const JournalEntry& entry) override {
    if (access_ != JournalAccess::create) return "the journal was opened to be read only";
    record_.bind(1, entry.user_id);
    record_.bind(2, to_string(entry.standing));
    record_.bind(3, std::int64_t{entry.sent});
    const auto found = service::found_text(entry.found);
    record_.bind(4, found);
    record_.bind(5, entry.detail);
    const auto now = now_text();
    record_.bind(6, now);
    const bool done = record_.step() == SQLITE_DONE;
    auto why = done ? std::string() : problem(database_.why()).message;
    record_.reset();
    if (!done) return why;
    entries_.put(entry);
    return std::nullopt;
  }

 private:
  struct Entries {
    std::vector<JournalEntry> in_order{};
    std::map<std::string, std::size_t, std::less<>> places{};
    void put(JournalEntry entry) {
      const auto [place, is_new] = places.try_emplace(entry.user_id, in_order.size());
      if (is_new) {
        in_order.push_back(std::move(entry));
      } else {
        in_order[place->second] = std::move(entry);
      }
    }
  };

  [[nodiscard]] ServiceProblem problem(std::string_view what) const { return service::file_problem(path_, what); }
  /// An error, or a row that is none of ours.
  [[nodiscard]] ServiceProblem unreadable() const {
    return problem(database_.code() == SQLITE_OK || database_.code() == SQLITE_DONE ? "it is damaged"
                                                                                    : database_.why());
  }

  [[nodiscard]] std::optional<ServiceProblem> lock() {
    auto locked = service::lock_journal(path_);
    if (auto* problem = std::get_if<ServiceProblem>(&locked)) return std::move(*problem);
    lock_ = std::move(std::get<JournalLock>(locked));
    return std::nullopt;
  }

  /// An empty file is one that a run has just made, or one that was ended before it had written anything.
  [[nodiscard]] std::optional<ServiceProblem> look_into(const std::string& plan_digest) {
    const auto tables = database_.number("SELECT count(*) FROM sqlite_schema");
    if (!tables) return not_ours();
    if (*tables > 0) return std::nullopt;
    return access_ == JournalAccess::create ? make(plan_digest) : service::no_journal(path_);
  }

  [[nodiscard]] std::optional<ServiceProblem> make(const std::string& plan_digest) {
    if (auto why = database_.run(settings)) return problem(*why);
    auto why = database_.run(schema);
    if (!why) why = set("format", std::to_string(format_version));
    if (!why) why = set("plan", plan_digest);
    if (!why) why = database_.run("COMMIT");
    if (why) return problem(*why);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> set(std::string_view name, std::string_view value) {
    auto statement = database_.prepare("INSERT INTO meta(name, value) VALUES (?1, ?2)");
    statement.bind(1, name);
    statement.bind(2, value);
    if (statement.step() == SQLITE_DONE) return std::nullopt;
    return database_.why();
  }

  [[nodiscard]] ServiceProblem not_ours() const {
    const int code = database_.code();
    if (code == SQLITE_NOTADB || code == SQLITE_ERROR || code == SQLITE_DONE || code == SQLITE_OK) {
      return problem("it is no journal of a migration");
    }
    return problem(database_.why());
  }

  [[nodiscard]] std::optional<ServiceProblem> check(const std::string& plan_digest) {
    const auto format = database_.text("SELECT value FROM meta WHERE name = 'format'");
    if (!format) return not_ours();
    if (*format != std::to_string(format_version)) {
      return problem("it is of another version of the format, which this version of the program cannot read");
    }
    const auto plan = database_.text("SELECT value FROM meta WHERE name = 'plan'");
    if (!plan) return not_ours();
    if (*plan == plan_digest) return std::nullopt;
    return ServiceProblem{.kind = ServiceProblem::Kind::other_plan,
                          .message = fmt::format("{}: it is the journal of another plan, whose digest is {}",
                                                 service::shown_path(path_), printable(*plan))};
  }

  [[nodiscard]] std::optional<Entries> load() {
    Entries read;
    auto rows = database_.prepare(all);
    int step = SQLITE_ERROR;
    while ((step = rows.step()) == SQLITE_ROW) {
      auto entry = entry_of(rows);
      if (!entry) return std::nullopt;
      read.put(std::move(*entry));
    }
    if (step != SQLITE_DONE) return std::nullopt;
    return read;
  }

  std::string path_;
  JournalAccess access_;
  JournalLock lock_{};  // outlives the database
  Database database_{};
  Statement record_{};
  Entries entries_{};
};

}  // namespace

std::variant<std::unique_ptr<Journal>, ServiceProblem> open_journal(const std::string& path,
                                                                    const std::string& plan_digest,
                                                                    JournalAccess access) {
  auto journal = std::make_unique<SqliteJournal>(service::real_path(path), access);
  if (auto problem = journal->open(plan_digest)) return std::move(*problem);
  return journal;
}

}  // namespace connect_userconfig
