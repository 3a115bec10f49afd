// Commands in, commands out: every form of the AWS CLI's pages.
#include "support/commands.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(translate)

const auto some_files = [] {
  return files(
      {{"phone.json", R"({"PhoneType": "SOFT_PHONE"})"},
       {"id.txt", "u-1"},
       {"request.json",
        R"({"UserId":"u","InstanceId":"i","PhoneConfig":{"PhoneType":"DESK_PHONE","DeskPhoneNumber":"+12065550112"}})"},
       {"ids.json", R"({"UserId": "u", "InstanceId": "i"})"},
       {"request.yaml", "InstanceId: i\nPhoneConfig:\n  PhoneType: SOFT_PHONE\nUserId: u\n"},
       {"broken.json", "{\n  \"UserId\": u\n}"},
       {"create.json",
        R"({"Username":"jdoe","Password":"Secret123","PhoneConfig":{"PhoneType":"SOFT_PHONE"},"SecurityProfileIds":["s"],"RoutingProfileId":"r","InstanceId":"i"})"}});
};

CommandTranslation translated(const std::string& line, const CommandOptions& options = {}) {
  return translate_command(words(line), some_files(), options);
}

#define SOFT NEW_SOFT
#define IDS "--user-id u --instance-id i"
#define CREATE "connect create-user --username u --security-profile-ids a --routing-profile-id r --instance-id i"
#define OLD "connect update-user-phone-config "
#define NEW "connect update-user-config "

