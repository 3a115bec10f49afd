#include "review/csv_cell.hpp"
#include "review/support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

struct Case {
  const char* text;
  const char* cell;
};
std::ostream& operator<<(std::ostream& to, const Case& c) { return to << c.cell; }

const Case cases[] = {
    {"", "\"\""},
    {"mary", "\"mary\""},
    {"a \"b\" c", "\"a \"\"b\"\" c\""},
    {"a,b", "\"a,b\""},
    {"=1+1", "\"'=1+1\""},
    {"+1206*****12", "\"'+1206*****12\""},
    {"-2", "\"'-2\""},
    {"@SUM(1)", "\"'@SUM(1)\""},
    {"\t=1", "\"'\t'=1\""},
    {"\r\nx", "\"'\r'\nx\""},
    {" =1", "\"' =1\""},
    {"\"=1", "\"'\"\"=1\""},
    {"\uff1d1", "\"'\uff1d1\""},
    {"\u200b=1", "\"'\u200b=1\""},
    // Where semicolons, tabs or line ends are taken for the end of a cell.
    {"x;=1", "\"x;'=1\""},
    {"x, =1", "\"x,' =1\""},
    {"x\n=1", "\"x\n'=1\""},
    {"x\";\"=1", "\"x\"\";'\"\"=1\""},
    {"a-b+c=d@e", "\"a-b+c=d@e\""},
    {"2026-11-25", "\"2026-11-25\""},
};

std::string row_of(const PlanUser& user, const ReviewOptions& options = {}) {
  std::string text;
  append_review_csv_row(user, options, text);
  return text;
}

std::size_t cells(const std::string& row) {
  // No cell of these tests holds a quote or a comma between quotes.
  std::size_t count = 1;
  for (auto at = row.find("\",\""); at != row.npos; at = row.find("\",\"", at + 1)) ++count;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(review_csv)

BOOST_DATA_TEST_CASE(no_cell_begins_a_formula, cases) {
  std::string cell;
  review::append_csv_cell(sample.text, cell);
  BOOST_TEST(cell == sample.cell);
}

BOOST_AUTO_TEST_CASE(starts_with_a_byte_order_mark_and_the_columns) {
  std::string head;
  append_review_csv_head(head);
  BOOST_TEST(head.starts_with("\ufeff\"UserId\",\"Username\",\"Outcome\",\"Treatment\",\"RoutingProfile\","));
  BOOST_TEST(head.ends_with("\"Rules\",\"CallbacksChange\",\"Because\",\"Diagnostics\",\"Undo\"\r\n"));
  BOOST_TEST(head.find("\"AfterContactWorkTimeLimit CHAT, before\",\"AfterContactWorkTimeLimit CHAT, after\"") !=
             head.npos);
  BOOST_TEST(cells(head) == 41U);
  BOOST_TEST(cells(row_of(user_with_rule("u-1", "mary"))) == cells(head));
}

BOOST_AUTO_TEST_CASE(one_row_says_before_and_after) {
  ReviewOptions options;
  options.names.add(NameKind::routing_profile, "r-1", "Chat support");
  auto user = user_with_rule("u-1", "mary");
  user.diagnostics = {callbacks()};
  const auto row = row_of(user, options);
  BOOST_TEST(row.starts_with("\"u-1\",\"mary\",\"converted\",\"Change\",\"Chat support\","));
  BOOST_TEST(row.find("\"60 s\",\"60 s\",\"\",\"\",\"60 s\",\"30 s\"") != row.npos);
  BOOST_TEST(row.find("\"chat-agents\",\"yes\",\"AfterContactWorkTimeLimit CHAT: rule chat-agents, policy.yaml:4\"") !=
             row.npos);
  BOOST_TEST(row.ends_with("\r\n"));
}

BOOST_AUTO_TEST_CASE(numbers_are_masked_unless_they_are_asked_for) {
  const auto user = with_number(plan_user("u-1", "mary"), "+12065550100", "+12065550199");
  BOOST_TEST(row_of(user).find("\"'+1206*****00\",\"'+1206*****99\"") != std::string::npos);
  const auto whole = row_of(user, {.show_numbers = true, .names = {}});
  BOOST_TEST(whole.find("\"'+12065550100\",\"'+12065550199\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_is_withheld_keeps_what_there_is) {
  auto user = plan_user("u-1", "mary");
  user.outcome = Outcome::withheld;
  BOOST_TEST(row_of(user).find("\"true\",\"true\",\"false\",\"false\",\"false\",\"false\"") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
