#include "property/generators.hpp"
#include "property/service_model.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(properties_of_expand)

/// What comes back: limits in seconds, and what absent fields were reset to.
UserPhoneConfig as_it_comes_back(UserPhoneConfig config, const ExpandOptions& options) {
  if (auto& limit = config.after_contact_work_time_limit) {
    if (const auto* ms = std::get_if<std::chrono::milliseconds>(&*limit)) {
      limit = std::chrono::duration_cast<std::chrono::seconds>(*ms);
    }
  }
  if (options.absent == AbsentFields::reset) {
    if (!config.auto_accept) config.auto_accept = false;
    if (!config.after_contact_work_time_limit) config.after_contact_work_time_limit = std::chrono::seconds(0);
  }
  return config;
}

BOOST_AUTO_TEST_CASE(collapse_undoes_expand) {
  BOOST_TEST(rc::check("collapse(expand(x)) is x", [] {
    const auto legacy = good_phone_config();
    const auto options = expand_options();
    const auto expansion = expand(legacy, options);
    RC_ASSERT(!has_errors(expansion.diagnostics));
    const auto back = collapse(expansion.config, options);
    RC_ASSERT(text(back.losses) == "");
    RC_ASSERT(back.phone_config.has_value());
    RC_ASSERT(*back.phone_config == as_it_comes_back(legacy, options));
  }));
}

BOOST_AUTO_TEST_CASE(expand_undoes_collapse) {
  BOOST_TEST(rc::check("expand(collapse(x)) is x, or the losses are named", [] {
    const auto options = expand_options();
    // Half of them could be the expansion of something.
    const auto config = sometimes() ? any_user_config() : expand(good_phone_config(), options).config;
    const auto back = collapse(config, options);
    RC_ASSERT(back.phone_config.has_value() == back.losses.empty());
    RC_CLASSIFY(back.phone_config.has_value(), "expressible");
    if (back.phone_config) {
      const auto again = expand(*back.phone_config, options);
      RC_ASSERT(!has_errors(again.diagnostics));
      RC_ASSERT(same_settings(again.config, config));
    }
  }));
}

BOOST_AUTO_TEST_CASE(lists_are_complete_and_in_order) {
  BOOST_TEST(rc::check("every list has all its channels, in order", [] {
    const auto config = expand(good_phone_config(), expand_options()).config;
    const auto complete = [](const auto& list, std::size_t size) {
      RC_ASSERT((list.empty() || list.size() == size));
      for (std::size_t i = 0; i < list.size(); ++i) RC_ASSERT(list[i].channel == all_channels[i]);
    };
    complete(config.auto_accept_configs, 4);
    complete(config.after_contact_work_configs, 4);
    complete(config.phone_number_configs, 1);
    complete(config.persistent_connection_configs, 1);
    RC_ASSERT(config.voice_enhancement_configs.empty());
  }));
}

BOOST_AUTO_TEST_CASE(an_expansion_is_valid_by_the_service_model) {
  const ServiceModel model(CONNECT_USERCONFIG_TEST_DATA "/service-model.json");
  BOOST_TEST(rc::check("an expansion without errors is valid", [&model] {
    const UpdateUserConfigRequest request{
        .instance_id = "i", .user_id = "u", .config = expand(good_phone_config(), expand_options()).config};
    RC_ASSERT(model.problems(request) == "");
    RC_ASSERT(text(validate(request)) == "");
  }));
}

// The two opinions agree, so that neither can be lax: one is written from the model's file, the other is the library's.
BOOST_AUTO_TEST_CASE(validate_agrees_with_the_service_model) {
  const ServiceModel model(CONNECT_USERCONFIG_TEST_DATA "/service-model.json");
  BOOST_TEST(rc::check("validate finds what the model forbids", [&model] {
    const UpdateUserConfigRequest request{
        .instance_id = one_of<std::string>({"i", "", std::string(100, 'i'), std::string(101, 'i')}),
        .user_id = "u",
        .config = any_user_config()};
    RC_CLASSIFY(validate(request).empty(), "valid");
    RC_ASSERT(validate(request).empty() == model.problems(request).empty());
  }));
}

BOOST_AUTO_TEST_CASE(the_second_opinion_can_say_no) {
  const ServiceModel model(CONNECT_USERCONFIG_TEST_DATA "/service-model.json");
  BOOST_TEST(model.problems(nlohmann::json::parse(R"({"InstanceId":"i","UserId":"u"})")) == "");
  for (
      const auto* request : {
          R"({"UserId":"u"})",
          R"({"InstanceId":"","UserId":"u"})",
          R"({"InstanceId":"i","UserId":"u","AutoAcceptConfigs":[]})",
          R"({"InstanceId":"i","UserId":"u","AutoAcceptConfigs":[{"Channel":"FAX","AutoAccept":true}]})",
          R"({"InstanceId":"i","UserId":"u","AutoAcceptConfigs":[{"Channel":"CHAT"}]})",
          R"({"InstanceId":"i","UserId":"u","AutoAcceptConfigs":[{"Channel":"CHAT","AutoAccept":"true"}]})",
          R"({"InstanceId":"i","UserId":"u","PhoneConfig":{}})",
          R"({"InstanceId":"i","UserId":"u","PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE","PhoneNumber":""}]})",
      }) {
    BOOST_TEST(model.problems(nlohmann::json::parse(request)) != "", request);
  }
}

BOOST_AUTO_TEST_SUITE_END()