struct Row {
  const char* name;
  const char* command;
  const char* expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row converted[] = {
    {"the documented example",
     OLD
     "--phone-config PhoneType=SOFT_PHONE,AutoAccept=false,AfterContactWorkTimeLimit=60,DeskPhoneNumber=+18005551212 "
     "--user-id 12345678-4444-3333-2222-111122223333 --instance-id a1b2c3d4-5678-90ab-cdef-EXAMPLE11111",
     NEW AUTO_ACCEPT("false") " " ACW(
         "60") " " SOFT ",PhoneNumber=+18005551212 "
               "--user-id 12345678-4444-3333-2222-111122223333 --instance-id a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"},
    {"JSON", OLD IDS R"( --phone-config {"PhoneType":^"SOFT_PHONE",^"AutoAccept":^true})",
     NEW IDS " " AUTO_ACCEPT("true") " " SOFT},
    {"white space before JSON", OLD IDS R"( --phone-config ^{"PhoneType":"SOFT_PHONE"})", NEW IDS " " SOFT},
    {"a value behind =", OLD "--phone-config=PhoneType=SOFT_PHONE --user-id=u --instance-id=i",
     NEW SOFT " --user-id=u --instance-id=i"},
    {"booleans in any case", OLD IDS " --phone-config AutoAccept=TRUE", NEW IDS " " AUTO_ACCEPT("true")},
    {"integers as Python reads them", OLD IDS " --phone-config AfterContactWorkTimeLimit=+6_0", NEW IDS " " ACW("60")},
    {"persistent connection", OLD IDS " --phone-config PersistentConnection=true",
     NEW IDS " --persistent-connection-configs Channel=VOICE,PersistentConnection=true"},
    {"an abbreviated option", OLD "--phone PhoneType=SOFT_PHONE --user u --inst i", NEW SOFT " --user u --inst i"},
    {"the last of two wins, and the first goes",
     OLD "--phone-config PhoneType=DESK_PHONE " IDS " --phone-config PhoneType=SOFT_PHONE", NEW IDS " " SOFT},
    {"global options stay in place and order",
     "--region us-west-2 connect --debug update-user-phone-config --output json --user-id u --profile=p --phone-config "
     "PhoneType=SOFT_PHONE --no-cli-pager --instance-id i --query x",
     "--region us-west-2 connect --debug update-user-config --output json --user-id u --profile=p " SOFT
     " --no-cli-pager --instance-id i --query x"},
    {"an abbreviated global option", "--reg us-west-2 " OLD IDS " --phone-config PhoneType=SOFT_PHONE",
     "--reg us-west-2 " NEW IDS " " SOFT},
    {"a file", OLD IDS " --phone-config file://phone.json", NEW IDS " " SOFT},
    {"a file as bytes", OLD IDS " --phone-config fileb://phone.json", NEW IDS " " SOFT},
    {"identifiers from files stay there",
     OLD "--user-id file://id.txt --instance-id i --phone-config PhoneType=SOFT_PHONE",
     NEW "--user-id file://id.txt --instance-id i " SOFT},
    {"the whole request in a file", OLD "--cli-input-json file://request.json",
     NEW
     R"(--cli-input-json {"UserId":"u","InstanceId":"i","PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"DESK_PHONE","PhoneNumber":"+12065550112"}]})"},
    {"the whole request as JSON",
     OLD R"(--cli-input-json={"PhoneConfig":{"PersistentConnection":false},"UserId":"u","InstanceId":"i"})",
     NEW
     R"(--cli-input-json {"PersistentConnectionConfigs":[{"Channel":"VOICE","PersistentConnection":false}],"UserId":"u","InstanceId":"i"})"},
    {"the whole request as YAML", OLD "--cli-input-yaml file://request.yaml --debug",
     NEW
     R"(--cli-input-json {"InstanceId":"i","PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}],"UserId":"u"} --debug)"},
    {"identifiers in a file that needs no change",
     OLD "--phone-config PhoneType=SOFT_PHONE --cli-input-json file://ids.json",
     NEW SOFT " --cli-input-json file://ids.json"},
    {"an option wins over the file", OLD "--cli-input-json file://request.json --phone-config PhoneType=SOFT_PHONE",
     NEW R"(--cli-input-json {"UserId":"u","InstanceId":"i"} )" SOFT},
    {"an identifier on the command line wins and stays", OLD "--user-id v --cli-input-json file://request.json",
     NEW
     R"(--user-id v --cli-input-json {"UserId":"u","InstanceId":"i","PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"DESK_PHONE","PhoneNumber":"+12065550112"}]})"},
    {"create-user",
     "connect create-user --username jdoe --phone-config PhoneType=SOFT_PHONE --security-profile-ids a b "
     "--routing-profile-id r --instance-id i --tags k=v",
     "connect create-user --username jdoe " SOFT
     " --security-profile-ids a b --routing-profile-id r --instance-id i --tags k=v"},
    {"create-user with no tags",
     R"(connect create-user --cli-input-json {"InstanceId":"i","Username":"b","Password":"p","PhoneConfig":{"PhoneType":)"
     R"("SOFT_PHONE"},"SecurityProfileIds":["s"],"RoutingProfileId":"r","Tags":{}})",
     R"(connect create-user --cli-input-json {"InstanceId":"i","Username":"b","Password":"p","PhoneNumberConfigs":[{)"
     R"("Channel":"VOICE","PhoneType":"SOFT_PHONE"}],"SecurityProfileIds":["s"],"RoutingProfileId":"r","Tags":{}})"},
    {"create-user with a list that says the same",
     CREATE " --phone-config PhoneType=SOFT_PHONE,PersistentConnection=true " SOFT,
     "connect create-user --username u --security-profile-ids a --routing-profile-id r --instance-id i "
     "--persistent-connection-configs Channel=VOICE,PersistentConnection=true " SOFT},
    {"create-user with an empty configuration",
     "connect create-user --username u --security-profile-ids a --routing-profile-id r --instance-id i --phone-config "
     "{}",
     "connect create-user --username u --security-profile-ids a --routing-profile-id r --instance-id i"},
    {"create-user from a file", "connect create-user --cli-input-json file://create.json",
     R"(connect create-user --cli-input-json {"Username":"jdoe","Password":"Secret123","PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}],"SecurityProfileIds":["s"],"RoutingProfileId":"r","InstanceId":"i"})"},
};

BOOST_DATA_TEST_CASE(becomes, data::make(converted), row) {
  const auto result = translated(row.command);
  BOOST_TEST_REQUIRE((result.outcome == Outcome::converted), messages(result.diagnostics));
  BOOST_TEST(joined(result.arguments) == joined(words(row.expected)));
  BOOST_TEST(!has_errors(result.diagnostics));
}

