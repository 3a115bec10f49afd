#include "service/credentials.hpp"

#include "service/iso_time.hpp"
#include "service/support.hpp"

#include <boost/test/data/test_case.hpp>

namespace data = boost::unit_test::data;
using namespace connect_userconfig;
using namespace connect_userconfig::test;
using service::Credentials;
using service::read_process_credentials;

namespace {

std::string wrong(std::string_view text) {
  const auto read = read_process_credentials(text);
  const auto* why = std::get_if<std::string>(&read);
  return why != nullptr ? *why : std::string();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(credentials)

BOOST_AUTO_TEST_CASE(of_the_aws_cli) {
  const auto read = read_process_credentials(R"({
  "Version": 1, "AccessKeyId": "AKIA1", "SecretAccessKey": "a+b\/c/d", "SessionToken": "t==", "Expiration": "2999-01-01T00:00:00+00:00",
  "Other": {"x": [1, "AccessKeyId"]}
})");
  BOOST_REQUIRE(std::holds_alternative<Credentials>(read));
  const auto& credentials = std::get<Credentials>(read);
  BOOST_TEST(credentials.access_key_id.view() == "AKIA1");
  BOOST_TEST(credentials.secret_access_key.view() == "a+b/c/d");
  BOOST_TEST(credentials.session_token.view() == "t==");
  BOOST_TEST((credentials.expiration == service::time_from("2999-01-01T00:00:00Z")));
}

BOOST_AUTO_TEST_CASE(that_do_not_expire) {
  const auto read =
      read_process_credentials(R"({"Version":1,"AccessKeyId":"AKIA1","SecretAccessKey":"s","SessionToken":null})");
  BOOST_REQUIRE(std::holds_alternative<Credentials>(read));
  BOOST_TEST(std::get<Credentials>(read).session_token.empty());
  BOOST_TEST(!std::get<Credentials>(read).expiration.has_value());
}

BOOST_DATA_TEST_CASE(
    that_are_of_no_use,
    data::make({"", "{", "null", "[]", "secret", R"({"AccessKeyId":"secret"})", R"({"SecretAccessKey":"secret"})",
                R"({"AccessKeyId":"A","SecretAccessKey":7})", R"({"AccessKeyId":"A","SecretAccessKey":"secret)",
                R"({"AccessKeyId":"A","SecretAccessKey":"secret\u0041"})",
                R"({"AccessKeyId":"A:B","SecretAccessKey":"secret"})",
                R"({"AccessKeyId":"A","SecretAccessKey":"secret secret"})",
                R"({"AccessKeyId":"A","SecretAccessKey":"secret","Expiration":"soon"})",
                R"({"AccessKeyId":"A","SecretAccessKey":"secret","Expiration":"2000-01-01T00:00:00Z"})"}),
    text) {
  const auto words = wrong(text);
  BOOST_TEST(!words.empty());
  BOOST_TEST(words.find("secret\\") == std::string::npos);
  BOOST_TEST((words.find("secret") == std::string::npos || words.find("secret access key") != std::string::npos),
             words);
}

BOOST_AUTO_TEST_CASE(of_the_environment) {
  {
    const Variables none({{"AWS_ACCESS_KEY_ID", nullptr}, {"AWS_SECRET_ACCESS_KEY", nullptr}});
    BOOST_TEST(!service::environment_credentials().has_value());
  }
  {
    const Variables half({{"AWS_ACCESS_KEY_ID", "AKIA1"}, {"AWS_SECRET_ACCESS_KEY", nullptr}});
    const auto read = service::environment_credentials();
    BOOST_REQUIRE(read);
    BOOST_TEST(std::get<std::string>(*read).find("there is no secret access key") != std::string::npos);
  }
  const Variables all({{"AWS_ACCESS_KEY_ID", "AKIA1"}, {"AWS_SECRET_ACCESS_KEY", "s"}, {"AWS_SESSION_TOKEN", "t"}});
  service::CredentialSource source;
  BOOST_TEST(!source.open().has_value());
  const auto now = source.at(Instant{});
  BOOST_REQUIRE(now);
  BOOST_TEST(now->access_key_id.view() == "AKIA1");
  BOOST_TEST(now->session_token.view() == "t");
  // Nobody but who set them knows where to get new ones.
  BOOST_TEST(source.renew().value_or("").find("cannot be renewed") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(times) {
  using namespace std::chrono;
  const sys_seconds noon = sys_days(2026y / 11 / 25) + 12h;
  for (const auto* text : {"2026-11-25T12:00:00Z", "2026-11-25T12:00:00+00:00", "2026-11-25T13:30:00+01:30",
                           "2026-11-25T07:00:00.123456-05:00", "2026-11-25t12:00:00z"}) {
    BOOST_TEST((service::time_from(text) == noon), text);
  }
  for (const auto* text :
       {"", "2026-11-25", "2026-11-25T12:00:00", "2026-13-25T12:00:00Z", "2026-02-30T12:00:00Z", "2026-11-25T24:00:00Z",
        "2026-11-25T12:60:00Z", "2026-11-25T12:00:00Zx", "2026-11-25T12:00:00+1", "xxxx-11-25T12:00:00Z"}) {
    BOOST_TEST(!service::time_from(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(a_secret_is_moved_never_copied) {
  static_assert(!std::is_copy_constructible_v<service::Secret> && !std::is_copy_assignable_v<service::Secret>);
  service::Secret one(std::string_view("abc"));
  const char* place = one.c_str();
  service::Secret other(std::move(one));
  BOOST_TEST(other.view() == "abc");
  BOOST_TEST(static_cast<const void*>(other.c_str()) == static_cast<const void*>(place));
}

BOOST_AUTO_TEST_SUITE_END()
