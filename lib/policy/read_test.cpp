// `tests`: users, and what the policy is to make of them.
#include "policy/elements.hpp"
#include "policy/tree_reader.hpp"

namespace connect_userconfig::policy {
namespace {

using tree::Node;

constexpr std::string_view test_words[] = {"name", "user", "expect"};
constexpr std::string_view user_words[] = {"Username",       "UserId", "RoutingProfile", "SecurityProfile",
                                           "HierarchyGroup", "Tags",   "PhoneConfig",    "has"};
constexpr std::string_view phone_words[] = {"PhoneType", "AutoAccept", "AfterContactWorkTimeLimit", "DeskPhoneNumber",
                                            "PersistentConnection"};
constexpr std::string_view phone_types[] = {"SOFT_PHONE", "DESK_PHONE"};
// What stands in the lists themselves goes by the names that it has there.
constexpr std::string_view has_words[] = {"AutoAccept",           "AfterContactWorkTimeLimit", "AgentFirstCallback",
                                          "PersistentConnection", "VoiceEnhancement",          "PhoneType",
                                          "PhoneNumber"};
constexpr std::string_view outcomes[] = {"converted", "unchanged", "withheld"};
constexpr std::string_view expect_words[] = {"AutoAccept",
                                             "AfterContactWorkTimeLimit",
                                             "AgentFirstCallback",
                                             "PersistentConnection",
                                             "VoiceEnhancement",
                                             "rules",
                                             "outcome",
                                             "diagnostics"};

std::vector<std::string> plain(std::vector<PolicyText> texts) {
  std::vector<std::string> result;
  result.reserve(texts.size());
  for (auto& each : texts) result.push_back(std::move(each.text));
  return result;
}

UserPhoneConfig read_phone_config(const Node& node, TreeReader& reader) {
  UserPhoneConfig phone;
  if (!reader.is_map(node, "PhoneConfig")) return phone;
  reader.for_each_key(node, "PhoneConfig", phone_words, [&](const std::string& key, const Node& value) {
    if (key == "PhoneType") {
      if (const auto type = reader.word(value, key, phone_types)) {
        phone.phone_type = *type == 0 ? PhoneType::soft_phone : PhoneType::desk_phone;
      }
    } else if (key == "AutoAccept") {
      phone.auto_accept = reader.boolean(value, key);
    } else if (key == "AfterContactWorkTimeLimit") {
      if (const auto limit = reader.limit(value, key)) phone.after_contact_work_time_limit = *limit;
    } else if (key == "DeskPhoneNumber") {
      phone.desk_phone_number = reader.text(value, key);
    } else {
      phone.persistent_connection = reader.boolean(value, key);
    }
  });
  return phone;
}

/// The lists that the user has already, written as in `set`.
void read_lists(const Node& node, TreeReader& reader, UserConfig& config) {
  PolicySettings settings;
  if (!reader.is_map(node, "has")) return;
  if (node.items.empty()) reader.complain(node, "has is empty");
  auto phone = [&]() -> PhoneNumberConfig& {
    auto& list = config.phone_number_configs;
    return list.empty() ? list.emplace_back() : list.front();
  };
  bool type = false;
  bool number = false;
  reader.for_each_key(node, "has", has_words, [&](const std::string& key, const Node& value) {
    if (key == "PhoneType") {
      type = true;
      if (const auto word = reader.word(value, key, phone_types)) phone().phone_type = static_cast<PhoneType>(*word);
    } else if (key == "PhoneNumber") {
      number = true;
      if (const auto text = reader.text(value, key)) phone().phone_number.emplace(*text);
    } else {
      (void)read_setting(key, value, reader, settings);
    }
  });
  if (number && !type) reader.complain(node, "has names a PhoneNumber and no PhoneType");
  const auto values = values_of(settings, {});
  for (std::size_t i = 0; i < setting_count; ++i) {
    if (values[i]) put(config, element_at(i), *values[i]);
  }
}

void read_user_key(const std::string& key, const Node& value, TreeReader& reader, PolicyTest& test) {
  auto& user = test.user;
  auto& profile = *user.profile;
  if (key == "Username") {
    user.username = reader.text(value, key);
  } else if (key == "UserId") {
    user.user_id = reader.text(value, key);
  } else if (key == "RoutingProfile") {
    profile.routing_profile_id = reader.text(value, key);
  } else if (key == "SecurityProfile") {
    profile.security_profile_ids = plain(reader.texts(value, key));
  } else if (key == "HierarchyGroup") {
    test.hierarchy_path = plain(reader.texts(value, key));
    if (!test.hierarchy_path.empty()) profile.hierarchy_group_id = test.hierarchy_path.back();
  } else if (key == "PhoneConfig") {
    user.phone_config = read_phone_config(value, reader);
  } else if (key == "has") {
    read_lists(value, reader, user.existing);
  } else if (reader.is_map(value, key)) {
    reader.for_each_key(value, key, [&](const std::string& tag, const Node& of) {
      if (auto text = reader.tag_value(of, "tag " + tag)) profile.tags.emplace_back(tag, std::move(*text));
    });
  }
}

PolicyExpectation read_expectation(const Node& node, TreeReader& reader) {
  PolicyExpectation expect;
  if (!reader.is_map(node, "expect")) return expect;
  if (node.items.empty()) reader.complain(node, "expect is empty");
  const auto names = [&](const Node& value, std::string_view where) {
    // Here, and only here, an empty list says something: none at all.
    if (value.kind == tree::NodeKind::sequence && value.items.empty()) return std::vector<std::string>{};
    return plain(reader.texts(value, where));
  };
  reader.for_each_key(node, "expect", expect_words, [&](const std::string& key, const Node& value) {
    if (key == "rules") {
      expect.rules = names(value, key);
    } else if (key == "diagnostics") {
      expect.diagnostics = names(value, key);
      for (const auto& id : *expect.diagnostics) {
        if (find_diagnostic(id) == nullptr) reader.complain(value, "there is no diagnostic '" + id + "'");
      }
    } else if (key == "outcome") {
      if (const auto outcome = reader.word(value, key, outcomes)) expect.outcome = static_cast<Outcome>(*outcome);
    } else {
      (void)read_setting(key, value, reader, expect.settings);
    }
  });
  return expect;
}

}  // namespace

PolicyTest read_test(const Node& node, TreeReader& reader) {
  PolicyTest test;
  test.source = reader.source();
  test.position = node.position;
  test.user.form = Form::describe_user;  // it says everything that the user is
  test.user.profile.emplace();
  if (!reader.is_map(node, "a test")) return test;
  bool user = false;
  bool expect = false;
  reader.for_each_key(node, "a test", test_words, [&](const std::string& key, const Node& value) {
    if (key == "name") {
      test.name = reader.text(value, key).value_or("?");
    } else if (key == "user") {
      user = true;
      if (!reader.is_map(value, key)) return;
      reader.for_each_key(value, key, user_words,
                          [&](const std::string& inner, const Node& of) { read_user_key(inner, of, reader, test); });
    } else {
      expect = true;
      test.expect = read_expectation(value, reader);
    }
  });
  if (test.name.empty()) reader.complain(node, "a test needs a name");
  if (!user) reader.complain(node, "a test needs a user");
  if (!expect) reader.complain(node, "a test has to expect something");
  return test;
}

}  // namespace connect_userconfig::policy
