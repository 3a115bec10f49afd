#include "unit/support.hpp"

#include <limits>

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(after_contact_work)

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::int64_t>::max();
std::string everywhere(const char* limit) {
  const std::string text(limit);
  return "acw VOICE=" + text + "/" + text + " CHAT=" + text + " TASK=" + text + " EMAIL=" + text;
}

struct Good {
  const char* name;
  AfterContactWorkTimeLimit limit;
  const char* expected;
  const char* diagnostic = "";  // a warning, at the limit
};
CONNECT_USERCONFIG_TEST_ROW(Good)

const Good good[] = {
    {"0 s: without limit", seconds(0), "0"},
    {"1 s", seconds(1), "1"},
    {"999 s", seconds(999), "999"},
    {"1000 s", seconds(1000), "1000"},
    {"9000 s: divisible, but under 10000", seconds(9000), "9000"},
    {"9999 s", seconds(9999), "9999"},
    {"10000 s: suspicious", seconds(10'000), "10000", "acw-looks-like-milliseconds"},
    {"10001 s: not divisible", seconds(10'001), "10001"},
    {"60000 s: suspicious", seconds(60'000), "60000", "acw-looks-like-milliseconds"},
    {"1999999 s", seconds(1'999'999), "1999999"},
    {"2000000 s: the most, and suspicious", seconds(2'000'000), "2000000", "acw-looks-like-milliseconds"},
    {"0 ms: without limit", milliseconds(0), "0"},
    {"1000 ms", milliseconds(1000), "1"},
    {"2000 ms", milliseconds(2000), "2"},
    {"60000 ms", milliseconds(60'000), "60"},
    {"10000000 ms: no suspicion about milliseconds", milliseconds(10'000'000), "10000"},
    {"2000000000 ms: the most", milliseconds(2'000'000'000), "2000000"},
};

BOOST_DATA_TEST_CASE(what_changes, data::make(good), row) {
  const auto expansion = expand({.after_contact_work_time_limit = row.limit});
  BOOST_TEST(text(expansion.config) == everywhere(row.expected));
  const std::string name(row.diagnostic);
  BOOST_TEST(text(expansion.diagnostics) == (name.empty() ? "" : name + "@/PhoneConfig/AfterContactWorkTimeLimit"));
}

struct Bad {
  const char* name;
  AfterContactWorkTimeLimit limit;
  const char* diagnostic;
  const char* message;  // a part of it
};
CONNECT_USERCONFIG_TEST_ROW(Bad)

const Bad bad[] = {
    {"-1 s", seconds(-1), "acw-out-of-range", "-1 s"},
    {"2000001 s", seconds(2'000'001), "acw-out-of-range", "2000001 s"},
    {"2001000 s would be valid as milliseconds", seconds(2'001'000), "acw-out-of-range", "as milliseconds"},
    {"2000000000 s would be valid as milliseconds", seconds(2'000'000'000), "acw-out-of-range", "2000000 s"},
    {"the smallest number of seconds", seconds(least), "acw-out-of-range", "beyond 64 bits"},
    {"the largest number of seconds", seconds(most), "acw-out-of-range", "beyond 64 bits"},
    {"1 ms: never cut to 0, which has no limit", milliseconds(1), "acw-not-whole-seconds", "0 s and 1 ms"},
    {"60 ms", milliseconds(60), "acw-not-whole-seconds", "0 s and 60 ms"},
    {"999 ms", milliseconds(999), "acw-not-whole-seconds", "0 s and 999 ms"},
    {"1001 ms", milliseconds(1001), "acw-not-whole-seconds", "1 s and 1 ms"},
    {"1500 ms", milliseconds(1500), "acw-not-whole-seconds", "1 s and 500 ms"},
    {"1999999999 ms", milliseconds(1'999'999'999), "acw-not-whole-seconds", "1999999 s and 999 ms"},
    {"-1 ms", milliseconds(-1), "acw-out-of-range", "-1 ms"},
    {"-1000 ms", milliseconds(-1000), "acw-out-of-range", "-1000 ms"},
    {"2000000001 ms", milliseconds(2'000'000'001), "acw-out-of-range", "2000000001 ms"},
    {"2000001000 ms", milliseconds(2'000'001'000), "acw-out-of-range", "2000001000 ms"},
    {"the smallest number of milliseconds", milliseconds(least), "acw-out-of-range", "beyond 64 bits"},
    {"the largest number of milliseconds", milliseconds(most), "acw-out-of-range", "beyond 64 bits"},
    {"unknown unit", UnknownUnit{60}, "acw-unit-unknown", "60"},
    {"unknown unit, surely milliseconds to a guesser", UnknownUnit{60'000}, "acw-unit-unknown", "60000"},
    {"unknown unit, out of range in either", UnknownUnit{most}, "acw-unit-unknown", "beyond 64 bits"},
    {"unknown unit, negative", UnknownUnit{-5}, "acw-unit-unknown", "-5"},
};

BOOST_DATA_TEST_CASE(what_is_refused, data::make(bad), row) {
  const auto expansion = expand({.after_contact_work_time_limit = row.limit});
  BOOST_TEST(text(expansion.config) == "");
  BOOST_TEST(text(expansion.diagnostics) == std::string(row.diagnostic) + "@/PhoneConfig/AfterContactWorkTimeLimit");
  BOOST_TEST(has_errors(expansion.diagnostics));
  BOOST_TEST(contains(messages(expansion.diagnostics), row.message), messages(expansion.diagnostics));
}

BOOST_AUTO_TEST_CASE(no_hint_where_milliseconds_would_be_wrong_too) {
  for (const auto count : {2'000'001L, 2'000'001'000L, -1000L}) {
    const auto expansion = expand({.after_contact_work_time_limit = seconds(count)});
    BOOST_TEST(!contains(messages(expansion.diagnostics), "as milliseconds"), messages(expansion.diagnostics));
  }
}

BOOST_AUTO_TEST_CASE(absent_gives_no_list) {
  const auto expansion = expand({.phone_type = PhoneType::soft_phone});
  BOOST_TEST(expansion.config.after_contact_work_configs.empty());
  BOOST_TEST(text(expansion.diagnostics) == "");
}

BOOST_AUTO_TEST_SUITE_END()
