// The shortcuts for short texts give what the long way gives, for every byte at every place.
#include "text/bytes.hpp"

#include "unit/support.hpp"

#include <algorithm>

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(bytes)

bool plain_the_long_way(std::string_view text, std::string_view except) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7f && except.find(c) == std::string_view::npos;
  });
}

BOOST_DATA_TEST_CASE(one_byte_decides_whether_a_text_is_plain, boost::unit_test::data::xrange(0, 52), size) {
  for (const char filler : {' ', '!', '}', '~'}) {
    std::string text(static_cast<std::size_t>(size), filler);
    BOOST_TEST(is_plain(text));
    BOOST_TEST(is_plain(text, '"', '\\'));
    for (auto& place : text) {
      for (int byte = 0; byte < 256; ++byte) {
        place = static_cast<char>(byte);
        BOOST_REQUIRE(is_plain(text) == plain_the_long_way(text, ""));
        BOOST_REQUIRE(is_plain(text, '"', '\\') == plain_the_long_way(text, "\"\\"));
      }
      place = filler;
    }
  }
}

BOOST_DATA_TEST_CASE(one_byte_tells_two_texts_apart, boost::unit_test::data::xrange(0, 40), size) {
  const std::string text(static_cast<std::size_t>(size), 'x');
  BOOST_TEST(same_text(text, std::string(text)));
  BOOST_TEST(!same_text(text, text + 'x'));
  BOOST_TEST(!same_text(text + 'x', text));
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto other = text;
    other[i] = 'y';
    BOOST_TEST(!same_text(text, other));
  }
}

BOOST_AUTO_TEST_SUITE_END()