BOOST_DATA_TEST_CASE(the_result_needs_no_second_translation, data::make(converted), row) {
  const auto first = translated(row.command);
  const auto second = translate_command(first.arguments, some_files());
  if (first.outcome != Outcome::converted) return;
  BOOST_TEST((second.outcome == Outcome::unchanged), messages(second.diagnostics));
  BOOST_TEST(joined(second.arguments) == joined(first.arguments));
}

BOOST_DATA_TEST_CASE(edits_make_the_result, data::make(converted), row) {
  const auto before = words(row.command);
  const auto result = translate_command(before, some_files());
  std::vector<std::string> applied;
  std::size_t next = 0;
  for (const auto& edit : result.edits) {
    BOOST_TEST_REQUIRE(edit.first >= next);
    BOOST_TEST(edit.count > 0U);
    applied.insert(applied.end(), before.begin() + static_cast<std::ptrdiff_t>(next),
                   before.begin() + static_cast<std::ptrdiff_t>(edit.first));
    applied.insert(applied.end(), edit.arguments.begin(), edit.arguments.end());
    next = edit.first + edit.count;
  }
  applied.insert(applied.end(), before.begin() + static_cast<std::ptrdiff_t>(next), before.end());
  BOOST_TEST(joined(applied) == joined(result.arguments));
}

struct Unchanged {
  const char* name;
  const char* command;
  const char* diagnostics;  ///< errors and warnings
};
CONNECT_USERCONFIG_TEST_ROW(Unchanged)

const Unchanged unchanged[] = {
    {"nothing at all", "", ""},
    {"another service", "s3 ls s3://bucket --recursive", ""},
    {"another operation", "connect describe-user --user-id u --instance-id i", ""},
    {"the new command", NEW IDS " " SOFT, ""},
    {"an operation behind an unknown global option", "--new-option connect describe-user", ""},
    {"options that only others know", "connect list-users --foo bar", ""},
    {"skeleton", OLD "--generate-cli-skeleton", ""},
    {"skeleton with a kind", OLD "--generate-cli-skeleton yaml-input", ""},
    {"skeleton of the output", OLD IDS " --phone-config PhoneType=X --generate-cli-skeleton output", ""},
    {"help", OLD "help", ""},
    {"update-user-identity-info, the documented example",
     "connect update-user-identity-info --identity-info FirstName=Mary,LastName=Major,Email=marym@example.com "
     "--user-id 87654321-2222-1234-1234-111234567891 --instance-id a1b2c3d4-5678-90ab-cdef-EXAMPLE11111",
     ""},
    {"chime update-user, the documented example",
     "chime update-user --account-id a1b2c3d4-5678-90ab-cdef-11111EXAMPLE --user-id "
     "a1b2c3d4-5678-90ab-cdef-22222EXAMPLE --license-type Basic",
     "service-retired"},
    {"create-user without a phone configuration", CREATE, ""},
    {"create-user that is migrated already",
     "connect create-user --username u --security-profile-ids a --routing-profile-id r --instance-id i " SOFT, ""},
    // What the AWS CLI takes and what is not ours is for the service to judge.
    {"create-user with no tags", CREATE " --tags {}", ""},
    {"create-user with a weak password", CREATE " --password a", ""},
    {"create-user with a name that is not in normal form", CREATE " --identity-info FirstName=Zoe\xCC\x88", ""},
    {"create-user with what is new",
     R"(connect create-user --cli-input-json {"Username":"u","SecurityProfileIds":["s"],)"
     R"("RoutingProfileId":"r","InstanceId":"i","New":{"A":1}})",
     ""},
    {"the Chime SDK lives on", "chime-sdk-identity update-user --foo", ""},
};

