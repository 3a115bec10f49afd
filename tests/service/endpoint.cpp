#include "service/endpoint.hpp"

#include "service/support.hpp"

#include <boost/test/data/test_case.hpp>

namespace data = boost::unit_test::data;
using namespace connect_userconfig;
using service::endpoint_of;

namespace {

/// The address, or nothing for a problem.
std::string url(std::string_view region, std::string_view named = {}) {
  const auto endpoint = endpoint_of(region, named);
  const auto* there = std::get_if<service::Endpoint>(&endpoint);
  return there != nullptr ? there->url : std::string();
}

std::string problem(std::string_view region, std::string_view named = {}) {
  const auto endpoint = endpoint_of(region, named);
  const auto* there = std::get_if<ServiceProblem>(&endpoint);
  if (there == nullptr) return {};
  BOOST_TEST(there->kind == ServiceProblem::Kind::usage);
  return there->message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(endpoint)

BOOST_AUTO_TEST_CASE(a_region_has_its_own) {
  BOOST_TEST(url("us-west-2") == "https://connect.us-west-2.amazonaws.com");
  BOOST_TEST(url("us-gov-west-1") == "https://connect.us-gov-west-1.amazonaws.com");
  BOOST_TEST(url("cn-north-1") == "https://connect.cn-north-1.amazonaws.com.cn");
  BOOST_TEST(problem("us-iso-east-1").find("AWS_ENDPOINT_URL_CONNECT") != std::string::npos);
}

BOOST_DATA_TEST_CASE(what_is_no_region_goes_into_no_host_name,
                     data::make({"", "us-west", "us-west-2.evil.example", "us-west-2/", "US-WEST-2", "us--2",
                                 "-us-west-2", "us-west-2-", "us-west-x", "us-west-2\n", "1-2-3", "us-west-2@evil",
                                 "us-west-2#"}),
                     region) {
  BOOST_TEST(!service::is_region(region));
  BOOST_TEST(url(region, "https://connect.example") == "");
}

BOOST_DATA_TEST_CASE(one_that_is_named_is_https_or_to_this_machine,
                     data::make({"https://connect.example",
                                 "https://vpce-0a1b-2c3d.connect.us-west-2.vpce.amazonaws.com:8443",
                                 "https://[2001:db8::1]:443", "http://127.0.0.1:8080", "http://127.255.0.7",
                                 "http://localhost:1", "http://[::1]:65535"}),
                     named) {
  BOOST_TEST(url("us-west-2", named) == named);
  BOOST_TEST(url("us-west-2", std::string(named) + "/") == named);
}

BOOST_DATA_TEST_CASE(others_are_refused,
                     data::make({"connect.example",
                                 "ftp://connect.example",
                                 "HTTPS://connect.example",
                                 "http://connect.example",
                                 "http://127.0.0.1.evil.example",
                                 "http://127.1",
                                 "http://127.0.0.256",
                                 "http://localhost.evil.example",
                                 "http://0.0.0.0",
                                 "http://[::2]",
                                 "http://10.0.0.1:80",
                                 "https://user:password@connect.example",
                                 "https://connect.example/path",
                                 "https://connect.example?q",
                                 "https://connect.example#f",
                                 "https://",
                                 "https://:443",
                                 "https://connect.example:0",
                                 "https://connect.example:65536",
                                 "https://connect.example:",
                                 "https://connect.example:1:2",
                                 "https://connect .example",
                                 "https://connect.example\r\nX: y",
                                 "https://[::1",
                                 "https://[connect]",
                                 "http://127.0.0.1\\@evil.example",
                                 "https://-x.example",
                                 "http://127.0.0.1@evil.example"}),
                     named) {
  const auto words = problem("us-west-2", named);
  BOOST_TEST(!words.empty());
  BOOST_TEST(words.find("password@") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_http_is_plain) {
  BOOST_TEST(std::get<service::Endpoint>(endpoint_of("us-west-2", "http://127.0.0.1:1")).plain);
  BOOST_TEST(!std::get<service::Endpoint>(endpoint_of("us-west-2", "https://127.0.0.1:1")).plain);
  BOOST_TEST(!std::get<service::Endpoint>(endpoint_of("us-west-2", "")).plain);
}

BOOST_AUTO_TEST_SUITE_END()
