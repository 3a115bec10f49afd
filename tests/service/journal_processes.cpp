// The journal among processes: what it was given is there afterwards, whoever died in between, and one writes at a
// time.
#include "service/journals.hpp"

#include <sqlite3.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <random>

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using Kind = ServiceProblem::Kind;

namespace {

/// Runs it in another process. What it sends comes out of `receive`, a byte at a time; it ends when it is told to.
class Process {
 public:
  template <class Work>
  explicit Process(Work work) {
    std::array<int, 2> ends{};
    BOOST_REQUIRE(pipe(ends.data()) == 0);
    child_ = fork();
    BOOST_REQUIRE(child_ >= 0);
    if (child_ == 0) {
      close(ends[0]);
      work([&](char byte) {
        if (write(ends[1], &byte, 1) != 1) _exit(1);
      });
      _exit(0);
    }
    close(ends[1]);
    from_ = ends[0];
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() {
    kill();
    close(from_);
  }

  /// Nothing at its end.
  std::optional<char> receive() const {
    char byte = 0;
    return read(from_, &byte, 1) == 1 ? std::optional(byte) : std::nullopt;
  }
  void kill() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    child_ = 0;
  }

 private:
  pid_t child_ = 0;
  int from_ = -1;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(a_journal_among_processes)

BOOST_AUTO_TEST_CASE(side_files_are_private_while_something_is_written) {
  const Directory directory;
  const auto path = directory / "a.journal";
  const auto mask = umask(0);
  // A reader keeps the writer from committing, while the rollback journal is there.
  journal(path);
  sqlite3* reader = nullptr;
  BOOST_REQUIRE(sqlite3_open(path.c_str(), &reader) == SQLITE_OK);
  Process writer([&](const auto& send) {
    const auto written = open_journal(path, digest, JournalAccess::create);
    send('o');
    static_cast<void>(std::get<0>(written)->record(entry(1)));
    send('r');
  });
  BOOST_TEST(writer.receive().value_or('-') == 'o');
  BOOST_TEST(writer.receive().value_or('-') == 'r');
  BOOST_REQUIRE(sqlite3_exec(reader, "BEGIN IMMEDIATE; DELETE FROM entries", nullptr, nullptr, nullptr) == SQLITE_OK);
  BOOST_TEST(mode_of(path + "-journal") == 0600U);
  sqlite3_close(reader);
  umask(mask);
}

BOOST_AUTO_TEST_CASE(is_of_one_run_at_a_time) {
  const Directory directory;
  const auto path = directory / "a.journal";
  Process other([&](const auto& send) {
    const auto held = open_journal(path, digest, JournalAccess::create);
    send(std::holds_alternative<ServiceProblem>(held) ? '-' : 'o');
    pause();
  });
  BOOST_TEST(other.receive().value_or('-') == 'o');
  BOOST_TEST(problem(path).kind == Kind::in_use);
  BOOST_TEST(journal(path, JournalAccess::read_only)->entries().empty());
  // The kernel takes the lock away from who is no more.
  other.kill();
  record(*journal(path), entry(1));
}

BOOST_AUTO_TEST_CASE(is_read_while_a_run_writes) {
  const Directory directory;
  const auto path = directory / "a.journal";
  Process writer([&](const auto& send) {
    const auto written = open_journal(path, digest, JournalAccess::create);
    send('o');
    for (int number = 0; number < 200; ++number) {
      if (std::get<0>(written)->record(entry(number))) return send('-');
    }
    send('e');
  });
  BOOST_TEST(writer.receive().value_or('-') == 'o');
  const auto reader = journal(path, JournalAccess::read_only);
  std::size_t seen = 0;
  while (seen < 200) {
    const auto now = reader->entries();
    BOOST_REQUIRE(now.size() >= seen);
    seen = now.size();
    for (std::size_t i = 0; i < seen; ++i) BOOST_REQUIRE(now[i] == entry(static_cast<int>(i)));
  }
  BOOST_TEST(writer.receive().value_or('-') == 'e');
  BOOST_TEST(reader->record(entry(1)).value_or("").find("read only") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(has_what_it_was_given_when_the_run_is_killed) {
  const auto seed = any_seed();
  BOOST_TEST_CONTEXT("CONNECT_USERCONFIG_SEED=" << seed) {
    std::mt19937 random(seed);
    const Directory directory;
    const auto path = directory / "a.journal";
    int given = 0;
    for (int round = 0; round < 20; ++round) {
      Process writer([&](const auto& send) {
        const auto written = open_journal(path, digest, JournalAccess::create);
        for (int number = given;; ++number) {
          if (std::get<0>(written)->record(entry(number))) return;
          send('r');
        }
      });
      for (auto left = random() % 20; left > 0; --left) {
        BOOST_REQUIRE(writer.receive().has_value());
        ++given;
      }
      writer.kill();
      while (writer.receive()) ++given;
      // Who only looks comes first, every other time: it has to clean up, too. Killed at once, there is nothing to look
      // at.
      const bool looks = given > 0 && round % 2 == 0;
      const auto kept = journal(path, looks ? JournalAccess::read_only : JournalAccess::create)->entries();
      // One more may have been on its way.
      BOOST_REQUIRE(kept.size() >= static_cast<std::size_t>(given));
      BOOST_REQUIRE(kept.size() <= static_cast<std::size_t>(given) + 1);
      given = static_cast<int>(kept.size());
      for (int i = 0; i < given; ++i) BOOST_REQUIRE(kept[static_cast<std::size_t>(i)] == entry(i));
    }
    BOOST_TEST(given > 0);
  }
}

BOOST_AUTO_TEST_CASE(that_was_left_in_the_middle_of_a_write_is_read) {
  const Directory directory;
  const auto path = directory / "a.journal";
  record(*journal(path), entry(1));
  // A process dies with pages on the disk that were not committed: a small cache spills them.
  Process writer([&](const auto& send) {
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    sqlite3_exec(database, "PRAGMA cache_size = 1; BEGIN; DELETE FROM entries;", nullptr, nullptr, nullptr);
    sqlite3_exec(database,
                 "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                 "INSERT INTO entries SELECT i, 'x' || i, 'applied', 1, '{}', hex(randomblob(500)), '' FROM n",
                 nullptr, nullptr, nullptr);
    send('w');
    pause();
  });
  BOOST_TEST(writer.receive().value_or('-') == 'w');
  writer.kill();
  BOOST_TEST(std::filesystem::file_size(path + "-journal") > 0U);
  const std::vector<JournalEntry> expected = {entry(1)};
  BOOST_TEST(journal(path, JournalAccess::read_only)->entries() == expected, boost::test_tools::per_element());
  BOOST_TEST(journal(path)->entries() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