BOOST_DATA_TEST_CASE(stays, data::make(unchanged), row) {
  const auto result = translated(row.command);
  BOOST_TEST((result.outcome == Outcome::unchanged), messages(result.diagnostics));
  BOOST_TEST(joined(result.arguments) == joined(words(row.command)));
  BOOST_TEST(findings(result.diagnostics) == row.diagnostics);
  BOOST_TEST(result.edits.empty());
}

struct Refused {
  const char* name;
  const char* command;
  const char* id;
  const char* detail;  ///< a part of the message
};
CONNECT_USERCONFIG_TEST_ROW(Refused)

const Refused refused[] = {
    {"unknown option", OLD IDS " --phone-config PhoneType=SOFT_PHONE --phone-confg x", "unknown-option",
     "argument 9: --phone-confg"},
    {"a value without an option", OLD IDS " --phone-config PhoneType=SOFT_PHONE secret", "unknown-option",
     "argument 9: a value without an option"},
    {"a space behind a comma", OLD IDS " --phone-config PhoneType=SOFT_PHONE, AutoAccept=false", "invalid-option-value",
     "argument 9: the space before this word ends the value of --phone-config: leave it out, or put the value in "
     "quotes"},
    {"a space before a comma", OLD IDS " --phone-config PhoneType=SOFT_PHONE ,AutoAccept=false", "invalid-option-value",
     "argument 9: the space before this word ends the value of --phone-config: leave it out"},
    {"spaces around a comma, said once", OLD IDS " --phone-config PhoneType=SOFT_PHONE , AutoAccept=false",
     "invalid-option-value", "argument 9: the space before"},
    {"a space behind =", OLD IDS " --phone-config PhoneType= SOFT_PHONE", "invalid-option-value",
     "argument 9: the space before"},
    {"a space for a comma", OLD IDS " --phone-config PhoneType=SOFT_PHONE AutoAccept=false", "invalid-option-value",
     "argument 9: the space before this word ends the value of --phone-config: write a comma in its place"},
    {"JSON without quotes, said once", OLD IDS " --phone-config { PhoneType: SOFT_PHONE }", "invalid-option-value",
     "argument 9: the space before"},
    {"a space in another structure", CREATE " --phone-config AutoAccept=true --identity-info FirstName=a, LastName=b",
     "invalid-option-value", "argument 15: the space before this word ends the value of --identity-info"},
    {"no space in a text", CREATE "=a, b --phone-config AutoAccept=true", "unknown-option",
     "a value without an option"},
    {"a space in a list", CREATE " --phone-number-configs Channel=VOICE, PhoneType=SOFT_PHONE", "invalid-option-value",
     "argument 12, column 15: expected a value or a name, found the end; where a space follows, leave it out, or put "
     "the "
     "value in quotes"},
    {"ambiguous abbreviation", OLD IDS " --phone-config PhoneType=SOFT_PHONE --cli-i {}", "unknown-option",
     "--cli-i is the beginning of --cli-input-json, --cli-input-yaml"},
    {"ambiguous global abbreviation", OLD IDS " --phone-config PhoneType=SOFT_PHONE --cli-", "unknown-option",
     "argument 9: --cli- is the beginning of --cli-read-timeout, --cli-connect-timeout"},
    {"two dashes", OLD IDS " --phone-config PhoneType=SOFT_PHONE --", "unknown-option", "argument 9: --"},
    {"a member in other letters", OLD IDS " --phone-config phoneType=SOFT_PHONE", "unknown-parameter",
     "argument 8, column 11: phoneType; PhoneConfig has PhoneType, AutoAccept"},
    {"a member with a slip", OLD IDS " --phone-config PhoneType=SOFT_PHONE,AutoAcept=true,AfterContactWorkTimeLimit=30",
     "unknown-parameter", "argument 8, column 32: AutoAcept"},
    {"a member of the lists", OLD IDS " --phone-config PhoneType=DESK_PHONE,PhoneNumber=+12065550112,AutoAccept=false",
     "unknown-parameter", "PhoneNumber;"},
    {"a whole request as the configuration", OLD IDS R"( --phone-config {"PhoneConfig":{"PhoneType":"SOFT_PHONE"}})",
     "unknown-parameter", "argument 8: PhoneConfig;"},
    {"a member of the request", OLD R"(--cli-input-json {"PhoneConfig":{},"UserID":"u","UserId":"u","InstanceId":"i"})",
     "unknown-parameter", "argument 4: UserID; the request has PhoneConfig, UserId, InstanceId"},
    {"a member with a control character", OLD IDS R"( --phone-config {"A\u001bB":1})", "unknown-parameter",
     "A\\u{1b}B;"},
    {"a member of a list of a new user", CREATE " --phone-number-configs Channel=VOICE,PhoneTyp=SOFT_PHONE",
     "unknown-parameter", "PhoneTyp;"},
    {"a member further down",
     CREATE
     R"( --after-contact-work-configs [{"Channel":"VOICE","AfterContactWorkConfig":{"AfterContactWorkMode":"ON"}}])",
     "unknown-parameter", "AfterContactWorkMode; AfterContactWorkConfig has AfterContactWorkTimeLimit"},
    {"missing options", OLD "--phone-config PhoneType=SOFT_PHONE", "missing-option missing-option", "--user-id"},
    {"missing configuration", OLD IDS, "missing-option", "--phone-config"},
    {"missing in the input file, too", OLD "--cli-input-json file://ids.json", "missing-option", "--phone-config"},
    {"an option without its value", OLD IDS " --phone-config", "invalid-option-value",
     "argument 7: --phone-config needs a value"},
    {"a global option without its value", OLD IDS " --phone-config PhoneType=SOFT_PHONE --region",
     "invalid-option-value", "argument 9: --region needs a value"},
    {"a value for a flag", OLD IDS " --phone-config PhoneType=SOFT_PHONE --debug=1", "invalid-option-value",
     "argument 9: --debug takes no value"},
    {"an unknown option with a value before the service",
     "--new-option x " OLD IDS " --phone-config PhoneType=SOFT_PHONE", "unknown-option", "argument 1: --new-option"},
    {"broken shorthand", OLD IDS " --phone-config PhoneType=SOFT_PHONE,AutoAccept", "wrong-type",
     "argument 8, column 11: it is an array"},
    {"broken shorthand in a joined option", OLD IDS " --phone-config=PhoneType=[a", "invalid-option-value",
     "argument 7, column 28: "},
    {"broken JSON", OLD IDS R"( --phone-config {"PhoneType":)", "malformed-json", "argument 8, column 14"},
    {"JSON with a repeated member", OLD IDS R"( --phone-config {"AutoAccept":true,"AutoAccept":false})",
     "duplicate-member", "argument 8: AutoAccept"},
    {"a JSON list", OLD IDS " --phone-config []", "invalid-option-value", "argument 8: it has to be an object"},
    {"no integer", OLD IDS " --phone-config PhoneType=SOFT_PHONE,AfterContactWorkTimeLimit=1m", "invalid-option-value",
     "argument 8, column 48: AfterContactWorkTimeLimit is not an integer"},
    {"no boolean", OLD IDS " --phone-config AutoAccept=yes", "wrong-type", "argument 8, column 12"},
    {"an unknown phone type", OLD IDS " --phone-config PhoneType=PHONE", "unknown-enum-value", "argument 8, column 11"},
    {"a bad number is masked", OLD IDS " --phone-config PhoneType=DESK_PHONE,DeskPhoneNumber=2065550112",
     "invalid-phone-number", "argument 8, column 38"},
    {"too long a limit", OLD IDS " --phone-config AfterContactWorkTimeLimit=2000001", "acw-out-of-range", "2000001"},
    {"an empty identifier", OLD "--user-id= --instance-id i --phone-config PhoneType=SOFT_PHONE", "invalid-identifier",
     "argument 3"},
    {"an unreadable file", OLD IDS " --phone-config file://none.json", "parameter-file-unreadable",
     "argument 8: file://none.json: No such file or directory"},
    {"an unreadable input file", OLD "--cli-input-json file://none.json", "parameter-file-unreadable", "argument 4"},
    {"a broken input file", OLD "--cli-input-json file://broken.json", "malformed-json",
     "argument 4, line 2, column 13: file://broken.json: "},
    {"an input that is no object", OLD "--cli-input-json []", "invalid-option-value", "has to be an object"},
    {"two input files", OLD "--cli-input-json {} --cli-input-yaml {}", "invalid-option-value",
     "argument 5: a command takes one input file"},
    {"create-user with another list",
     "connect create-user --username u --security-profile-ids a --routing-profile-id r --instance-id i --phone-config "
     "PhoneType=DESK_PHONE,DeskPhoneNumber=+12065550112 " SOFT,
     "existing-config-differs", "SOFT_PHONE"},
    {"a name that is not in normal form",
     "connect update-user-identity-info " IDS " --identity-info FirstName=Zoe\xCC\x88", "invalid-value",
     "argument 8, column 11: it is not in Unicode normal form C"},
    {"chime with an unknown license", "chime update-user --account-id a --user-id u --license-type Gold",
     "unknown-enum-value service-retired", "argument 8: Gold is none of Basic, Plus, Pro, ProTrial"},
    {"chime without an account", "chime update-user --user-id u", "missing-option", "--account-id"},
};

