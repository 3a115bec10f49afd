// Journals on a real disk, and what is written into them.
#pragma once

#include "service/support.hpp"

#include <sys/stat.h>

#include <memory>
#include <string>

namespace connect_userconfig::test {

inline const std::string digest(64, 'a');

inline std::unique_ptr<Journal> journal(const std::string& path, JournalAccess access = JournalAccess::create) {
  auto opened = open_journal(path, digest, access);
  if (const auto* problem = std::get_if<ServiceProblem>(&opened)) BOOST_FAIL(problem->message);
  return std::move(std::get<std::unique_ptr<Journal>>(opened));
}

inline ServiceProblem problem(const std::string& path, JournalAccess access = JournalAccess::create,
                              const std::string& plan = digest) {
  const auto opened = open_journal(path, plan, access);
  const auto* there = std::get_if<ServiceProblem>(&opened);
  BOOST_REQUIRE(there != nullptr);
  BOOST_TEST(!there->message.empty());
  return *there;
}

inline JournalEntry entry(int number, Standing standing = Standing::sending) {
  return {.user_id = "u-" + std::to_string(number),
          .standing = standing,
          .sent = standing != Standing::sending,
          .found = all_settings(),
          .detail = "it's \"quoted\"\n"};
}

inline void record(Journal& to, const JournalEntry& what) {
  const auto why = to.record(what);
  BOOST_TEST(!why.has_value(), why.value_or(""));
}

inline mode_t mode_of(const std::string& path) {
  struct stat facts {};
  BOOST_REQUIRE(lstat(path.c_str(), &facts) == 0);
  return facts.st_mode & ALLPERMS;
}

}  // namespace connect_userconfig::test
