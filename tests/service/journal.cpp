// The journal as a file: what it keeps, what it refuses, who may read it.
#include "service/journals.hpp"

#include <sqlite3.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using Kind = ServiceProblem::Kind;

namespace {

void execute(const std::string& path, const char* statements) {
  sqlite3* database = nullptr;
  BOOST_REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  BOOST_REQUIRE(sqlite3_exec(database, statements, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

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

BOOST_AUTO_TEST_CASE(is_of_one_run_in_one_process_too) {
  const Directory directory;
  const auto path = directory / "a.journal";
  const auto first = journal(path);
  BOOST_TEST(problem(path).kind == Kind::in_use);
  record(*first, entry(1));
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
