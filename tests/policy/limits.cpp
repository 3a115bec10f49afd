#include "policy/limit_text.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

using namespace connect_userconfig::policy;

namespace {

struct Good {
  const char* text;
  long seconds;
};
std::ostream& operator<<(std::ostream& to, const Good& c) { return to << c.text; }
const Good good[] = {{"30 s", 30},
                     {"30s", 30},
                     {"2 min", 120},
                     {"1 h", 3600},
                     {"unlimited", 0},
                     {"2000000 s", 2'000'000},
                     {"33333 min", 1'999'980},
                     {"555 h", 1'998'000}};

struct Bad {
  const char* text;
  const char* because;
};
std::ostream& operator<<(std::ostream& to, const Bad& c) { return to << c.text; }
const Bad bad[] = {{"30", "a bare number does not say its unit"},
                   {"0", "a bare number does not say its unit"},
                   {"0 s", "no limit is written as unlimited"},
                   {"2000001 s", "the most is 2000000 s"},
                   {"556 h", "the most is 2000000 s"},
                   {"99999999999999999999 s", "the most is 2000000 s"},
                   {"-5 s", "a limit is written with its unit"},
                   {"1.5 min", "a limit is written with its unit"},
                   {"30 sec", "a limit is written with its unit"},
                   {"30  s", "a limit is written with its unit"},
                   {" 30 s", "a limit is written with its unit"},
                   {"", "a limit is written with its unit"},
                   {"s", "a limit is written with its unit"},
                   {"30 S", "a limit is written with its unit"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_limits)

BOOST_DATA_TEST_CASE(has_its_unit, boost::unit_test::data::make(good)) {
  const auto read = limit_from(sample.text);
  BOOST_REQUIRE(std::holds_alternative<std::chrono::seconds>(read));
  BOOST_TEST(std::get<std::chrono::seconds>(read).count() == sample.seconds);
}

BOOST_DATA_TEST_CASE(is_refused_in_words, boost::unit_test::data::make(bad)) {
  const auto read = limit_from(sample.text);
  BOOST_REQUIRE(std::holds_alternative<std::string>(read));
  const auto& words = std::get<std::string>(read);
  BOOST_TEST_CONTEXT(words) { BOOST_TEST((words.find(sample.because) != std::string::npos)); }
}

BOOST_AUTO_TEST_CASE(is_written_in_seconds) {
  BOOST_TEST(limit_text(std::chrono::minutes(2)) == "120 s");
  BOOST_TEST(limit_text(std::chrono::seconds(0)) == "unlimited");
}

BOOST_AUTO_TEST_SUITE_END()
