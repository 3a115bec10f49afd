#include "connect_userconfig/json.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(read_record_)

struct Row {
  const char* name;
  const char* json;
  Form told;
  Form form;
  const char* unit = "";
};
CONNECT_USERCONFIG_TEST_ROW(Row)

std::string unit_of(const std::optional<UserPhoneConfig>& config) {
  if (!config || !config->after_contact_work_time_limit) return "";
  const auto& limit = *config->after_contact_work_time_limit;
  if (std::holds_alternative<seconds>(limit)) return "s";
  return std::holds_alternative<milliseconds>(limit) ? "ms" : "unknown";
}

#define PHONE_CONFIG R"("PhoneConfig":{"PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":60000})"
#define LISTS R"("AutoAcceptConfigs":[{"Channel":"CHAT","AutoAccept":true}])"

const Row recognized[] = {
    {"request", R"({"InstanceId":"i","UserId":"u",)" PHONE_CONFIG "}", Form::automatic, Form::update_user_phone_config,
     "s"},
    {"request, PhoneConfig first", "{" PHONE_CONFIG R"(,"UserId":"u","InstanceId":"i"})", Form::automatic,
     Form::update_user_phone_config, "s"},
    {"DescribeUser response", R"({"User":{"Id":"u","Arn":"a",)" PHONE_CONFIG "}}", Form::automatic, Form::describe_user,
     "s"},
    {"bare user", R"({"Id":"u","Arn":"a","Username":"n",)" PHONE_CONFIG "}", Form::automatic, Form::user, "unknown"},
    {"bare user without PhoneConfig", R"({"Id":"u","Arn":"a","Username":"n"})", Form::automatic, Form::user},
    {"bare user with lists", R"({"Id":"u","Arn":"a",)" LISTS "}", Form::automatic, Form::user},
    {"bare PhoneConfig", R"({"PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":60000})", Form::automatic,
     Form::phone_config, "unknown"},
    {"bare PhoneConfig, one member", R"({"AutoAccept":true})", Form::automatic, Form::phone_config},
    {"converted before", R"({"InstanceId":"i","UserId":"u",)" LISTS "}", Form::automatic, Form::update_user_config},
    {"CreateUser",
     R"({"InstanceId":"i","Username":"n","SecurityProfileIds":["s"],"RoutingProfileId":"r",)" PHONE_CONFIG "}",
     Form::automatic, Form::create_user, "s"},
    {"UpdateUserIdentityInfo", R"({"InstanceId":"i","UserId":"u","IdentityInfo":{"FirstName":"f"}})", Form::automatic,
     Form::update_user_identity_info},
    {"Chime UpdateUser", R"({"AccountId":"a","UserId":"u","LicenseType":"Pro"})", Form::automatic,
     Form::chime_update_user},
    {"told: search-users", R"({"Id":"u",)" PHONE_CONFIG "}", Form::search_users, Form::search_users, "ms"},
    {"told: describe-user", R"({"Id":"u",)" PHONE_CONFIG "}", Form::describe_user, Form::describe_user, "s"},
    {"told: user", R"({"Id":"u",)" PHONE_CONFIG "}", Form::user, Form::user, "unknown"},
    {"told: request without its identifiers", "{" PHONE_CONFIG "}", Form::update_user_phone_config,
     Form::update_user_phone_config, "s"},
    {"told: phone-config", R"({"AfterContactWorkTimeLimit":1})", Form::phone_config, Form::phone_config, "unknown"},
    {"extra members elsewhere are no finding",
     R"({"Id":"u","Arn":"a","backup":{"x":[1]},"Notes":null,)" PHONE_CONFIG "}", Form::automatic, Form::user,
     "unknown"},
};

BOOST_DATA_TEST_CASE(every_form, data::make(recognized), row) {
  const ReadOptions options{.form = row.told};
  for (const auto& record :
       {read_record(std::string_view(row.json), options), read_record(nlohmann::json::parse(row.json), options)}) {
    BOOST_TEST(text(record.diagnostics) == "");
    BOOST_TEST(to_string(record.form) == to_string(row.form));
    BOOST_TEST(unit_of(record.phone_config) == row.unit);
  }
}

struct Bad {
  const char* name;
  std::string json;
  Form told;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Bad)

