// Values that are known only when the command runs.
#include "commands/markers.hpp"
#include "support/commands.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(markers)

/// `$0` to `$9` in a line are markers.
std::string with_markers(std::string line) {
  for (auto at = line.find('$'); at != std::string::npos; at = line.find('$')) {
    const auto digit = static_cast<std::size_t>(line[at + 1] - '0');
    line = line.substr(0, at).append(command_marker(digit)).append(line.substr(at + 2));
  }
  return line;
}
std::string with_dollars(const std::string& line) {
  return replace_command_markers(line,
                                 [](std::size_t index) { return std::string("$").append(std::to_string(index)); });
}

CommandTranslation translated(const std::string& line) {
  return translate_marked(words(with_markers(line)), files({}), {});
}

#define OLD "connect update-user-phone-config --user-id $0 --instance-id i "
#define NEW "connect update-user-config --user-id $0 --instance-id i "
#define CREATE "connect create-user --username $1 --security-profile-ids $2 --routing-profile-id r --instance-id i "

struct Row {
  const char* name;
  const char* command;
  const char* expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row carried[] = {
    {"identifiers", OLD "--phone-config PhoneType=SOFT_PHONE", NEW NEW_SOFT},
    {"a limit goes to every channel", OLD "--phone-config AfterContactWorkTimeLimit=$3", NEW ACW("$3")},
    {"auto-accept goes to voice", OLD "--phone-config AutoAccept=$3", NEW AUTO_ACCEPT("$3")},
    {"phone type and number", OLD "--phone-config PhoneType=$3,DeskPhoneNumber=$4",
     NEW "--phone-number-configs Channel=VOICE,PhoneType=$3,PhoneNumber=$4"},
    {"persistent connection", OLD "--phone-config PersistentConnection=$3",
     NEW "--persistent-connection-configs Channel=VOICE,PersistentConnection=$3"},
    {"bare in JSON", OLD R"(--phone-config {"PersistentConnection":$3,"PhoneType":"$4"})",
     NEW "--phone-number-configs Channel=VOICE,PhoneType=$4 "
         "--persistent-connection-configs Channel=VOICE,PersistentConnection=$3"},
    {"in the whole request",
     R"(connect update-user-phone-config --cli-input-json {"UserId":"$0","InstanceId":"i","PhoneConfig":{"PersistentConnection":$1,"PhoneType":"$2"}})",
     R"(connect update-user-config --cli-input-json {"UserId":"$0","InstanceId":"i","PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"$2"}],"PersistentConnectionConfigs":[{"Channel":"VOICE","PersistentConnection":$1}]})"},
    {"bare elsewhere in the whole request",
     R"(connect update-user-phone-config --cli-input-json {"UserId":$0,"InstanceId":"i$1","PhoneConfig":{"PhoneType":"$2"}})",
     R"(connect update-user-config --cli-input-json {"UserId":$0,"InstanceId":"i$1","PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"$2"}]})"},
    {"global options before the service", "$5 " OLD "--region $6 --phone-config PhoneType=SOFT_PHONE",
     "$5 " NEW "--region $6 " NEW_SOFT},
    {"a part of an identifier",
     "connect update-user-phone-config --user-id x$0y --instance-id=$1 --phone-config PhoneType=SOFT_PHONE",
     "connect update-user-config --user-id x$0y --instance-id=$1 --phone-number-configs "
     "Channel=VOICE,PhoneType=SOFT_PHONE"},
    {"create-user", CREATE "--password $3 --identity-info FirstName=$4,Mobile=$5 --phone-config PhoneType=$6",
     CREATE "--password $3 --identity-info FirstName=$4,Mobile=$5 --phone-number-configs Channel=VOICE,PhoneType=$6"},
};

BOOST_DATA_TEST_CASE(is_carried, data::make(carried), row) {
  const auto result = translated(row.command);
  BOOST_TEST_REQUIRE((result.outcome == Outcome::converted), messages(result.diagnostics));
  BOOST_TEST(with_dollars(joined(result.arguments)) == row.expected);
  BOOST_TEST(findings(result.diagnostics) == "");
  // It may turn out to be true.
  const bool accepts = contains(row.command, "AutoAccept=$");
  BOOST_TEST(std::any_of(result.diagnostics.begin(), result.diagnostics.end(), [](const auto& diagnostic) {
               return diagnostic.id == DiagnosticId::voice_now_covers_callbacks;
             }) == accepts);
}

