// The marks are those that a look at each byte finds, wherever the window ends and however often it loses its start.
#include "read/marks.hpp"

#include "unit/support.hpp"

#include <random>

using namespace connect_userconfig;
using reader::Marks;
using reader::View;

BOOST_AUTO_TEST_SUITE(marks)

/// The marks of a text that starts outside of strings.
std::vector<reader::Offset> one_by_one(std::string_view text) {
  std::vector<reader::Offset> found;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      // What follows is no quote. A bracket is one all the same, and a line end may not stand in a string anyway.
      if (i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\')) ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (in_string ? c == '\n' : std::string_view("{}[]").find(c) != std::string_view::npos) {
      found.push_back(i);
    }
  }
  return found;
}

std::string random_text(std::mt19937& random, std::size_t size) {
  // Strings of some length, and now and then a run of backslashes.
  std::string text;
  while (text.size() < size) {
    const auto kind = random() % 8;
    if (kind == 0) text.append(random() % 70, '\\');
    if (kind == 1) text.append(random() % 90, 'x');
    text += "\"\"\\{}[]\n:, a"[random() % 12];
  }
  return text;
}

BOOST_DATA_TEST_CASE(a_window_may_end_and_start_anywhere, boost::unit_test::data::xrange(0, 60), round) {
  const auto seed = static_cast<std::uint32_t>(20260210 + round);
  std::mt19937 random(seed);
  const auto text = random_text(random, 200 + random() % 9000);
  const auto padded = text + std::string(reader::block_size, '"');
  std::vector<reader::Offset> found;
  Marks each;
  each.start(0);
  std::size_t dropped = 0;
  for (std::size_t end = 0; end < text.size();) {
    end = std::min(text.size(), end + 1 + random() % 3000);
    const View view(std::string_view(padded).substr(dropped, end - dropped), dropped);
    for (auto at = each.next(view); at < view.end(); at = each.next(view)) {
      if (random() % 16 == 0) {
        each.give_back();
        BOOST_TEST_REQUIRE(each.next(view) == at);
      }
      found.push_back(at);
      // Where a bracket is known to stand, starting again changes nothing.
      if (random() % 16 == 0 && text[at] != '\n') each.start_at_bracket(at + 1);
    }
    dropped += random() % (end - dropped + 1);
  }
  BOOST_TEST(found == one_by_one(text), "seed " << seed);
}

BOOST_AUTO_TEST_CASE(a_start_inside_of_what_was_a_string_begins_anew) {
  const std::string text = R"(x"{"{"[]"}]{"})" + std::string(reader::block_size, ' ');
  const View window(std::string_view(text).substr(0, text.size() - reader::block_size));
  Marks each;
  each.start(0);
  BOOST_TEST(each.next(window) == 4U);  // the bracket at 2 is in a string
  each.start_at_bracket(6);
  BOOST_TEST(each.next(window) == 6U);
  BOOST_TEST(each.next(window) == 7U);
  // The quote at 8 now starts a string, which the one at 12 ends.
  BOOST_TEST(each.next(window) == 13U);
}

BOOST_AUTO_TEST_SUITE_END()