const Bad refused[] = {
    {"an array", "[]", Form::automatic, "unrecognized-form@"},
    {"null", "null", Form::automatic, "unrecognized-form@"},
    {"a string", "\"PhoneConfig\"", Form::automatic, "unrecognized-form@"},
    {"nothing in it", "{}", Form::automatic, "unrecognized-form@"},
    {"something else", R"({"Queues":[],"Id":"q"})", Form::automatic, "unrecognized-form@"},
    {"told otherwise", R"({"Queues":[]})", Form::search_users, "unrecognized-form@"},
    {"a request is no PhoneConfig", "{" PHONE_CONFIG "}", Form::phone_config, "unrecognized-form@"},
    {"settings with an Id are no PhoneConfig", R"({"Id":"u","AutoAccept":true})", Form::automatic,
     "unrecognized-form@"},
    {"settings with an Arn are no PhoneConfig", R"({"Arn":"a","AutoAccept":true})", Form::automatic,
     "unrecognized-form@"},
    {"settings with a UserId are no PhoneConfig", R"({"UserId":"u","PhoneType":"SOFT_PHONE"})", Form::automatic,
     "unrecognized-form@"},
    {"settings with an InstanceId are no PhoneConfig", R"({"InstanceId":"i","PersistentConnection":true})",
     Form::automatic, "unrecognized-form@"},
    {"PhoneConfig is no object", R"({"InstanceId":"i","UserId":"u","PhoneConfig":[]})", Form::automatic,
     "wrong-type@/PhoneConfig"},
    {"a request whose PhoneConfig is null", R"({"InstanceId":"i","UserId":"u","PhoneConfig":null})", Form::automatic,
     "missing-member@"},
    {"Id is no string", R"({"Id":7,"Arn":"a","PhoneConfig":{}})", Form::automatic, "wrong-type@/Id"},
    {"everything at once",
     R"({"Id":7,"Arn":[],"PhoneConfig":{"AutoAccept":1,"PhoneType":"X"},"AutoAcceptConfigs":[{"Channel":"FAX"}]})",
     Form::automatic,
     "wrong-type@/Id wrong-type@/Arn wrong-type@/PhoneConfig/AutoAccept unknown-enum-value@/PhoneConfig/PhoneType "
     "unknown-enum-value@/AutoAcceptConfigs/0/Channel missing-member@/AutoAcceptConfigs/0"},
};

BOOST_DATA_TEST_CASE(what_is_refused, data::make(refused), row) {
  const ReadOptions options{.form = row.told};
  const auto from_text = read_record(std::string_view(row.json), options);
  BOOST_TEST(text(from_text.diagnostics) == row.diagnostics);
  BOOST_TEST(has_errors(from_text.diagnostics));
  BOOST_TEST(to_string(convert(from_text).outcome) == "withheld");
}

/// A user with so many members that nobody knows, and behind them one of the names again.
std::string with_others(std::size_t count, std::size_t repeated) {
  std::string json = R"({"Id":"u","PhoneConfig":{})";
  for (std::size_t i = 0; i < count; ++i) json += ",\"x" + std::to_string(i) + "\":1";
  return json + ",\"x" + std::to_string(repeated) + "\":2}";
}

BOOST_AUTO_TEST_CASE(a_repeated_name_is_found_among_however_many) {
  for (const auto count : std::initializer_list<std::size_t>{2, 23, 24, 25, 26, 100}) {
    for (std::size_t repeated = 0; repeated < count; ++repeated) {
      const auto record = read_record(with_others(count, repeated));
      BOOST_TEST(text(record.diagnostics) == "duplicate-member@/x" + std::to_string(repeated), count << " names");
    }
    BOOST_TEST(text(read_record(with_others(count, count)).diagnostics) == "", count << " names");
  }
}

std::string deep(std::size_t levels) {
  return R"({"Id":"u","Arn":"a","x":)" + std::string(levels - 1, '[') + std::string(levels - 1, ']') + "}";
}