const Row left_alone[] = {
    {"checked values of a neighbour",
     "connect update-user-identity-info --user-id $0 --instance-id $1 --identity-info "
     "FirstName=$2,Mobile=$3",
     ""},
    {"all of a neighbour's value", "chime update-user --account-id $0 --user-id $1 --license-type $2", ""},
    {"create-user without a phone configuration", CREATE "--auto-accept-configs Channel=VOICE,AutoAccept=$3", ""},
    {"another command", "$0 $1 --foo $2", ""},
};

BOOST_DATA_TEST_CASE(stays, data::make(left_alone), row) {
  const auto result = translated(row.command);
  BOOST_TEST((result.outcome == Outcome::unchanged), messages(result.diagnostics));
  BOOST_TEST(with_dollars(joined(result.arguments)) == row.command);
}

const Row dynamic[] = {
    {"all of the configuration", OLD "--phone-config $1", ""},
    {"all of it, joined", OLD "--phone-config=$1", ""},
    {"a part of a field", OLD "--phone-config AfterContactWorkTimeLimit=1$1", ""},
    {"two in a field", OLD "--phone-config DeskPhoneNumber=$1$2,PhoneType=SOFT_PHONE", ""},
    {"a name", OLD "--phone-config $1=SOFT_PHONE", ""},
    {"some fields", OLD "--phone-config $1,AutoAccept=true", ""},
    {"a list", OLD "--phone-config PhoneType=[$1]", ""},
    {"a file's path", OLD "--phone-config file://$1.json", ""},
    {"an argument that may be anything", OLD "--phone-config PhoneType=SOFT_PHONE $1", ""},
    {"an option's name", OLD "--phone-config PhoneType=SOFT_PHONE --$1", ""},
    {"the whole request", "connect update-user-phone-config --cli-input-json $1", ""},
    {"a part of the request", R"(connect update-user-phone-config --cli-input-json {"UserId":"u",$1})", ""},
    {"a text that brings its quotes", OLD R"(--phone-config {"PhoneType":"SOFT_PHONE","DeskPhoneNumber":$1})", ""},
    {"a list beside a carried field",
     CREATE "--phone-config PhoneType=$3 --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE", ""},
    {"a carried list beside a field",
     CREATE "--phone-config PhoneType=SOFT_PHONE --phone-number-configs Channel=VOICE,PhoneType=$3", ""},
};

BOOST_DATA_TEST_CASE(cannot_be_known, data::make(dynamic), row) {
  const auto result = translated(row.command);
  BOOST_TEST((result.outcome == Outcome::withheld));
  BOOST_TEST(findings(result.diagnostics) == "dynamic-phone-config", messages(result.diagnostics));
}

const Row mistyped[] = {
    {"a boolean", OLD R"(--phone-config {"AutoAccept":"$1"})", "it is a string, and has to be a boolean"},
    {"another boolean", OLD R"(--phone-config {"PersistentConnection":"$1","AutoAccept":$2})",
     "it is a string, and has to be a boolean"},
    {"a limit", OLD R"(--phone-config {"AfterContactWorkTimeLimit":"$1"})", "it is a string, and has to be an integer"},
    {"in the whole request",
     R"(connect update-user-phone-config --cli-input-json {"UserId":"u","InstanceId":"i","PhoneConfig":{"AutoAccept":"$1"}})",
     "it is a string, and has to be a boolean"},
};

// Whatever the value, the AWS CLI refuses it; translated to shorthand, it would take it.
BOOST_DATA_TEST_CASE(is_no_text, data::make(mistyped), row) {
  const auto result = translated(row.command);
  BOOST_TEST((result.outcome == Outcome::withheld));
  BOOST_TEST(findings(result.diagnostics) == "wrong-type", messages(result.diagnostics));
  BOOST_TEST(contains(messages(result.diagnostics), row.expected), messages(result.diagnostics));
}

BOOST_AUTO_TEST_CASE(by_the_public_function_they_are_characters) {
  const auto line =
      with_markers("connect update-user-phone-config --user-id $0 --instance-id i --phone-config PhoneType=$1");
  const auto result = translate_command(words(line), files({}));
  BOOST_TEST(findings(result.diagnostics) == "unknown-enum-value");
}

BOOST_AUTO_TEST_CASE(replacing) {
  BOOST_TEST(with_dollars("a" + command_marker(12) + "b" + command_marker(3)) == "a$12b$3");
  BOOST_TEST(with_dollars("\xEE\x83\x80 x") == "\xEE\x83\x80 x");
  BOOST_TEST(with_dollars("\xEE\x83\x80" + command_marker(1)) == "\xEE\x83\x80$1");
  BOOST_TEST(has_command_marker("x\xEE\x83\x81"));
  BOOST_TEST(!has_command_marker("\xEE\x83\x82 plain"));
}

BOOST_AUTO_TEST_SUITE_END()