BOOST_DATA_TEST_CASE(is_refused, data::make(refused), row) {
  const auto result = translated(row.command);
  BOOST_TEST((result.outcome == Outcome::withheld));
  BOOST_TEST(findings(result.diagnostics) == row.id);
  std::string said;
  for (const auto& diagnostic : result.diagnostics) said += command_message(diagnostic) + '\n';
  BOOST_TEST(contains(said, row.detail), said);
  BOOST_TEST(joined(result.arguments) == joined(words(row.command)));
}

BOOST_AUTO_TEST_CASE(secrets_do_not_show) {
  for (const auto& line :
       {"connect create-user --username u --password hunter2secret --security-profile-ids a --routing-profile-id r "
        "--instance-id i --identity-info FirstName=Zoe\xCC\x88,Email=zoe@example.com,Mobile=555123456",
        "connect create-user hunter2secret --password --username u"}) {
    const auto text = messages(translated(line).diagnostics);
    for (const auto* secret : {"hunter2", "Zoe", "example.com", "555123"}) BOOST_TEST(!contains(text, secret), text);
  }
}

BOOST_AUTO_TEST_CASE(nothing_to_migrate_runs_nothing) {
  const auto result = translated(OLD IDS " --phone-config {}");
  BOOST_TEST((result.outcome == Outcome::unchanged));
  BOOST_TEST(result.nothing_to_run);
  BOOST_TEST(result.arguments.empty());
}