// What only the text shows: repeated members and broken syntax.
const Bad broken[] = {
    {"empty", "", Form::automatic, "malformed-json@"},
    {"blank", " \n\t ", Form::automatic, "malformed-json@"},
    {"cut", R"({"Id":"u)", Form::automatic, "malformed-json@"},
    {"two values", R"({"Id":"u"}{"Id":"v"})", Form::automatic, "malformed-json@"},
    {"comma at the end", R"({"Id":"u",})", Form::automatic, "malformed-json@"},
    {"single quotes", "{'Id':'u'}", Form::automatic, "malformed-json@"},
    {"comment", "{/**/}", Form::automatic, "malformed-json@"},
    {"NaN", R"({"Id":NaN})", Form::automatic, "malformed-json@"},
    {"leading zero", R"({"Id":01})", Form::automatic, "malformed-json@"},
    {"plus sign", R"({"Id":+1})", Form::automatic, "malformed-json@"},
    {"True", R"({"Id":True})", Form::automatic, "malformed-json@"},
    {"invalid UTF-8", "{\"Id\":\"\xff\"}", Form::automatic, "malformed-json@"},
    {"surrogate in UTF-8", "{\"Id\":\"\xed\xa0\x80\"}", Form::automatic, "malformed-json@"},
    {"lone surrogate", R"({"Id":"\ud800"})", Form::automatic, "malformed-json@"},
    {"control character in a string", "{\"Id\":\"a\nb\"}", Form::automatic, "malformed-json@"},
    {"NUL in a string", std::string("{\"Id\":\"a\0b\"}", 12), Form::automatic, "malformed-json@"},
    {"NUL behind", std::string("{\"Id\":\"a\"}\0", 11), Form::automatic, "malformed-json@"},
    {"UTF-16", std::string("\xff\xfe{\0}\0", 6), Form::automatic, "malformed-json@"},
    {"10,000 levels", deep(10'000), Form::automatic, "nesting-too-deep@"},
    {"10,000 levels, cut", std::string(10'000, '['), Form::automatic, "nesting-too-deep@"},
    {"a million levels, cut", std::string(1'000'000, '['), Form::automatic, "nesting-too-deep@"},
    {"a member twice", R"({"Id":"u","Arn":"a","Id":"u","PhoneConfig":{}})", Form::automatic, "duplicate-member@/Id"},
    {"PhoneConfig twice", R"({"Id":"u","PhoneConfig":{},"PhoneConfig":{}})", Form::automatic,
     "duplicate-member@/PhoneConfig"},
    {"twice inside PhoneConfig", R"({"Id":"u","PhoneConfig":{"AutoAccept":true,"AutoAccept":false}})", Form::automatic,
     "duplicate-member@/PhoneConfig/AutoAccept"},
    {"the same by an escape", R"({"Id":"u","PhoneConfig":{"AutoAccept":true,"\u0041utoAccept":true}})", Form::automatic,
     "duplicate-member@/PhoneConfig/AutoAccept"},
    {"an unknown member twice", R"({"Id":"u","x":1,"x":1,"PhoneConfig":{}})", Form::automatic, "duplicate-member@/x"},
    {"twice in an element", R"({"Id":"u","AutoAcceptConfigs":[{"Channel":"CHAT","AutoAccept":true,"Channel":"CHAT"}]})",
     Form::automatic, "duplicate-member@/AutoAcceptConfigs/0/Channel"},
};

BOOST_DATA_TEST_CASE(what_only_the_text_shows, data::make(broken), row) {
  const auto record = read_record(std::string_view(row.json));
  BOOST_TEST(text(record.diagnostics) == row.diagnostics);
  BOOST_TEST(to_string(convert(record).outcome) == "withheld");
}

BOOST_AUTO_TEST_CASE(a_thousand_levels_are_allowed) {
  BOOST_TEST(text(read_record(std::string_view(deep(1000))).diagnostics) == "");
  BOOST_TEST(text(read_record(std::string_view(deep(1001))).diagnostics) == "nesting-too-deep@");
}

BOOST_AUTO_TEST_CASE(unrecognized_members_are_named_but_not_their_values) {
  const auto record = read_record(std::string_view(R"({"Secret":"hunter2","\u001b[2J":1})"));
  const auto shown = messages(record.diagnostics);
  BOOST_TEST(contains(shown, "Secret"), shown);
  BOOST_TEST(!contains(shown, "hunter2"), shown);
  BOOST_TEST(!contains(shown, "\x1b"), shown);
}

/// A bracket that is missing can put the users behind it, or a user's own lists, into a member of one that is whole:
/// nobody else would tell of them.
BOOST_AUTO_TEST_CASE(settings_inside_of_other_members_are_told_of) {
  const std::string user = R"({"Id":"u-2","PhoneConfig":{"AutoAccept":true}})";
  struct Inner {
    std::string member;
    const char* expected;
  };
  const Inner rows[] = {
      {R"("Autrs":[)" + user + "]", "unrecognized-form@/Autrs/0/PhoneConfig"},
      {R"("Autrs":[1,{"a":{}},)" + user + "," + user + "]", "unrecognized-form@/Autrs/2/PhoneConfig"},
      {R"("Autrs":{"b":[[)" + user + "]]}", "unrecognized-form@/Autrs/b/0/0/PhoneConfig"},
      {R"("Tags":[)" + user + "]", "unrecognized-form@/Tags/0/PhoneConfig"},
      {R"("Previous":)" + user, "unrecognized-form@/Previous/PhoneConfig"},
      {R"("User":)" + user, "unrecognized-form@/User/PhoneConfig"},
      {R"("x":{"y":{"User":)" + user + "}}", "unrecognized-form@/x/y/User/PhoneConfig"},
      {R"("IdentityInfo":{"FirstName":"Ann","AutoAcceptConfigs":[]})",
       "unrecognized-form@/IdentityInfo/AutoAcceptConfigs"},
      // What has no settings is its own affair, and a word is none.
      {R"("Others":[{"Id":"u-2","Arn":"a"},{"PhoneConfig":"","a":[1]}])", ""},
  };
  for (const auto& [member, expected] : rows) {
    const auto json = R"({"Id":"u-1","PhoneConfig":{"AutoAccept":true},)" + member + "}";
    BOOST_TEST(text(read_record(std::string_view(json)).diagnostics) == expected, json);
    BOOST_TEST(text(read_record(nlohmann::json::parse(json)).diagnostics) == expected, json);
  }
}

/// Read past, it would be a user without settings, or without the lists that somebody gave it.
BOOST_AUTO_TEST_CASE(a_setting_whose_name_is_misspelt_is_told_of) {
  const auto told = [](const std::string& member) {
    const auto json = R"({"Id":"u-1","Arn":"a","Username":"n",)" + member + "}";
    const auto record = read_record(std::string_view(json));
    BOOST_TEST(text(read_record(nlohmann::json::parse(json)).diagnostics) == text(record.diagnostics), json);
    return has_errors(record.diagnostics);
  };
  for (const auto* name : {"phoneConfig", "phone_config", "PhoneConfg", "PhoneCofnig", "P]honeConfig", "PhoneConfigs"})
    BOOST_TEST(told(std::string("\"") + name + R"(":{"AutoAccept":true})"), name);
  for_each_list([&](const auto& row) {
    const auto name = std::string(row.name);
    BOOST_TEST(told("\"" + name.substr(0, name.size() - 1) + "\":[]"), name);
    BOOST_TEST(!told("\"" + name + "\":[]"), name);
  });
  for (const auto* member : {R"("PhoneConfig":{})", R"("phoneConfig":"x")", R"("IdentityInfo":{})", R"("Phone":{})",
                             R"("PhoneOptions":{})", R"("":{})"})
    BOOST_TEST(!told(member), member);
  const auto detail =
      read_record(std::string_view(R"({"Id":"u-1","Arn":"a","phoneConfig":{}})")).diagnostics.at(0).detail;
  BOOST_TEST(detail == "phoneConfig is spelt almost as PhoneConfig: spell it so, or take it out");
}

BOOST_AUTO_TEST_CASE(settings_under_a_name_that_nobody_knows_are_told_of) {
  struct Named {
    const char* members;
    const char* expected;
  };
  const Named rows[] = {
      {R"("UserPhoneConfig":{"PhoneType":"SOFT_PHONE","AutoAccept":true})", "unrecognized-form@/UserPhoneConfig"},
      {R"("Phon[[eConfig":{"PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":0})",
       "unrecognized-form@/Phon[[eConfig"},
      {R"("Settings":{"PhoneType":"SOFT_PHONE"})", ""},
      {R"("Settings":{"PhoneType":"SOFT_PHONE","AutoAccept":true},"PhoneConfig":{})", ""},
      {R"("IdentityInfo":{"FirstName":"x","LastName":"y"})", ""},
  };
  for (const auto& [members, expected] : rows) {
    const auto json = R"({"Id":"u-1","Arn":"a","Username":"n",)" + std::string(members) + "}";
    BOOST_TEST(text(read_record(std::string_view(json)).diagnostics) == expected, json);
    BOOST_TEST(text(read_record(nlohmann::json::parse(json)).diagnostics) == expected, json);
  }
}

BOOST_AUTO_TEST_CASE(an_option_gives_the_unit_where_the_form_does_not) {
  const std::string_view json = R"({"Id":"u","PhoneConfig":{"AfterContactWorkTimeLimit":60}})";
  for (const auto form : {Form::automatic, Form::user}) {
    BOOST_TEST(unit_of(read_record(json, {.form = form, .acw_unit = AcwUnit::seconds}).phone_config) == "s");
    BOOST_TEST(unit_of(read_record(json, {.form = form, .acw_unit = AcwUnit::milliseconds}).phone_config) == "ms");
  }
}

struct Contradiction {
  const char* name;
  const char* json;
  ReadOptions told;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Contradiction)

#define A_USER R"("Id":"u","Arn":"a","PhoneConfig":{"AfterContactWorkTimeLimit":60000})"
#define A_REQUEST R"({"InstanceId":"i","UserId":"u","PhoneConfig":{"AfterContactWorkTimeLimit":60000}})"
const Contradiction contradictions[] = {
    {"a cut-out user, from search-users", "{" A_USER "}", {.form = Form::search_users}, ""},
    {"a cut-out user, from describe-user", "{" A_USER "}", {.form = Form::describe_user}, ""},
    {"a cut-out user, in milliseconds", "{" A_USER "}", {.acw_unit = AcwUnit::milliseconds}, ""},
    {"a cut-out user, in seconds",
     "{" A_USER "}",
     {.acw_unit = AcwUnit::seconds},
     "acw-unit-doubtful@/PhoneConfig/AfterContactWorkTimeLimit"},
    {"no multiple of 1000, in seconds",
     R"({"Id":"u","PhoneConfig":{"AfterContactWorkTimeLimit":1500}})",
     {.acw_unit = AcwUnit::seconds},
     ""},
    {"0 is 0, in seconds",
     R"({"Id":"u","PhoneConfig":{"AfterContactWorkTimeLimit":0}})",
     {.acw_unit = AcwUnit::seconds},
     ""},
    {"describe-user answers the doubt",
     "{" A_USER "}",
     {.form = Form::describe_user, .acw_unit = AcwUnit::seconds},
     ""},
    {"a limit of a list is doubtful, too",
     R"({"Id":"u","Arn":"a","AfterContactWorkConfigs":[{"Channel":"CHAT","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60000}}]})",
     {.acw_unit = AcwUnit::seconds},
     "acw-unit-doubtful@/AfterContactWorkConfigs/0/AfterContactWorkConfig/AfterContactWorkTimeLimit"},
    {"DescribeUser, in seconds", R"({"User":{)" A_USER "}}", {.acw_unit = AcwUnit::seconds}, ""},
    {"DescribeUser, in milliseconds",
     R"({"User":{)" A_USER "}}",
     {.acw_unit = AcwUnit::milliseconds},
     "option-contradicts-input@"},
    {"DescribeUser, from search-users",
     R"({"User":{)" A_USER "}}",
     {.form = Form::search_users},
     "option-contradicts-input@"},
    {"a request, in milliseconds", A_REQUEST, {.acw_unit = AcwUnit::milliseconds}, "option-contradicts-input@"},
    {"a request, from search-users", A_REQUEST, {.form = Form::search_users}, "option-contradicts-input@"},
    {"a request, as what it is", A_REQUEST, {.form = Form::update_user_phone_config}, ""},
    {"two options",
     "{" A_USER "}",
     {.form = Form::search_users, .acw_unit = AcwUnit::seconds},
     "option-contradicts-input@"},
};

BOOST_DATA_TEST_CASE(what_the_record_says_cannot_be_contradicted, data::make(contradictions), row) {
  BOOST_TEST(text(read_record(std::string_view(row.json), row.told).diagnostics) == row.diagnostics);
}

BOOST_AUTO_TEST_CASE(lists_are_in_the_unit_of_their_form) {
  const std::string_view json =
      R"({"Id":"u","AfterContactWorkConfigs":[{"Channel":"CHAT","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":9000},
          "AgentFirstCallbackAfterContactWorkConfig":{"AfterContactWorkTimeLimit":1000}}]})";
  BOOST_TEST(text(read_record(json, {.form = Form::search_users}).existing) == "acw CHAT=9/1");
  BOOST_TEST(text(read_record(json, {.form = Form::describe_user}).existing) == "acw CHAT=9000/1000");
  const auto odd = R"({"Id":"u","AfterContactWorkConfigs":[{"Channel":"CHAT",
                       "AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}}]})";
  BOOST_TEST(text(read_record(std::string_view(odd), {.form = Form::search_users}).diagnostics) ==
             "acw-not-whole-seconds@/AfterContactWorkConfigs/0/AfterContactWorkConfig/AfterContactWorkTimeLimit");
}

