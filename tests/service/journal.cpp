// The journal on a real disk: what it was given is there afterwards, whoever died in between, and nobody else has it.
#include "service/support.hpp"

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <fstream>
#include <random>

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using Kind = ServiceProblem::Kind;

namespace {

const std::string digest(64, 'a');

std::unique_ptr<Journal> journal(const std::string& path, JournalAccess access = JournalAccess::create) {
  auto opened = open_journal(path, digest, access);
  if (const auto* problem = std::get_if<ServiceProblem>(&opened)) BOOST_FAIL(problem->message);
  return std::move(std::get<std::unique_ptr<Journal>>(opened));
}

ServiceProblem problem(const std::string& path, JournalAccess access = JournalAccess::create,
                       const std::string& plan = digest) {
  const auto opened = open_journal(path, plan, access);
  const auto* there = std::get_if<ServiceProblem>(&opened);
  BOOST_REQUIRE(there != nullptr);
  BOOST_TEST(!there->message.empty());
  return *there;
}

JournalEntry entry(int number, Standing standing = Standing::sending) {
  return {.user_id = "u-" + std::to_string(number),
          .standing = standing,
          .sent = standing != Standing::sending,
          .found = all_settings(),
          .detail = "it's \"quoted\"\n"};
}

void record(Journal& to, const JournalEntry& what) {
  const auto why = to.record(what);
  BOOST_TEST(!why.has_value(), why.value_or(""));
}

mode_t mode_of(const std::string& path) {
  struct stat facts {};
  BOOST_REQUIRE(lstat(path.c_str(), &facts) == 0);
  return facts.st_mode & ALLPERMS;
}

void execute(const std::string& path, const char* statements) {
  sqlite3* database = nullptr;
  BOOST_REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  BOOST_REQUIRE(sqlite3_exec(database, statements, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

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

BOOST_AUTO_TEST_SUITE(a_journal)

BOOST_AUTO_TEST_CASE(keeps_one_entry_a_user_in_the_order_of_the_first) {
  const Directory directory;
  const auto path = directory / "a.journal";
  const std::vector<JournalEntry> expected = {entry(2, Standing::applied), entry(1), entry(3, Standing::stale)};
  {
    const auto written = journal(path);
    BOOST_TEST(written->entries().empty());
    record(*written, entry(2));
    record(*written, entry(1));
    record(*written, entry(2, Standing::applied));
    record(*written, entry(3, Standing::stale));
    BOOST_TEST(written->entries() == expected, boost::test_tools::per_element());
  }
  BOOST_TEST(journal(path)->entries() == expected, boost::test_tools::per_element());
  BOOST_TEST(journal(path, JournalAccess::read_only)->entries() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(knows_every_standing) {
  const Directory directory;
  const auto path = directory / "a.journal";
  std::vector<JournalEntry> expected;
  for (int i = 0; standing_from(to_string(static_cast<Standing>(i))).has_value() && i < 100; ++i) {
    expected.push_back(entry(i, static_cast<Standing>(i)));
  }
  BOOST_TEST(expected.size() == 12U);
  for (const auto written = journal(path); const auto& each : expected) record(*written, each);
  BOOST_TEST(journal(path)->entries() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(is_one_private_file_after_a_clean_end) {
  const Directory directory;
  const auto path = directory / "a.journal";
  const auto mask = umask(0);
  {
    const auto written = journal(path);
    record(*written, entry(1));
    BOOST_TEST(mode_of(path) == 0600U);
    for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(path).parent_path())) {
      BOOST_TEST(mode_of(file.path().string()) == 0600U);
    }
  }
  umask(mask);
  const auto files = std::filesystem::directory_iterator(std::filesystem::path(path).parent_path());
  BOOST_TEST(std::distance(begin(files), end(files)) == 1);
}

BOOST_AUTO_TEST_CASE(is_made_private_again) {
  const Directory directory;
  const auto path = directory / "a.journal";
  journal(path);
  BOOST_REQUIRE(chmod(path.c_str(), 0644) == 0);
  journal(path);
  BOOST_TEST(mode_of(path) == 0600U);
}

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

BOOST_AUTO_TEST_CASE(is_of_one_run_in_one_process_too) {
  const Directory directory;
  const auto path = directory / "a.journal";
  const auto first = journal(path);
  BOOST_TEST(problem(path).kind == Kind::in_use);
  record(*first, entry(1));
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
  const auto seed = std::random_device()();
  BOOST_TEST_MESSAGE("seed " << seed);
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
    // Who only looks comes first, every other time: it has to clean up, too.
    const auto kept = journal(path, round % 2 == 0 ? JournalAccess::read_only : JournalAccess::create)->entries();
    // One more may have been on its way.
    BOOST_REQUIRE(kept.size() >= static_cast<std::size_t>(given));
    BOOST_REQUIRE(kept.size() <= static_cast<std::size_t>(given) + 1);
    given = static_cast<int>(kept.size());
    for (int i = 0; i < given; ++i) BOOST_REQUIRE(kept[static_cast<std::size_t>(i)] == entry(i));
  }
  BOOST_TEST(given > 0);
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

BOOST_AUTO_TEST_CASE(is_not_behind_a_link) {
  const Directory directory;
  const auto path = directory / "a.journal";
  journal(directory / "other");
  std::filesystem::create_symlink(directory / "other", path);
  for (const auto access : {JournalAccess::create, JournalAccess::read_only}) {
    const auto found = problem(path, access);
    BOOST_TEST(found.kind == Kind::file);
    BOOST_TEST(found.message.find("symbolic link") != std::string::npos, found.message);
  }
  std::filesystem::remove(path);
  std::filesystem::create_symlink(directory / "nowhere", path);
  BOOST_TEST(problem(path).kind == Kind::file);
  BOOST_TEST(!std::filesystem::exists(directory / "nowhere"));
}

BOOST_AUTO_TEST_CASE(may_be_in_a_directory_behind_a_link) {
  const Directory directory;
  std::filesystem::create_directory(directory / "plans");
  std::filesystem::create_symlink(directory / "plans", directory / "link");
  record(*journal(directory / "link/a.journal"), entry(1));
  BOOST_TEST(journal(directory / "plans/a.journal")->entries().size() == 1U);
}

BOOST_AUTO_TEST_CASE(is_no_other_kind_of_file) {
  const Directory directory;
  std::filesystem::create_directory(directory / "directory");
  BOOST_REQUIRE(mkfifo((directory / "pipe").c_str(), 0600) == 0);
  for (const auto access : {JournalAccess::create, JournalAccess::read_only}) {
    BOOST_TEST(problem(directory / "directory", access).kind == Kind::file);
    BOOST_TEST(problem(directory / "pipe", access).kind == Kind::file);
    BOOST_TEST(problem("/dev/null", access).kind == Kind::file);
  }
  BOOST_TEST(problem(directory / "nowhere/a.journal").kind == Kind::file);
  BOOST_TEST(problem(directory / "a.journal", JournalAccess::read_only).kind == Kind::no_journal);
  BOOST_TEST(!std::filesystem::exists(directory / "a.journal"));
}

BOOST_AUTO_TEST_CASE(leaves_other_files_as_they_are) {
  const Directory directory;
  for (const std::string& text :
       {std::string("x"),
        std::string("not a database, but a text of more than a hundred bytes: ") + std::string(5000, 'y')}) {
    const auto path = directory / "text";
    std::ofstream(path) << text;
    BOOST_REQUIRE(chmod(path.c_str(), 0644) == 0);
    for (const auto access : {JournalAccess::create, JournalAccess::read_only}) {
      BOOST_TEST(problem(path, access).kind == Kind::file);
    }
    std::string after;
    std::getline(std::ifstream(path), after, '\0');
    BOOST_TEST(after == text);
    BOOST_TEST(mode_of(path) == 0644U);
  }
  const auto path = directory / "database";
  execute(path, "CREATE TABLE other(x)");
  BOOST_TEST(problem(path).message.find("no journal") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(is_of_one_plan) {
  const Directory directory;
  const auto path = directory / "a.journal";
  journal(path);
  for (const auto access : {JournalAccess::create, JournalAccess::read_only}) {
    const auto found = problem(path, access, std::string(64, 'b'));
    BOOST_TEST(found.kind == Kind::other_plan);
    BOOST_TEST(found.message.find(digest) != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(of_a_newer_version_is_refused) {
  const Directory directory;
  const auto path = directory / "a.journal";
  journal(path);
  execute(path, "UPDATE meta SET value = '2' WHERE name = 'format'");
  const auto found = problem(path);
  BOOST_TEST(found.kind == Kind::file);
  BOOST_TEST(found.message.find("version") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(with_an_entry_that_is_none_is_refused) {
  for (const auto* damage :
       {"UPDATE entries SET standing = 'lost'", "UPDATE entries SET found = '{'", "DROP TABLE entries"}) {
    const Directory directory;
    const auto path = directory / "a.journal";
    record(*journal(path), entry(1));
    execute(path, damage);
    BOOST_TEST(problem(path).kind == Kind::file);
    BOOST_TEST(problem(path, JournalAccess::read_only).kind == Kind::file);
  }
}

BOOST_AUTO_TEST_CASE(says_that_it_cannot_be_written) {
  const Directory directory;
  const auto path = directory / "a.journal";
  const auto written = journal(path);
  record(*written, entry(0));
  // As on a full disk: no file of this process grows any more.
  struct rlimit before {};
  BOOST_REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  struct rlimit full = before;
  full.rlim_cur = std::filesystem::file_size(path);
  BOOST_REQUIRE(setrlimit(RLIMIT_FSIZE, &full) == 0);
  std::optional<std::string> why;
  int number = 1;
  while (!why && number < 1000) why = written->record(entry(number++));
  BOOST_REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  BOOST_REQUIRE(why.has_value());
  BOOST_TEST(why->find("a.journal") != std::string::npos, *why);
  // What was recorded is there, what was refused is not, and it goes on when there is room.
  BOOST_TEST(written->entries().size() == static_cast<std::size_t>(number - 1));
  record(*written, entry(number - 1));
  BOOST_TEST(journal(path, JournalAccess::read_only)->entries().size() == static_cast<std::size_t>(number));
}

BOOST_AUTO_TEST_CASE(that_was_taken_away_is_not_written_any_more) {
  const Directory directory;
  const auto path = directory / "a.journal";
  const auto written = journal(path);
  record(*written, entry(1));
  std::filesystem::rename(path, directory / "moved");
  BOOST_TEST(written->record(entry(2)).has_value());
  BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_SUITE_END()
