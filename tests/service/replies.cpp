#include "service/replies.hpp"

#include "service/errors.hpp"
#include "service/support.hpp"

#include <boost/test/data/test_case.hpp>

namespace data = boost::unit_test::data;
using namespace connect_userconfig;
using namespace connect_userconfig::test;
using service::HttpResponse;
using service::reply_to;

namespace {

const ServiceCall describe_u1{.operation = Operation::describe_user, .user_id = "u-1"};
const ServiceCall search{.operation = Operation::search_users};
const ServiceCall update{.operation = Operation::update_user_config, .user_id = "u-1"};

constexpr const char* user_u1 =
    R"({"User":{"Id":"u-1","Arn":"arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1","Username":"mary",)"
    R"("PhoneConfig":{"PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":60}}})";
constexpr const char* html = "<html><body>Please sign in</body></html>";

struct Case {
  const char* name;
  int status;
  std::string header;
  std::string body;
  Fault fault;
  const char* words;  // that the error has to have in it
};
std::ostream& operator<<(std::ostream& out, const Case& each) { return out << each.name; }

std::string error_body(const char* type) { return std::string(R"({"__type":")") + type + R"(","Message":"why"})"; }

const std::vector<Case> cases = {
    {"throttled, by header", 429, "ThrottlingException", R"({"message":"Rate exceeded"})", Fault::throttled,
     "ThrottlingException: Rate exceeded"},
    {"throttled, whatever its status", 400, "ThrottlingException:http://internal.amazon.com/coral/", "{}",
     Fault::throttled, "ThrottlingException"},
    {"throttled, by body", 400, "", error_body("com.amazonaws.connect#TooManyRequestsException"), Fault::throttled,
     "TooManyRequestsException: why"},
    {"throttled, by its name as code", 400, "", R"({"code":"LimitExceededException"})", Fault::throttled,
     "LimitExceeded"},
    {"429 of a proxy", 429, "", html, Fault::throttled,
     "HTTP 429, and an answer that is not Amazon Connect's (text/html)"},
    {"conflict", 409, "ConditionalOperationFailedException", "{}", Fault::conflict,
     "ConditionalOperationFailedException"},
    {"conflict of another name", 409, "ResourceConflictException", "{}", Fault::conflict, "ResourceConflictException"},
    {"deleted", 404, "ResourceNotFoundException", R"({"Message":"Resource not found"})", Fault::not_found,
     "Resource not found"},
    {"deleted, by body", 404, "", error_body("ResourceNotFoundException"), Fault::not_found, "why"},
    {"404 of a proxy", 404, "", html, Fault::connection, "HTTP 404, and an answer that is not"},
    {"404 of somebody with JSON", 404, "", R"({"message":"no Route matched"})", Fault::connection, "HTTP 404"},
    {"no such operation", 404, "UnknownOperationException", "{}", Fault::refused, "UnknownOperationException"},
    {"expired", 403, "ExpiredTokenException", R"({"message":"The security token included in the request is expired"})",
     Fault::expired, "ExpiredTokenException"},
    {"expired, of old", 400, "ExpiredToken", "{}", Fault::expired, "ExpiredToken"},
    {"clock", 403, "RequestTimeTooSkewed", "{}", Fault::denied, "the clock of this machine"},
    {"clock, of old", 400, "RequestExpired", "{}", Fault::denied, "the clock of this machine"},
    {"clock, as a signature", 403, "InvalidSignatureException",
     R"({"message":"Signature expired: 2020 is now earlier than 2021"})", Fault::denied, "the clock of this machine"},
    {"permission", 403, "AccessDeniedException",
     R"({"Message":"User: arn:aws:iam::111122223333:user/x is not authorized to perform: connect:UpdateUserConfig"})",
     Fault::denied, "connect:UpdateUserConfig"},
    {"keys", 403, "UnrecognizedClientException", "{}", Fault::denied, "another partition"},
    {"403 of a proxy", 403, "", html, Fault::denied, "HTTP 403, and an answer that is not"},
    {"server", 500, "InternalServiceException", R"({"Message":"oops"})", Fault::server,
     "InternalServiceException: oops"},
    {"503 of a proxy", 503, "", html, Fault::server, "HTTP 503"},
    {"refused", 400, "InvalidParameterException", R"({"Message":"no such channel"})", Fault::refused,
     "InvalidParameterException: no such channel"},
    {"refused, and nobody says why", 400, "", "", Fault::refused, "HTTP 400"},
    {"redirect", 301, "", "", Fault::refused, "redirect, which is not followed"},
    {"a name that is none", 400, "<script>", error_body("a b"), Fault::refused, "HTTP 400"},
    {"a page with 200", 200, "", html, Fault::connection, "HTTP 200, and an answer that is not"},
};

}  // namespace

BOOST_TEST_DONT_PRINT_LOG_VALUE(std::optional<UserRecord>)

BOOST_AUTO_TEST_SUITE(replies)

BOOST_DATA_TEST_CASE(an_error_is_known_by_name_or_by_status, data::make(cases), each) {
  for (const auto& call : {describe_u1, search, update}) {
    const auto reply = reply_to(
        call,
        {.status = each.status, .error_type = each.header, .content_type = "text/html; charset=x", .body = each.body});
    BOOST_TEST(reply.fault == each.fault);
    BOOST_TEST(reply.error.find(each.words) != std::string::npos, reply.error);
    BOOST_TEST(!reply.user);
    BOOST_TEST(reply.page.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_user) {
  const auto reply = reply_to(describe_u1, {.status = 200, .body = user_u1});
  BOOST_TEST(reply.fault == Fault::none);
  BOOST_REQUIRE(reply.user);
  BOOST_TEST(*reply.user->id == "u-1");
  BOOST_TEST(*reply.user->username == "mary");
  BOOST_TEST((reply.user->phone_config->after_contact_work_time_limit == AfterContactWorkTimeLimit(60s)));
  BOOST_TEST(reply.user->diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(half_a_user_or_another_is_none) {
  const std::string whole = user_u1;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    BOOST_TEST(reply_to(describe_u1, {.status = 200, .body = whole.substr(0, size)}).fault == Fault::connection);
  }
  for (const auto* body : {"{}", "null", R"({"User":{}})", R"({"User":null})", "[]", R"({"Users":[]})"}) {
    BOOST_TEST(reply_to(describe_u1, {.status = 200, .body = body}).fault == Fault::connection, body);
  }
  const auto other =
      reply_to({.operation = Operation::describe_user, .user_id = "u-2"}, {.status = 200, .body = user_u1});
  BOOST_TEST(other.fault == Fault::connection);
  BOOST_TEST(other.error.find("another user") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_page) {
  const auto page = R"({"Users":[],"NextToken":"more","ApproximateTotalCount":3})";
  const auto reply = reply_to(search, {.status = 200, .body = page});
  BOOST_TEST(reply.fault == Fault::none);
  BOOST_TEST(reply.page == page);
  BOOST_TEST(reply.next_token == "more");
  for (const auto* last : {R"({"Users":[]})", R"({"Users":[],"NextToken":null})", R"({"Users":[],"NextToken":""})"}) {
    const auto end = reply_to(search, {.status = 200, .body = last});
    BOOST_TEST(end.fault == Fault::none);
    BOOST_TEST(end.next_token.empty());
  }
}

BOOST_AUTO_TEST_CASE(half_a_page_is_none) {
  const std::string whole = R"({"Users":[{"Id":"u-1"}],"NextToken":"more"})";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    BOOST_TEST(reply_to(search, {.status = 200, .body = whole.substr(0, size)}).fault == Fault::connection);
  }
  for (const auto& body :
       {std::string("{}"), std::string(R"({"Users":{}})"), std::string(R"({"Users":[],"NextToken":7})"),
        R"({"Users":[],"NextToken":")" + std::string(2501, 'x') + "\"}"}) {
    BOOST_TEST(reply_to(search, {.status = 200, .body = body}).fault == Fault::connection, body.substr(0, 80));
  }
}

BOOST_AUTO_TEST_CASE(an_update_says_nothing) {
  for (const auto* body : {"", "{}", " {}\n"}) {
    BOOST_TEST(reply_to(update, {.status = 200, .body = body}).fault == Fault::none);
  }
  for (const auto* body : {"{", "[]", "OK", html}) {
    BOOST_TEST(reply_to(update, {.status = 200, .body = body}).fault == Fault::connection);
  }
}

BOOST_AUTO_TEST_CASE(too_much_is_no_answer) {
  const auto reply = reply_to(describe_u1, {.status = 200, .body = user_u1, .too_large = true});
  BOOST_TEST(reply.fault == Fault::connection);
  BOOST_TEST(reply.error.find("more than 1048576 bytes") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(errors_are_short_safe_to_show_and_without_secrets) {
  const std::vector<std::string_view> secrets = {"session+token/==", ""};
  const auto text = [&](const std::string& message) {
    return reply_to(update,
                    {.status = 403, .error_type = "AccessDeniedException", .body = R"({"message":")" + message + "\"}"},
                    secrets)
        .error;
  };
  BOOST_TEST(text("key session+token\\/== and session+token/==.") == "AccessDeniedException: key *** and ***.");
  BOOST_TEST(text("a\\nb\\u001b[31m") == "AccessDeniedException: a b\\u{1b}[31m");
  BOOST_TEST(text(std::string(100'000, 'x')).size() < 500);
  // Where it would be cut, a secret must not be cut, too.
  BOOST_TEST(text(std::string(395, 'x') + "session+token/==").find("session") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_signature_that_does_not_match_is_not_shown) {
  const auto reply = reply_to(update, {.status = 403,
                                       .error_type = "InvalidSignatureException",
                                       .body = R"({"message":"It does not match.\n\nx-amz-security-token:abc"})"});
  BOOST_TEST(reply.error == "InvalidSignatureException: It does not match.");
}

BOOST_AUTO_TEST_CASE(names) {
  BOOST_TEST(service::error_name("com.amazonaws.connect#ThrottlingException:http://x/#y") == "ThrottlingException");
  BOOST_TEST(service::error_name("ThrottlingException") == "ThrottlingException");
  BOOST_TEST(service::error_name("") == "");
  BOOST_TEST(service::error_name("a b") == "");
  BOOST_TEST(service::error_name(std::string(81, 'x')) == "");
}

BOOST_AUTO_TEST_SUITE_END()
