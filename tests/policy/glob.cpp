#include "policy/glob.hpp"

#include "connect_userconfig/policy.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <random>

using namespace connect_userconfig;

namespace {

struct Case {
  const char* pattern;
  const char* text;
  bool matches;
};
std::ostream& operator<<(std::ostream& to, const Case& c) { return to << c.pattern << " against " << c.text; }

const Case cases[] = {
    {"mary", "mary", true},
    {"mary", "Mary", false},
    {"mary", "mary2", false},
    {"", "", true},
    {"", "a", false},
    {"*", "", true},
    {"*", "anything", true},
    {"trainer-*", "trainer-", true},
    {"trainer-*", "trainer", false},
    {"*-test", "a-test", true},
    {"*-test", "a-test2", false},
    {"a*b*c", "a-b-b-c", true},
    {"a*b*c", "acb", false},
    {"?", "a", true},
    {"?", "", false},
    {"??", "a", false},
    {"?", "\xC3\xA4", true},
    {"??", "\xC3\xA4", false},
    {"*?x", "\xC3\xA4x", true},
    {"\\*", "*", true},
    {"\\*", "a", false},
    {"\\?a\\\\", "?a\\", true},
    {"a\\bc", "abc", true},
    {"**a**", "bab", true},
    {"*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
};

/// What the words say, by trying everything.
bool by_definition(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (by_definition(pattern.substr(1), text.substr(i))) return true;
    }
    return false;
  }
  if (text.empty()) return false;
  if (pattern[0] == '?') return by_definition(pattern.substr(1), text.substr(1));
  if (pattern[0] == '\\' && pattern.size() > 1) pattern.remove_prefix(1);
  return pattern[0] == text[0] && by_definition(pattern.substr(1), text.substr(1));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_glob)

BOOST_DATA_TEST_CASE(matches_what_it_says, boost::unit_test::data::make(cases)) {
  BOOST_TEST(glob_match(sample.pattern, sample.text) == sample.matches);
}

BOOST_AUTO_TEST_CASE(agrees_with_its_definition) {
  const auto seed = std::random_device{}();
  BOOST_TEST_CONTEXT("seed " << seed) {
    std::mt19937 random(seed);
    const auto text_of = [&](std::string_view letters) {
      std::string text;
      for (auto size = random() % 9; size > 0; --size) text += letters[random() % letters.size()];
      return text;
    };
    for (int i = 0; i < 20'000; ++i) {
      const auto pattern = text_of("ab*?\\");
      const auto text = text_of("ab*");
      BOOST_TEST_CONTEXT(pattern << " against " << text) {
        BOOST_REQUIRE(glob_match(pattern, text) == by_definition(pattern, text));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(its_shape_is_a_necessary_condition) {
  const auto shape = policy::shape_of("ab\\*c*d?ef");
  BOOST_TEST(!shape.literal);
  BOOST_TEST(shape.prefix == "ab*c");
  BOOST_TEST(shape.suffix == "ef");
  BOOST_TEST(policy::shape_of("a\\?b").literal);
  BOOST_TEST(policy::shape_of("a\\?b").prefix == "a?b");
  BOOST_TEST(policy::ends_in_escape("a\\"));
  BOOST_TEST(!policy::ends_in_escape("a\\\\"));
}

// A pattern that would take an exponential search centuries.
BOOST_AUTO_TEST_CASE(takes_no_more_than_a_moment) {
  std::string pattern;
  for (int i = 0; i < 60; ++i) pattern += "*a";
  pattern += "*b";
  BOOST_TEST(!glob_match(pattern, std::string(100'000, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()
