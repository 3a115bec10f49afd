// What is sent is held to the facts of the service model.
#include "service/requests.hpp"

#include "connect_userconfig/json.hpp"
#include "service/support.hpp"

#include <boost/test/data/test_case.hpp>

#include <fstream>

namespace data = boost::unit_test::data;
using namespace connect_userconfig;
using namespace connect_userconfig::test;
using service::HttpRequest;
using service::request_for;

namespace {

constexpr const char* instance = "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111";

const nlohmann::json& model() {
  static const auto facts =
      nlohmann::json::parse(std::ifstream(std::string(CONNECT_USERCONFIG_TEST_DATA) + "/service-calls.json"));
  return facts;
}

HttpRequest request(const ServiceCall& call) {
  auto made = request_for(call, instance);
  BOOST_REQUIRE(std::holds_alternative<HttpRequest>(made));
  return std::get<HttpRequest>(std::move(made));
}

std::string refusal(const ServiceCall& call, std::string_view of_instance = instance) {
  const auto made = request_for(call, of_instance);
  const auto* why = std::get_if<std::string>(&made);
  return why != nullptr ? *why : std::string();
}

/// Every member is one of the shape's, all the way down, and none that is required is missing.
void hold_to(const std::string& name, const nlohmann::json& value) {
  const auto& shape = model().at("shapes").at(name);
  const auto type = shape.at("type").get<std::string>();
  if (shape.contains("enum")) {
    const auto& values = shape.at("enum");
    BOOST_TEST((std::find(values.begin(), values.end(), value) != values.end()), name << ": " << value);
  }
  if (type == "list") {
    for (const auto& each : value) hold_to(shape.at("member"), each);
  }
  if (type != "structure") return;
  const auto in_path = shape.value("uri", std::vector<std::string>());
  for (const auto& [member, each] : value.items()) {
    BOOST_TEST(shape.at("members").contains(member), name << " has no " << member);
    hold_to(shape.at("members").at(member), each);
  }
  for (const auto& required : shape.value("required", std::vector<std::string>())) {
    const bool there = value.contains(required) || std::find(in_path.begin(), in_path.end(), required) != in_path.end();
    BOOST_TEST(there, name << " needs " << required);
  }
}

std::string path_of(const nlohmann::json& operation) {
  auto path = operation.at("path").get<std::string>();
  const auto put = [&](const std::string& name, const std::string& value) {
    if (const auto at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
  };
  put("{InstanceId}", instance);
  put("{UserId}", "u-1");
  return path;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(requests)

BOOST_DATA_TEST_CASE(each_is_as_the_service_model_says,
                     data::make({Operation::describe_user, Operation::search_users, Operation::update_user_config,
                                 Operation::update_user_phone_config}),
                     operation) {
  const auto all = all_settings();
  const auto sent = request({.operation = operation,
                             .user_id = "u-1",
                             .config = all.lists,
                             .phone_config = *all.phone_config,
                             .next_token = "more=="});
  const auto& facts = model().at("operations").at(std::string(to_string(operation)));
  BOOST_TEST(sent.method == facts.at("method").get<std::string>());
  BOOST_TEST(sent.path == path_of(facts));
  BOOST_TEST(sent.body.empty() == (sent.method == "GET"));
  if (!sent.body.empty()) hold_to(facts.at("input"), nlohmann::json::parse(sent.body));
}

BOOST_AUTO_TEST_CASE(bodies_to_the_byte) {
  BOOST_TEST(request({.operation = Operation::search_users}).body ==
             R"({"InstanceId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE11111","MaxResults":500})");
  BOOST_TEST(request({.operation = Operation::search_users, .next_token = "a\"b"}).body ==
             R"({"InstanceId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE11111","MaxResults":500,"NextToken":"a\"b"})");
  ServiceCall call{.operation = Operation::update_user_config, .user_id = "u-1"};
  call.config.auto_accept_configs = {{.channel = Channel::voice, .auto_accept = true}};
  BOOST_TEST(request(call).body == R"({"AutoAcceptConfigs":[{"Channel":"VOICE","AutoAccept":true}]})");
}

BOOST_AUTO_TEST_CASE(limits_of_the_legacy_setting_go_out_in_seconds) {
  ServiceCall call{.operation = Operation::update_user_phone_config, .user_id = "u-1"};
  call.phone_config = {.phone_type = PhoneType::soft_phone, .after_contact_work_time_limit = 60'000ms};
  BOOST_TEST(request(call).body == R"({"PhoneConfig":{"PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":60}})");
  call.phone_config.after_contact_work_time_limit = 1500ms;
  BOOST_TEST(refusal(call).find("whole seconds") != std::string::npos);
  call.phone_config.after_contact_work_time_limit = UnknownUnit{60};
  BOOST_TEST(!refusal(call).empty());
}

BOOST_AUTO_TEST_CASE(an_empty_desk_phone_number_is_none) {
  // The pattern of the number has no room for an empty one, which exports are full of.
  ServiceCall call{.operation = Operation::update_user_phone_config, .user_id = "u-1"};
  call.phone_config = {.phone_type = PhoneType::soft_phone, .desk_phone_number = ""};
  BOOST_TEST(request(call).body == R"({"PhoneConfig":{"PhoneType":"SOFT_PHONE"}})");
}

BOOST_DATA_TEST_CASE(ids_that_need_escaping_are_refused,
                     data::make({"", ".", "..", "a/b", "a b", "a%2fb", "\xc3\xa9", "a?b", "a#b", "a\nb", "a+b", "a:b",
                                 "*"}),
                     id) {
  for (const auto operation :
       {Operation::describe_user, Operation::update_user_config, Operation::update_user_phone_config}) {
    BOOST_TEST(!refusal({.operation = operation, .user_id = id}).empty());
    BOOST_TEST(!refusal({.operation = operation, .user_id = "u-1"}, id).empty());
  }
  BOOST_TEST(!refusal({.operation = Operation::search_users}, id).empty());
}

BOOST_AUTO_TEST_CASE(all_others_are_taken) {
  BOOST_TEST(service::is_plain_id("a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"));
  BOOST_TEST(service::is_plain_id("A.z_9~-"));
  BOOST_TEST(service::is_plain_id("..." + std::string("x")));
}

BOOST_AUTO_TEST_SUITE_END()
