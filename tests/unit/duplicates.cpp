// The users of a run: found again whatever their number, and told apart.
#include "run/duplicates.hpp"
#include "run/distinct_count.hpp"

#include "unit/support.hpp"

#include <chrono>

using namespace connect_userconfig;
using namespace connect_userconfig::run_detail;

BOOST_AUTO_TEST_SUITE(duplicates)

UserKey make_key(std::string_view instance_id, std::string_view user_id, std::uint64_t settings) {
  UserKey key;
  key.assign(instance_id, user_id, settings);
  return key;
}

UserKey key_of(std::uint64_t number, std::uint64_t settings = 7) {
  return make_key("instance", "user-" + std::to_string(number), settings);
}

BOOST_AUTO_TEST_CASE(finds_every_user_again_among_many) {
  constexpr std::uint64_t many = 100'000;  // parts grow several times
  SeenUsers users;
  std::uint64_t wrong = 0;
  for (std::uint64_t i = 1; i <= many; ++i) {
    wrong += users.note(key_of(i), i).answer == SeenUsers::Answer::is_new ? 0U : 1U;
  }
  BOOST_TEST(wrong == 0U);
  for (std::uint64_t i = 1; i <= many; ++i) {
    const auto same = users.note(key_of(i), many + i);
    const auto other = users.note(key_of(i, 8), many + i);
    const bool right = same.answer == SeenUsers::Answer::same_settings && same.ordinal == i &&
                       other.answer == SeenUsers::Answer::other_settings && other.ordinal == i;
    wrong += right ? 0U : 1U;
  }
  BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(keeps_large_ordinals_and_settings_apart) {
  constexpr std::uint64_t large = (std::uint64_t{1} << 40) - 2;
  constexpr std::uint64_t all_bits = (std::uint64_t{1} << 55) - 1;
  SeenUsers users;
  users.note(key_of(1, all_bits), large);
  const auto found = users.note(key_of(1, all_bits), large + 1);
  BOOST_TEST((found.answer == SeenUsers::Answer::same_settings));
  BOOST_TEST(found.ordinal == large);
  BOOST_TEST((users.note(key_of(1, all_bits >> 1), large + 1).answer == SeenUsers::Answer::other_settings));
}

/// Keys whose searches all start at one place, in one part, with the same bits in the index.
BOOST_AUTO_TEST_CASE(tells_keys_apart_that_share_their_place) {
  SeenUsers users;
  for (std::uint64_t i = 1; i <= 1000; ++i) {
    const UserKey key{.low = 0, .high = i << 32, .settings = 0};
    BOOST_REQUIRE((users.note(key, i).answer == SeenUsers::Answer::is_new));
  }
  for (std::uint64_t i = 1; i <= 1000; ++i) {
    BOOST_REQUIRE(users.note({.low = 0, .high = i << 32, .settings = 0}, 2000).ordinal == i);
  }
}

BOOST_AUTO_TEST_CASE(joins_identifiers_without_mixing_them) {
  const auto one = make_key("ab", "c", 0);
  const auto other = make_key("a", "bc", 0);
  BOOST_TEST((one.low != other.low || one.high != other.high));
  const std::string longer(1000, 'x');
  const auto again = make_key(longer, longer, 0);
  BOOST_TEST((again.low == make_key(longer, longer, 1).low));
  BOOST_TEST((again.low != make_key(longer, longer + "x", 0).low));
}

/// Two users of two instances that a hash of the instance as the seed of a hash of the user takes for one.
BOOST_AUTO_TEST_CASE(keeps_all_bits_of_short_identifiers) {
  const auto one = make_key("instance-1", "agent001", 0);
  const auto other = make_key("instance-6589", "CUsov9Zw", 0);
  BOOST_TEST((one.low != other.low || one.high != other.high));
}

BOOST_AUTO_TEST_CASE(settings_do_not_depend_on_the_order_of_elements) {
  auto config = expand({.phone_type = PhoneType::desk_phone,
                        .auto_accept = true,
                        .after_contact_work_time_limit = std::chrono::seconds(60),
                        .desk_phone_number = "+12065550112",
                        .persistent_connection = false})
                    .config;
  const auto settings = settings_of(config);
  std::reverse(config.auto_accept_configs.begin(), config.auto_accept_configs.end());
  BOOST_TEST(settings_of(config) == settings);
  const auto changed = [&](auto change) {
    auto copy = config;
    change(copy);
    return settings_of(copy) != settings;
  };
  BOOST_TEST(changed([](UserConfig& c) { c.auto_accept_configs[0].auto_accept = true; }));
  BOOST_TEST(changed([](UserConfig& c) { c.auto_accept_configs[3].agent_first_callback_auto_accept.reset(); }));
  BOOST_TEST(changed([](UserConfig& c) {
    c.after_contact_work_configs[1].after_contact_work_config.after_contact_work_time_limit = std::chrono::seconds(0);
  }));
  BOOST_TEST(changed(
      [](UserConfig& c) { c.after_contact_work_configs[0].agent_first_callback_after_contact_work_config.reset(); }));
  BOOST_TEST(changed([](UserConfig& c) { c.phone_number_configs[0].phone_number = "+12065550113"; }));
  BOOST_TEST(changed([](UserConfig& c) { c.phone_number_configs[0].phone_type = PhoneType::soft_phone; }));
  BOOST_TEST(changed([](UserConfig& c) { c.persistent_connection_configs[0].persistent_connection = true; }));
  BOOST_TEST(changed([](UserConfig& c) { c.persistent_connection_configs.clear(); }));
}

BOOST_AUTO_TEST_CASE(what_has_errors_equals_nothing_that_has_none) {
  constexpr std::uint64_t all_bits = ~std::uint64_t{0};
  UserKey broken;
  broken.assign("instance", "user-1", all_bits, true);
  SeenUsers users;
  BOOST_TEST(!users.note(broken, 5).in_error);  // nobody came before
  BOOST_TEST((users.note(broken, 6).answer == SeenUsers::Answer::same_settings));
  const auto found = users.note(key_of(1, all_bits), 7);
  BOOST_TEST((found.answer == SeenUsers::Answer::other_settings));
  BOOST_TEST(found.in_error);
  BOOST_TEST(found.ordinal == 5U);
  users.note(key_of(2, all_bits), 8);
  BOOST_TEST(!users.note(key_of(2), 9).in_error);
}

/// What a record leads to, by what it says and what is decided.
std::uint64_t leads_to(UserConfig existing, ExistingLists decision, bool leave = false, bool unknown = false,
                       bool connected = true) {
  UserRecord record{
      .form = Form::describe_user,
      .arn = "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1",
      .phone_config = UserPhoneConfig{.phone_type = PhoneType::soft_phone, .persistent_connection = connected},
      .existing = std::move(existing)};
  if (unknown) record.unknown_members = {{.list = Field::persistent_connection_configs, .name = "Mode"}};
  const Overlay overlay = [leave](const UserRecord&, const ConvertOptions&, Wanted& wanted) { wanted.leave = leave; };
  return settings_of(record, convert(record, {.existing = decision}, overlay));
}

BOOST_AUTO_TEST_CASE(lists_of_the_user_are_a_part_of_what_a_record_leads_to) {
  using enum ExistingLists;
  const auto lists = [](bool connected) {
    UserConfig config;
    config.persistent_connection_configs = {{.channel = Channel::voice, .persistent_connection = connected}};
    return config;
  };
  UserConfig unwanted;
  unwanted.auto_accept_configs = {{.channel = Channel::chat, .auto_accept = true}};
  const auto plain = leads_to({}, ask);
  for (const auto decision : {ask, keep, overwrite, base}) {  // whatever is done about them
    BOOST_TEST_CONTEXT(static_cast<int>(decision)) {
      BOOST_TEST(leads_to({}, decision) == plain);
      BOOST_TEST(leads_to(lists(true), decision) == plain);
      BOOST_TEST(leads_to(unwanted, decision) == plain);
      BOOST_TEST(leads_to(lists(false), decision) != plain);
      BOOST_TEST(leads_to(lists(false), decision) == leads_to(lists(false), ask));
      BOOST_TEST(leads_to(lists(true), decision, false, true) != plain);
      // Both have the same list, but it is to become another: one's own wish, or the other's.
      BOOST_TEST(leads_to(lists(false), decision) != leads_to(lists(false), decision, false, false, false));
      BOOST_TEST(leads_to(lists(false), decision) != leads_to({}, decision, false, false, false));
    }
  }
  BOOST_TEST(leads_to({}, ask, true) != plain);
  BOOST_TEST(leads_to({}, ask, true) == leads_to(lists(false), ask, true));  // nothing is sent, nothing is compared
}

BOOST_AUTO_TEST_CASE(a_limit_is_the_same_in_either_unit) {
  using namespace std::chrono_literals;
  const auto of = [](AfterContactWorkTimeLimit limit) {
    return settings_of(UserRecord{.phone_config = UserPhoneConfig{.after_contact_work_time_limit = limit}});
  };
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  BOOST_TEST(of(60s) == of(60'000ms));
  BOOST_TEST(of(60s) != of(60ms));
  BOOST_TEST(of(60s) != of(UnknownUnit{60}));
  BOOST_TEST(of(0s) == of(0ms));
  BOOST_TEST(of(1500ms) != of(1s));
  // Nobody has such a limit, but a damaged export can say it.
  BOOST_TEST(of(std::chrono::seconds(most)) != of(std::chrono::milliseconds(most)));
}

std::uint64_t hash_of(std::uint64_t number) { return key_of(number).low; }

BOOST_AUTO_TEST_CASE(few_are_counted_exactly) {
  for (const std::uint64_t many : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{DistinctCount::most_kept}}) {
    DistinctCount count;
    for (std::uint64_t i = 0; i < 3 * many; ++i) count.add(hash_of(i % many));
    BOOST_TEST(count.count() == many);
    BOOST_TEST(count.is_exact());
  }
}

BOOST_AUTO_TEST_CASE(many_are_counted_nearly) {
  constexpr std::uint64_t many = 300'000;
  DistinctCount one;
  DistinctCount other;
  for (std::uint64_t i = 0; i < many; ++i) {
    one.add(hash_of(i));
    if (i < many / 2) other.add(hash_of(i + many / 4));
  }
  BOOST_TEST(!one.is_exact());
  const auto near = [](std::uint64_t counted, std::uint64_t right) {
    return counted > right - right / 40 && counted < right + right / 40;
  };
  BOOST_TEST(near(one.count(), many));
  one.add(other);  // all of whom it has
  BOOST_TEST(near(one.count(), many));
  other.add(one);
  BOOST_TEST(near(other.count(), many));
  DistinctCount few;
  few.add(hash_of(many + 1));
  few.add(other);
  BOOST_TEST(near(few.count(), many));
}

BOOST_AUTO_TEST_SUITE_END()
