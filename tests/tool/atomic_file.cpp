// What the kernel is asked for, and what becomes of a file when it says no.
#include "atomic_file.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdarg>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// The linker leads the calls of the code under test here (--wrap).
std::vector<std::string> calls;      // what was asked for, in order
std::set<std::string> failing;       // what fails
bool without_unnamed_files = false;  // as on file systems that lack O_TMPFILE

int call(const std::string& name, int result) {
  calls.push_back(name);
  if (!failing.contains(name)) return result;
  errno = EIO;
  return -1;
}

}  // namespace

#ifdef __clang__
#pragma clang diagnostic ignored "-Wreserved-identifier"  // the linker's --wrap names them so
#endif
extern "C" {
int __real_fsync(int descriptor);
int __real_rename(const char* from, const char* to);
int __real_linkat(int from_directory, const char* from, int to_directory, const char* to, int flags);
int __real_open(const char* path, int flags, ...);

int __wrap_fsync(int descriptor) {
  struct stat status {};
  ::fstat(descriptor, &status);
  const std::string name = S_ISDIR(status.st_mode) ? "fsync directory" : "fsync file";
  return call(name, failing.contains(name) ? -1 : __real_fsync(descriptor));
}

int __wrap_rename(const char* from, const char* to) {
  return call("rename", failing.contains("rename") ? -1 : __real_rename(from, to));
}

int __wrap_linkat(int from_directory, const char* from, int to_directory, const char* to, int flags) {
  const int result = failing.contains("link") ? -1 : __real_linkat(from_directory, from, to_directory, to, flags);
  const int error = errno;
  const int reported = call("link", result);
  if (!failing.contains("link")) errno = error;
  return reported;
}

int __wrap_open(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const auto mode = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (without_unnamed_files && (flags & O_TMPFILE) == O_TMPFILE) {
    errno = EOPNOTSUPP;
    return -1;
  }
  return __real_open(path, flags, mode);
}
}

namespace {

using connect_userconfig::tool::AtomicFile;

struct Directory {
  Directory() {
    calls.clear();
    failing.clear();
    without_unnamed_files = false;
    fs::remove_all(path);
    fs::create_directory(path);
  }
  ~Directory() {
    failing.clear();
    fs::remove_all(path);
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  void write(const std::string& text) const { std::ofstream(target) << text; }
  [[nodiscard]] std::string content() const {
    std::ifstream file(target);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }

  fs::path path = "atomic_file.directory";
  fs::path target = path / "target";
};

/// `unnamed` files need a file system that has them.
std::vector<bool> ways() {
  Directory directory;
  const int descriptor = __real_open(directory.path.c_str(), O_TMPFILE | O_WRONLY, 0600);
  if (descriptor < 0) return {false};
  ::close(descriptor);
  return {false, true};
}

bool written(const Directory& directory) {
  AtomicFile file;
  if (file.open(directory.target.string())) return false;
  BOOST_TEST(directory.content() != "new");
  return !file.write("new") && !file.commit();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(atomic_file)

BOOST_AUTO_TEST_CASE(the_content_is_on_the_disk_before_the_name_and_the_name_before_the_end) {
  const std::vector<std::string> new_file[] = {{"fsync file", "rename", "fsync directory"},
                                               {"fsync file", "link", "fsync directory"}};
  const std::vector<std::string> in_place[] = {{"fsync file", "rename", "fsync directory"},
                                               {"fsync file", "link", "link", "rename", "fsync directory"}};
  for (const bool unnamed : ways()) {
    BOOST_TEST_CONTEXT("unnamed " << unnamed) {
      const Directory directory;
      without_unnamed_files = !unnamed;
      BOOST_TEST(written(directory));
      BOOST_TEST(calls == new_file[unnamed ? 1 : 0], boost::test_tools::per_element());
      BOOST_TEST(directory.content() == "new");
      directory.write("old");
      calls.clear();
      BOOST_TEST(written(directory));
      BOOST_TEST(calls == in_place[unnamed ? 1 : 0], boost::test_tools::per_element());
      BOOST_TEST(directory.content() == "new");
      BOOST_TEST(directory.files() == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_fails_is_said_and_leaves_the_old_file_and_nothing_else) {
  for (const bool unnamed : ways()) {
    for (const std::string step : {"fsync file", "link", "rename"}) {
      if (!unnamed && step == "link") continue;
      for (const bool exists : {true, false}) {
        if (unnamed && step == "rename" && !exists) continue;
        BOOST_TEST_CONTEXT(step << ", unnamed " << unnamed << ", exists " << exists) {
          const Directory directory;
          if (exists) directory.write("old");
          without_unnamed_files = !unnamed;
          failing = {step};
          BOOST_TEST(!written(directory));
          BOOST_TEST(directory.content() == (exists ? "old" : ""));
          BOOST_TEST(directory.files() == (exists ? 1U : 0U));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_on_the_disk_is_said) {
  const Directory directory;
  failing = {"fsync directory"};
  BOOST_TEST(!written(directory));
  BOOST_TEST(directory.content() == "new");
}

BOOST_AUTO_TEST_CASE(what_is_not_finished_leaves_nothing) {
  for (const bool unnamed : ways()) {
    const Directory directory;
    without_unnamed_files = !unnamed;
    directory.write("old");
    {
      AtomicFile file;
      BOOST_TEST(!file.open(directory.target.string()));
      BOOST_TEST(!file.write("new"));
      BOOST_TEST(directory.files() == (unnamed ? 1U : 2U));
    }
    BOOST_TEST(directory.content() == "old");
    BOOST_TEST(directory.files() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(modes_are_the_same_either_way) {
  for (const bool unnamed : ways()) {
    for (const mode_t mode : {0600U, 0640U, 0755U, 0222U}) {
      const Directory directory;
      without_unnamed_files = !unnamed;
      directory.write("old");
      ::chmod(directory.target.c_str(), mode);
      BOOST_TEST(written(directory));
      struct stat status {};
      ::stat(directory.target.c_str(), &status);
      BOOST_TEST((status.st_mode & 07777U) == mode);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_mode_may_be_wanted_in_any_case) {
  for (const bool unnamed : ways()) {
    const Directory directory;
    without_unnamed_files = !unnamed;
    directory.write("old");
    ::chmod(directory.target.c_str(), 0644);
    AtomicFile file;
    BOOST_TEST(!file.locate(directory.target.string()));
    BOOST_TEST(!file.open(0600, true));
    BOOST_TEST(!file.commit());
    struct stat status {};
    ::stat(directory.target.c_str(), &status);
    BOOST_TEST((status.st_mode & 07777U) == 0600U);
  }
}

BOOST_AUTO_TEST_SUITE_END()
