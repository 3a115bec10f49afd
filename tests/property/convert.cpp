#include "property/generators.hpp"
#include "property/service_model.hpp"
#include "unit/support.hpp"

#include <algorithm>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(properties_of_convert)

Form any_form() {
  return one_of({Form::automatic, Form::search_users, Form::describe_user, Form::update_user_phone_config, Form::user});
}

BOOST_AUTO_TEST_CASE(every_request_is_valid_by_the_service_model) {
  const ServiceModel model(CONNECT_USERCONFIG_TEST_DATA "/service-model.json");
  BOOST_TEST(rc::check("a converted record gives a valid request, an unchanged one none", [&model] {
    const auto options = convert_options();
    const auto reading = read_options(any_form());
    const auto conversion = convert(read_record(json_user().dump(), reading), options);
    RC_CLASSIFY(conversion.outcome == Outcome::converted, "converted");
    RC_ASSERT((conversion.outcome == Outcome::withheld) == has_errors(conversion.diagnostics));
    if (conversion.outcome == Outcome::unchanged) RC_ASSERT(is_empty(conversion.request.config));
    if (conversion.outcome != Outcome::converted) return;
    RC_ASSERT(!is_empty(conversion.request.config));
    RC_ASSERT(model.problems(conversion.request) == "");
    RC_ASSERT(text(validate(conversion.request)) == "");
  }));
}

BOOST_AUTO_TEST_CASE(a_converted_user_does_not_change_again) {
  BOOST_TEST(rc::check("the lists beside the same PhoneConfig: unchanged", [] {
    const auto options = convert_options();
    UserRecord record{.form = any_form(), .user_id = "u-1", .instance_id = "i-1", .phone_config = good_phone_config()};
    const auto first = convert(record, options);
    RC_ASSERT(first.outcome != Outcome::withheld);
    record.existing = first.request.config;
    const auto second = convert(record, options);
    RC_ASSERT(to_string(second.outcome) == "unchanged");
    RC_ASSERT(is_empty(second.request.config));
  }));
  BOOST_TEST(rc::check("the request read again: unchanged", [] {
    const auto options = convert_options();
    const UserRecord record{.user_id = "u-1", .instance_id = "i-1", .phone_config = good_phone_config()};
    const auto first = convert(record, options);
    if (first.outcome != Outcome::converted) return;
    const auto again = read_record(nlohmann::json(first.request).dump());
    RC_ASSERT(to_string(again.form) == "update-user-config");
    const auto second = convert(again, options);
    RC_ASSERT(to_string(second.outcome) == "unchanged");
    RC_ASSERT(text(Diagnostics(1, second.diagnostics.back())) == "already-converted@");
    RC_ASSERT(same_settings(again.existing, first.request.config));
  }));
}

std::vector<std::string> sorted(const Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const auto& diagnostic : diagnostics) {
    // The members that were seen are listed in their order.
    const bool lists_members = diagnostic.id == DiagnosticId::unrecognized_form;
    result.push_back(diagnostic.pointer() + " " + (lists_members ? "unrecognized" : diagnostic.message()));
  }
  std::sort(result.begin(), result.end());
  return result;
}

BOOST_AUTO_TEST_CASE(the_order_of_members_does_not_matter) {
  BOOST_TEST(rc::check("shuffled members give the same request and the same diagnostics", [] {
    const auto options = convert_options();
    const auto reading = read_options(any_form());
    const auto json = json_user();
    const auto a = convert(read_record(json.dump(), reading), options);
    const auto b = convert(read_record(shuffled(json).dump(), reading), options);
    RC_ASSERT(to_string(a.outcome) == to_string(b.outcome));
    RC_ASSERT(a.request == b.request);
    RC_ASSERT(sorted(a.diagnostics) == sorted(b.diagnostics));
  }));
}

BOOST_AUTO_TEST_CASE(text_and_value_agree) {
  BOOST_TEST(rc::check("a record from text and from nlohmann::json", [] {
    const auto options = convert_options();
    const auto reading = read_options(any_form());
    const auto text_of = json_user().dump();
    const auto a = convert(read_record(text_of, reading), options);
    const auto b = convert(read_record(nlohmann::json::parse(text_of), reading), options);
    RC_ASSERT(to_string(a.outcome) == to_string(b.outcome));
    RC_ASSERT(a.request == b.request);
    RC_ASSERT(sorted(a.diagnostics) == sorted(b.diagnostics));
  }));
}

BOOST_AUTO_TEST_CASE(model_types_survive_json) {
  BOOST_TEST(rc::check("UserConfig -> JSON -> UserConfig", [] {
    UserConfig config;
    do config = any_user_config();
    while (!validate({.instance_id = "i", .user_id = "u", .config = config}).empty());
    const auto parsed = nlohmann::json(config).get<Parsed<UserConfig>>();
    RC_ASSERT(parsed.ok());
    RC_ASSERT(parsed.value == config);
  }));
  BOOST_TEST(rc::check("UserPhoneConfig -> JSON -> UserPhoneConfig", [] {
    auto config = good_phone_config();
    if (auto& limit = config.after_contact_work_time_limit; limit && limit->index() == 1) {
      limit = std::chrono::duration_cast<std::chrono::seconds>(std::get<std::chrono::milliseconds>(*limit));
    }
    const auto parsed = nlohmann::json(config).get<Parsed<UserPhoneConfig>>();
    RC_ASSERT(parsed.ok());
    RC_ASSERT(parsed.value == config);
  }));
}

BOOST_AUTO_TEST_CASE(random_bytes_are_never_more_than_an_error) {
  BOOST_TEST(rc::check("any text", [] {
    const auto text_of = *rc::gen::arbitrary<std::string>();
    const auto record = read_record(std::string_view(text_of));
    RC_ASSERT(to_string(convert(record).outcome) == "withheld");
  }));
}

BOOST_AUTO_TEST_SUITE_END()
