// When exports count as complete.
#include "run/export_tally.hpp"

#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using run_detail::ExportTally;

BOOST_AUTO_TEST_SUITE(export_tally)

constexpr std::uint64_t beyond_reason = ~std::uint64_t{0};
constexpr std::optional<std::uint64_t> uncounted;

struct Page {
  std::uint64_t users;
  bool is_last;
  std::optional<std::uint64_t> in_all;
  std::uint64_t first_of_repeated = 0;  // the first of them all that are users who came before, from this record on
  std::uint64_t repeated = 0;
  const char* source = "a.json";
};

/// `ID detail`, one a line; before it the source, if it is another than usual.
std::string findings_of(const std::vector<Page>& pages) {
  ExportTally tally;
  std::uint64_t ordinal = 0;
  for (const auto& page : pages) {
    for (std::uint64_t i = 0; i < page.users; ++i, ++ordinal) {
      const bool repeated = i < page.repeated;
      tally.count_users(1, repeated ? page.first_of_repeated + i : 0);
    }
    tally.end_page(page.is_last, page.in_all, ordinal, page.source);
  }
  std::string found;
  for (const auto& [diagnostic, source] : tally.findings()) {
    if (source != "a.json") found += source + ": ";
    found += std::string(describe(diagnostic.id).name) + " " + diagnostic.detail + "\n";
  }
  return found;
}

struct Row {
  const char* name;
  std::vector<Page> pages;
  const char* expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"no page at all", {}, ""},
    {"a last page without a count", {{5, true, uncounted}}, ""},
    {"no last page", {{5, false, uncounted}}, "incomplete-export every page has a NextToken, so there are more\n"},
    {"all users", {{100, true, 100}}, ""},
    {"more users than it says", {{101, true, 100}}, ""},
    {"a quarter more", {{125, true, 100}}, ""},
    {"one user fewer",
     {{99, true, 100}},
     "user-count-differs 99 different users, and ApproximateTotalCount says 100\n"},
    {"95 of 100", {{95, true, 100}}, "user-count-differs 95 different users, and ApproximateTotalCount says 100\n"},
    {"94 of 100", {{94, true, 100}}, "incomplete-export 94 different users, and ApproximateTotalCount says 100\n"},
    {"none of one", {{0, true, 1}}, "incomplete-export 0 different users, and ApproximateTotalCount says 1\n"},
    {"a count beyond reason",
     {{9, true, beyond_reason}},
     "incomplete-export 9 different users, and ApproximateTotalCount says 18446744073709551615\n"},
    {"pages in any order", {{10, false, 25}, {5, true, 25}, {10, false, 25}}, ""},
    {"a number that changes from page to page",
     {{100, false, 300}, {100, false, 302}, {100, true, 299}},
     "user-count-differs 300 different users, and ApproximateTotalCount says 302\n"},
    {"a page twice instead of the next",
     {{10, false, 30}, {10, false, 30, 1, 10}, {10, true, 30}},
     "incomplete-export 20 different users, and ApproximateTotalCount says 30\n"},
    {"a user twice in a page",
     {{10, false, 20}, {10, true, 20, 11, 2}},
     "incomplete-export 18 different users, and ApproximateTotalCount says 20\n"},
    {"a whole export beside one that is none",
     {{60, true, 60}, {20, false, 70}},
     "incomplete-export every page has a NextToken, so there are more; "
     "20 different users, and ApproximateTotalCount says 70\n"},
    {"the same in the other order",
     {{20, false, 70}, {60, true, 60}},
     "incomplete-export every page has a NextToken, so there are more; "
     "20 different users, and ApproximateTotalCount says 70\n"},
    {"two of one size, one of them not whole",
     {{60, true, 60}, {20, false, 60}},
     "incomplete-export of 2 exports of 60 users 1 came to their last page; "
     "80 different users, and ApproximateTotalCount says 120\n"},
    {"two of one size, both whole", {{60, true, 60}, {60, true, 60}}, ""},
    {"two of one size that share users, both whole", {{60, true, 60}, {60, true, 60, 1, 30}}, ""},
    {"likewise, of two pages each", {{30, false, 60}, {30, true, 60}, {30, false, 60, 1, 30}, {30, true, 60}}, ""},
    {"the second has a page twice",
     {{30, false, 60}, {30, true, 60}, {30, false, 60}, {30, true, 60, 61, 30}},
     "incomplete-export 90 different users, and ApproximateTotalCount says 120\n"},
    {"two of one size, each nearly whole",
     {{97, true, 100}, {96, true, 100}},
     "user-count-differs 96 different users, and ApproximateTotalCount says 100\n"},
    {"what one may lack is no more beside others",
     {{100, true, 100}, {100, true, 100}, {90, true, 100, 0, 0, "b.json"}},
     "b.json: incomplete-export 290 different users, and ApproximateTotalCount says 300\n"},
    {"the one that lacks pages is named, before a whole one",
     {{20, false, 60, 0, 0, "b.json"}, {60, true, 60}},
     "b.json: incomplete-export of 2 exports of 60 users 1 came to their last page; "
     "80 different users, and ApproximateTotalCount says 120\n"},
    {"and behind one",
     {{60, true, 60}, {20, false, 60, 0, 0, "b.json"}},
     "b.json: incomplete-export of 2 exports of 60 users 1 came to their last page; "
     "80 different users, and ApproximateTotalCount says 120\n"},
    {"all files that may lack a page are named",
     {{60, true, 60}, {20, false, 60, 0, 0, "b.json"}, {20, true, 60, 0, 0, "c.json"}},
     "c.json: incomplete-export 100 different users, and ApproximateTotalCount says 120; its pages are in b.json, "
     "c.json\n"},
    {"or the first few of them",
     {{1, false, 60, 0, 0, "b"},
      {1, false, 60, 0, 0, "c"},
      {1, false, 60, 0, 0, "d"},
      {1, false, 60, 0, 0, "e"},
      {1, false, 60, 0, 0, "f"},
      {1, false, 60, 0, 0, "g"}},
     "g: incomplete-export every page has a NextToken, so there are more; 6 different users, and "
     "ApproximateTotalCount says 60; its pages are in b, c, d, e, f and 1 more\n"},
    {"the same export twice", {{60, true, 60}, {60, true, 60, 1, 60}}, ""},
    {"a larger export that holds a smaller one", {{60, true, 60}, {100, true, 100, 1, 60}}, ""},
    {"an export and a page without a count", {{60, true, 60}, {5, true, uncounted}}, ""},
};

