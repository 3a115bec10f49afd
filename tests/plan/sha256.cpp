// FIPS 180-4's own examples, and pieces of any size.
#include "support.hpp"

namespace connect_userconfig::test {

BOOST_AUTO_TEST_SUITE(plan_sha256)

BOOST_AUTO_TEST_CASE(known_digests) {
  const auto hex = [](std::string_view text) {
    Sha256 digest;
    digest.add(text);
    return to_hex(digest.finish());
  };
  BOOST_TEST(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(pieces_make_no_difference) {
  const std::string text(100'000, 'x');
  Sha256 whole;
  whole.add(text);
  Sha256 pieces;
  for (std::size_t at = 0; at < text.size();) {
    const auto size = std::min(text.size() - at, at % 97 + 1);
    pieces.add(std::string_view(text).substr(at, size));
    at += size;
  }
  BOOST_TEST(to_hex(whole.finish()) == to_hex(pieces.finish()));
}

BOOST_AUTO_TEST_CASE(base64) {
  Sha256 digest;
  BOOST_TEST(to_base64(digest.finish()) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace connect_userconfig::test
