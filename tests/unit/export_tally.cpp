// When an export counts as complete.
#include "run/export_tally.hpp"

#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using run_detail::ExportTally;

BOOST_AUTO_TEST_SUITE(export_tally)

struct Row {
  const char* name;
  ExportTally tally;
  std::uint64_t distinct;
  const char* expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"no page at all", {}, 0, ""},
    {"a last page without a count", {.pages = 1, .last_page = true}, 5, ""},
    {"no last page", {.pages = 3, .last_page = false}, 5, "incomplete-export"},
    {"all users", {.pages = 1, .last_page = true, .users_in_all = 100}, 100, ""},
    {"more users than it says", {.pages = 1, .last_page = true, .users_in_all = 100}, 101, ""},
    {"one user fewer", {.pages = 1, .last_page = true, .users_in_all = 100}, 99, "user-count-differs"},
    {"95 of 100", {.pages = 1, .last_page = true, .users_in_all = 100}, 95, "user-count-differs"},
    {"94 of 100", {.pages = 1, .last_page = true, .users_in_all = 100}, 94, "incomplete-export"},
    {"none of one", {.pages = 1, .last_page = true, .users_in_all = 1}, 0, "incomplete-export"},
    {"a count beyond reason",
     {.pages = 1, .last_page = true, .users_in_all = ~std::uint64_t{0}},
     9,
     "incomplete-export"},
};

BOOST_DATA_TEST_CASE(what_is_said, data::make(rows), row) {
  const auto finding = run_detail::finding_of(row.tally, row.distinct);
  BOOST_TEST((finding ? describe(finding->id).name : std::string_view()) == row.expected);
}

BOOST_AUTO_TEST_CASE(pages_of_any_order_count_together) {
  ExportTally all{.pages = 1, .last_page = true, .users_in_all = 10, .users = 4};
  all.add({.pages = 2, .last_page = false, .users_in_all = 12, .users = 6});
  BOOST_TEST(all.pages == 3U);
  BOOST_TEST(all.last_page);
  BOOST_TEST(*all.users_in_all == 12U);
  BOOST_TEST(all.users == 10U);
}

BOOST_AUTO_TEST_SUITE_END()