BOOST_DATA_TEST_CASE(what_is_said, data::make(rows), row) { BOOST_TEST(findings_of(row.pages) == row.expected); }

/// Users who are not looked for, of whom some come again.
std::string by_hash(std::uint64_t users, std::uint64_t different, std::uint64_t in_all) {
  ExportTally tally;
  for (std::uint64_t i = 0; i < users; ++i) {
    tally.count_user((i % different) * 0x9e37'79b9'7f4a'7c15);
    if (i % 100 == 99) tally.end_page(i + 1 == users, in_all, i + 1, "a.json");
  }
  std::string found;
  for (const auto& [diagnostic, source] : tally.findings()) {
    found += std::string(describe(diagnostic.id).name) + " " + diagnostic.detail;
  }
  return found;
}

BOOST_AUTO_TEST_CASE(users_who_are_not_looked_for_are_counted_all_the_same) {
  constexpr std::uint64_t many = 200'000;
  BOOST_TEST(by_hash(300, 300, 300).empty());
  BOOST_TEST(by_hash(300, 299, 300) == "user-count-differs 299 different users, and ApproximateTotalCount says 300");
  BOOST_TEST(by_hash(300, 100, 300) == "incomplete-export 100 different users, and ApproximateTotalCount says 300");
  BOOST_TEST(by_hash(many, many, many).empty());
  BOOST_TEST(by_hash(many, many - many / 100, many).empty());  // nobody can tell
  BOOST_TEST(by_hash(many, many / 2, many).starts_with("incomplete-export about "));
  BOOST_TEST(by_hash(2 * many, many, many).empty());
}

BOOST_AUTO_TEST_SUITE_END()