BOOST_AUTO_TEST_CASE(numbers_beyond_64_bits_are_out_of_range) {
  for (const auto* number : {"9223372036854775808", "18446744073709551616", "-9223372036854775809",
                             "99999999999999999999999999999999999999999999", "-99999999999999999999999999999999"}) {
    BOOST_TEST_CONTEXT(number) {
      const auto json =
          std::string(R"({"InstanceId":"i","UserId":"u","PhoneConfig":{"AfterContactWorkTimeLimit":)") + number + "}}";
      const auto conversion = convert(read_record(std::string_view(json)));
      BOOST_TEST(text(conversion.diagnostics) ==
                 "absent-field-kept@/PhoneConfig/AutoAccept acw-out-of-range@/PhoneConfig/AfterContactWorkTimeLimit");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_record_knows_where_it_stands_in_its_document) {
  BOOST_TEST(read_record(std::string_view(R"({"User":{"Id":"u","PhoneConfig":{}}})")).base == "/User");
  BOOST_TEST(read_record(std::string_view(R"({"Id":"u","PhoneConfig":{}})")).base == "");
}

BOOST_AUTO_TEST_CASE(a_bare_phone_config_has_pointers_of_its_own) {
  const auto record = read_record(std::string_view(R"({"AutoAccept":1,"AfterContactWorkTimeLimit":60})"));
  BOOST_REQUIRE(text(record.diagnostics) == "wrong-type@/PhoneConfig/AutoAccept");
  BOOST_TEST(pointer_in(record, record.diagnostics[0]) == "/AutoAccept");
  const auto conversion = convert(record, {.instance_id = "i", .user_id = "u"});
  BOOST_REQUIRE(conversion.diagnostics.size() == 2U);
  BOOST_TEST(pointer_in(record, conversion.diagnostics[1]) == "/AfterContactWorkTimeLimit");
}

// Everything that the responses hold beside the settings is carried by no diagnostic.
BOOST_AUTO_TEST_CASE(names_and_addresses_never_show) {
  const std::string_view json = R"({"InstanceId":"i","Username":"jane.doe","Password":"Hunter2!","SecurityProfileIds":1,
      "RoutingProfileId":[],"IdentityInfo":{"FirstName":"Jane","Email":"jane@example.com"},
      "PhoneConfig":{"DeskPhoneNumber":"2065550112","AutoAccept":"jane@example.com"}})";
  const auto shown = messages(convert(read_record(json)).diagnostics);
  for (const auto* secret : {"jane", "Jane", "Hunter2", "example.com", "5550112"}) {
    BOOST_TEST(!contains(shown, secret), shown);
  }
}

BOOST_AUTO_TEST_CASE(both_paths_agree) {
  for (const auto& row : recognized) {
    const ReadOptions options{.form = row.told};
    const auto a = convert(read_record(std::string_view(row.json), options));
    const auto b = convert(read_record(nlohmann::json::parse(row.json), options));
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(text(a.diagnostics) == text(b.diagnostics));
      BOOST_TEST((a.request == b.request));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
