#include "review/escape.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

using namespace connect_userconfig::review;

namespace {

struct Case {
  const char* text;
  const char* html;
  const char* json;
};
std::ostream& operator<<(std::ostream& to, const Case& c) { return to << c.html; }

const Case cases[] = {
    {"mary", "mary", "\"mary\""},
    {"<b> & \"x\" 'y'", "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;", "\"\\u003cb> & \\\"x\\\" 'y'\""},
    {"</script>", "&lt;/script&gt;", "\"\\u003c/script>\""},
    {"a\xe2\x80\xa8z\xe2\x80\xa9", "a\\u2028z\\u2029", "\"a\\u2028z\\u2029\""},
    {"a\xe2\x80\xaez", "a\\u202ez", "\"a\xe2\x80\xaez\""},
    {"\x01\x1b\x7f", "\\u0001\\u001b\\u007f", "\"\\u0001\\u001b\\u007f\""},
    {"\xc2\x85", "\\u0085", "\"\\u0085\""},
    {"M\xc3\xbcller \xf0\x9f\x93\x9e", "M\xc3\xbcller \xf0\x9f\x93\x9e", "\"M\xc3\xbcller \xf0\x9f\x93\x9e\""},
    // Text that ends in the middle of a character is passed on, and takes nothing with it.
    {"a\xe2\x80", "a\xe2\x80", "\"a\xe2\x80\""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(review_escape)

BOOST_DATA_TEST_CASE(escapes, cases) {
  std::string html;
  append_html(sample.text, html);
  BOOST_TEST(html == sample.html);
  std::string json = "<kept>";
  append_inert_json(sample.text, json);
  BOOST_TEST(json == "<kept>" + std::string(sample.json));
}

BOOST_AUTO_TEST_SUITE_END()