BOOST_AUTO_TEST_CASE(options_of_the_conversion_count) {
  const auto all =
      translated(OLD IDS " --phone-config AutoAccept=true", {.convert = {.auto_accept = AutoAcceptScope::all}});
  BOOST_TEST(contains(joined(all.arguments), "Channel=EMAIL,AutoAccept=true"));
  const auto reset = translated(OLD IDS " --phone-config {}", {.convert = {.absent = AbsentFields::reset}});
  BOOST_TEST(contains(joined(reset.arguments), "Channel=CHAT,AutoAccept=false"));
  const auto overwritten = translated(
      "connect create-user --username u --security-profile-ids a --routing-profile-id r --instance-id i "
      "--phone-number-configs Channel=VOICE,PhoneType=DESK_PHONE --phone-config PhoneType=SOFT_PHONE",
      {.convert = {.existing = ExistingLists::overwrite}});
  BOOST_TEST(joined(overwritten.arguments) ==
             "connect create-user --username u --security-profile-ids a --routing-profile-id r --instance-id i " SOFT);
}

BOOST_AUTO_TEST_CASE(values_may_be_interrupted_by_global_options) {
  const auto result = translated(
      "connect create-user --security-profile-ids a --region x b --username u --routing-profile-id r --instance-id i "
      "--phone-config PhoneType=SOFT_PHONE");
  BOOST_TEST((result.outcome == Outcome::converted), messages(result.diagnostics));
}

BOOST_AUTO_TEST_SUITE_END()
