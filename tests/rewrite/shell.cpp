// Commands in scripts, line by line. Real scripts stand in data/.
#include "support/commands.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(shell)

#define OLD "connect update-user-phone-config --user-id u --instance-id i"
#define NEW "connect update-user-config --user-id u --instance-id i"
#define SOFT "PhoneType=SOFT_PHONE"

struct Row {
  const char* name;
  const char* before;
  const char* after;
  ConvertOptions options{};
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"plain", "aws " OLD " --phone-config " SOFT, "aws " NEW " " NEW_SOFT},
    {"by path", "/opt/aws/bin/aws " OLD " --phone-config " SOFT, "/opt/aws/bin/aws " NEW " " NEW_SOFT},
    {"an environment", "A=b C=$d aws " OLD " --phone-config " SOFT, "A=b C=$d aws " NEW " " NEW_SOFT},
    {"command", "command aws " OLD " --phone-config " SOFT, "command aws " NEW " " NEW_SOFT},
    {"exec", "exec aws " OLD " --phone-config " SOFT, "exec aws " NEW " " NEW_SOFT},
    {"sudo with options", "sudo -E -u bob aws " OLD " --phone-config " SOFT, "sudo -E -u bob aws " NEW " " NEW_SOFT},
    {"env with assignments", "env A=b aws " OLD " --phone-config " SOFT, "env A=b aws " NEW " " NEW_SOFT},
    {"timeout", "timeout 10 aws " OLD " --phone-config " SOFT, "timeout 10 aws " NEW " " NEW_SOFT},
    {"xargs with its own mark", "xargs -i aws " OLD " --phone-config " SOFT, "xargs -i aws " NEW " " NEW_SOFT},
    {"aws-vault", "aws-vault exec prod -- aws " OLD " --phone-config " SOFT,
     "aws-vault exec prod -- aws " NEW " " NEW_SOFT},
    {"global options between", "aws --region \"$R\" --debug " OLD " --phone-config " SOFT,
     "aws --region \"$R\" --debug " NEW " " NEW_SOFT},
    {"unknown global options", "aws $OPTS " OLD " --phone-config " SOFT, "aws $OPTS " NEW " " NEW_SOFT},
    {"quoted words stay quoted",
     "'aws' \"connect\" update-user-phone-config --user-id 'u' --instance-id \"i\" --phone-config " SOFT,
     "'aws' \"connect\" update-user-config --user-id 'u' --instance-id \"i\" " NEW_SOFT},
    {"an option with a sign", "aws " OLD " --phone-config=" SOFT, "aws " NEW " " NEW_SOFT},
    {"the option first", "aws connect update-user-phone-config --phone-config " SOFT " --user-id u --instance-id i",
     "aws connect update-user-config " NEW_SOFT " --user-id u --instance-id i"},
    {"a redirection behind", "aws " OLD " --phone-config " SOFT " >/dev/null 2>&1 &",
     "aws " NEW " " NEW_SOFT " >/dev/null 2>&1 &"},
    {"a remark behind", "aws " OLD " --phone-config " SOFT " # soft", "aws " NEW " " NEW_SOFT " # soft"},
    {"a variable", "aws " OLD " --phone-config PhoneType=$T",
     "aws " NEW " --phone-number-configs \"Channel=VOICE,PhoneType=$T\""},
    {"a variable and all channels",
     "aws " OLD " --phone-config AutoAccept=$A",
     "aws " NEW " --auto-accept-configs \"Channel=VOICE,AutoAccept=$A,AgentFirstCallbackAutoAccept=$A\" "
     "\"Channel=CHAT,AutoAccept=$A\" "
     "\"Channel=TASK,AutoAccept=$A\" \"Channel=EMAIL,AutoAccept=$A\"",
     {.auto_accept = AutoAcceptScope::all}},
    {"a variable for voice alone", "aws " OLD " --phone-config AutoAccept=$A",
     "aws " NEW " --auto-accept-configs \"Channel=VOICE,AutoAccept=$A,AgentFirstCallbackAutoAccept=false\" "
     "Channel=CHAT,AutoAccept=false "
     "Channel=TASK,AutoAccept=false Channel=EMAIL,AutoAccept=false"},
    {"a number that may be empty", "aws " OLD " --phone-config PhoneType=$T,DeskPhoneNumber=$N",
     "aws " NEW " --phone-number-configs \"Channel=VOICE,PhoneType=$T${N:+,PhoneNumber=$N}\""},
    {"a number that is never empty", "aws " OLD " --phone-config PhoneType=$T,DeskPhoneNumber=${N:-+12065550112}",
     "aws " NEW " --phone-number-configs \"Channel=VOICE,PhoneType=$T,PhoneNumber=${N:-+12065550112}\""},
    {"the tenth argument", "aws " OLD " --phone-config PhoneType=SOFT_PHONE,DeskPhoneNumber=${10}",
     "aws " NEW " --phone-number-configs \"Channel=VOICE,PhoneType=SOFT_PHONE${10:+,PhoneNumber=${10}}\""},
    {"a long option in a call of several lines", "aws " OLD " --phone-config AutoAccept=false \\\n    --debug",
     "aws " NEW
     " --auto-accept-configs \\\n      Channel=VOICE,AutoAccept=false,AgentFirstCallbackAutoAccept=false \\\n"
     "      Channel=CHAT,AutoAccept=false \\\n      Channel=TASK,AutoAccept=false \\\n      "
     "Channel=EMAIL,AutoAccept=false"
     " \\\n    --debug"},
    {"an option that would be far to the right",
     "aws --region a-very-long-region-name-1 --profile p " OLD " --phone-config AutoAccept=false \\\n    --debug",
     "aws --region a-very-long-region-name-1 --profile p " NEW " \\\n    --auto-accept-configs \\\n      "
     "Channel=VOICE,AutoAccept=false,AgentFirstCallbackAutoAccept=false \\\n"
     "      Channel=CHAT,AutoAccept=false \\\n      Channel=TASK,AutoAccept=false \\\n      "
     "Channel=EMAIL,AutoAccept=false"
     " \\\n    --debug"},
    {"behind &&", "true && aws " OLD " --phone-config " SOFT " || exit", "true && aws " NEW " " NEW_SOFT " || exit"},
    {"in a substitution", "x=\"$(aws " OLD " --phone-config " SOFT ")\"", "x=\"$(aws " NEW " " NEW_SOFT ")\""},
    {"in backquotes", "x=`aws " OLD " --phone-config " SOFT "`", "x=`aws " NEW " " NEW_SOFT "`"},
    {"in a here-document", "cat <<E\n$(aws " OLD " --phone-config " SOFT ")\nE",
     "cat <<E\n$(aws " NEW " " NEW_SOFT ")\nE"},
    {"in a case", "case $x in a) aws " OLD " --phone-config " SOFT ";; esac",
     "case $x in a) aws " NEW " " NEW_SOFT ";; esac"},
    {"tabs and continuations", "aws " OLD " \\\n\t--phone-config \\\n\t\t" SOFT " \\\n\t--debug",
     "aws " NEW " \\\n\t" NEW_SOFT " \\\n\t--debug"},
    {"with CRLF", "aws " OLD " \\\r\n  --phone-config PhoneType=SOFT_PHONE,PersistentConnection=true\r\n",
     "aws " NEW " \\\r\n  " NEW_SOFT
     " \\\r\n  --persistent-connection-configs Channel=VOICE,PersistentConnection=true\r\n"},
    {"behind letters of several bytes", "echo \xC3\xA9\xF0\x9F\x98\x80; aws " OLD " --phone-config " SOFT,
     "echo \xC3\xA9\xF0\x9F\x98\x80; aws " NEW " " NEW_SOFT},
};

BOOST_DATA_TEST_CASE(become, boost::unit_test::data::make(rows), row) {
  const std::string before = row.before;
  const Rewrite rewrite = rewrite_shell(before, test::tree_of(before), row.options);
  const std::string after = apply_edits(before, rewrite.edits);
  BOOST_TEST(after == row.after);
  for (const auto& f : rewrite.findings) BOOST_TEST((f.severity() == Severity::note), f.message);
  BOOST_TEST(rewrite_shell(after, test::tree_of(after), row.options).edits.empty());
}

struct Left {
  const char* name;
  const char* text;
  const char* findings;  ///< `id line:column` of errors and warnings
};
CONNECT_USERCONFIG_TEST_ROW(Left)

const Left left[] = {
    {"a comment", "# aws " OLD " --phone-config " SOFT, ""},
    {"a message", "echo \"now aws connect update-user-phone-config\"", ""},
    {"help", "cat <<E\naws connect update-user-phone-config\nE", ""},
    {"another command", "aws s3 ls; aws connect describe-user --user-id u --instance-id i", ""},
    {"create-user without a phone",
     "aws connect create-user --username u --security-profile-ids s --routing-profile-id r --instance-id i", ""},
    {"help of the command", "aws connect update-user-phone-config help", ""},
    {"a comparison", "[[ $1 == update-user-phone-config ]] && a", ""},
    {"the shim", "connect-userconfig aws " OLD " --phone-config $x", ""},
    {"the shim for all", "aws() { connect-userconfig aws \"$@\"; }\naws " OLD " --phone-config $x", ""},
    {"the shim as an alias", "#!/bin/sh\nalias aws='connect-userconfig aws'\naws " OLD " --phone-config $x", ""},
    {"an alias that bash is told to heed",
     "shopt -s expand_aliases\nalias aws='connect-userconfig aws'\naws " OLD " --phone-config $x", ""},
    {"an alias that bash does not heed",
     "#!/bin/bash\nalias aws='connect-userconfig aws'\naws " OLD " --phone-config $x", "dynamic-phone-config 3:81"},
    {"the shim with options", "aws() { connect-userconfig aws -q \"$@\"; }\naws " OLD " --phone-config $x", ""},
    {"the shim behind time", "aws() { connect-userconfig aws \"$@\"; }\ntime aws " OLD " --phone-config $x", ""},
#define SHIM "aws() { connect-userconfig aws \"$@\"; }\n"
    {"the shim drops the arguments", "aws() { connect-userconfig aws s3; }\naws " OLD " --phone-config $x",
     "dynamic-phone-config 2:81"},
    {"the shim comes too late", "aws " OLD " --phone-config $x\n" SHIM, "dynamic-phone-config 1:81"},
    {"the shim in a subshell", "(" SHIM ")\naws " OLD " --phone-config $x", "dynamic-phone-config 3:81"},
    {"the shim and command", SHIM "command aws " OLD " --phone-config $x", "dynamic-phone-config 2:89"},
    {"the shim and exec", SHIM "exec aws " OLD " --phone-config $x", "dynamic-phone-config 2:86"},
    {"the shim and sudo", SHIM "sudo aws " OLD " --phone-config $x", "dynamic-phone-config 2:86"},
    {"the shim and timeout", SHIM "timeout 30 aws " OLD " --phone-config $x", "dynamic-phone-config 2:92"},
    {"the shim and a path", SHIM "/usr/bin/aws " OLD " --phone-config $x", "dynamic-phone-config 2:90"},
    {"the shim and a variable", SHIM "$AWS " OLD " --phone-config $x", "dynamic-phone-config 2:82"},
    {"the shim and xargs", SHIM "xargs aws " OLD " --phone-config $x", "legacy-call 2:19"},
    {"the shim and find", SHIM "find . -exec aws " OLD " --phone-config file://{} \\;", "legacy-call 2:26"},
    {"the shim and parallel", SHIM "parallel aws " OLD " --phone-config {} ::: a", "legacy-call 2:22"},
    {"the shim and another shell", SHIM "bash -c 'aws " OLD " --phone-config " SOFT "'", "legacy-call 2:22"},
    {"all in a variable", "aws " OLD " --phone-config $x", "dynamic-phone-config 1:81"},
    {"a part of a field", "aws " OLD " --phone-config PhoneType=${T}_PHONE", "dynamic-phone-config 1:81"},
    {"a command in a field", "aws " OLD " --phone-config PhoneType=$(t)", "dynamic-phone-config 1:81"},
    {"arithmetic in a field", "aws " OLD " --phone-config AfterContactWorkTimeLimit=$((m * 60))",
     "dynamic-phone-config 1:81"},
    {"a word for a number that is not set", "aws " OLD " --phone-config PhoneType=SOFT_PHONE,DeskPhoneNumber=${N-x}",
     "dynamic-phone-config 1:81"},
    {"an empty number in JSON",
     "aws connect update-user-phone-config --cli-input-json '{\"UserId\":\"u\",\"InstanceId\":\"i\",\"PhoneConfig\":"
     "{\"PhoneType\":\"SOFT_PHONE\",\"DeskPhoneNumber\":\"'$N'\"}}'",
     "dynamic-phone-config 1:55"},
    {"the name of a field", "aws " OLD " --phone-config $K=SOFT_PHONE", "dynamic-phone-config 1:81"},
    {"options in a list", "aws " OLD " \"${o[@]}\"", "dynamic-phone-config 1:5"},
    {"a file", "aws " OLD " --phone-config file://a.json", "dynamic-phone-config 1:5"},
    {"braces", "aws " OLD " --phone-config {a,b}", "dynamic-phone-config 1:5"},
    {"eval", "eval \"aws connect update-user-phone-config $x\"", "legacy-call 1:19"},
    {"a variable that holds the command", "c='aws connect update-user-phone-config'", "legacy-call 1:16"},
    {"create-user in a text", "bash -c 'aws connect create-user --phone-config x'", "legacy-call 1:22"},
    {"xargs behind the words",
     "xargs aws connect update-user-phone-config --phone-config " SOFT " --instance-id i --user-id",
     "legacy-call 1:19"},
    // What xargs puts into the settings is known to a run only, and must not be put into what a translation brings.
    {"xargs puts its lines into the settings", "xargs -I{} aws " OLD " --phone-config {}", "legacy-call 1:24"},
    {"in quotes", "xargs -I {} aws " OLD " --phone-config \"{}\"", "legacy-call 1:25"},
    {"the settings of a new user",
     "xargs --replace aws connect create-user --instance-id i --username u --phone-config {}", "legacy-call 1:29"},
    {"a part of the settings", "xargs -I% aws " OLD " --phone-config PhoneType=DESK_PHONE,DeskPhoneNumber=%",
     "legacy-call 1:23"},
    {"the whole request", "xargs --replace={} aws " OLD " --cli-input-json {}", "legacy-call 1:32"},
    {"a letter that a translation has", "xargs -I V aws " OLD " --phone-config " SOFT, "legacy-call 1:24"},
    {"a word that a run knows", "xargs -I $r aws " OLD " --phone-config " SOFT, "legacy-call 1:25"},
    {"an unknown runner", "retry aws " OLD " --phone-config " SOFT, "legacy-call 1:19"},
    {"a script on its way to a shell", "cat <<E | sh\naws connect update-user-phone-config\nE", "legacy-call 2:13"},
    {"a script on its way to a file", "cat >a.sh <<E\naws connect update-user-phone-config\nE", "legacy-call 2:13"},
    {"a text on its way to a file", "echo 'aws connect update-user-phone-config' >>a.sh", "legacy-call 1:19"},
    {"words on their way to a file", "echo aws connect update-user-phone-config >a.sh", "legacy-call 1:18"},
    {"a text on its way to a log", "echo 'aws connect update-user-phone-config' >>\"$LOG\"", ""},
    {"a text on its way to a terminal", "echo 'aws connect update-user-phone-config' >&2 2>/dev/null", ""},
    {"create-user on its way to a file", "echo \"aws connect create-user --phone-config $x\" >>a.sh",
     "legacy-call 1:19"},
    {"Python in a here-document", "python3 - <<E\nclient.update_user_phone_config(**x)\nE", "legacy-call 2:8"},
    {"JavaScript in a text", "node -e 'c.updateUserPhoneConfig(x)'", "legacy-call 1:13"},
    {"Python that creates a user", "python3 - <<E\nclient.create_user(\n  PhoneConfig={})\nE", "legacy-call 2:8"},
    {"Python that creates another user", "python3 - <<E\niam.create_user(UserName='a')\nE", ""},
    {"a policy", "cat >p.json <<E\n{\"Action\": \"connect:UpdateUserPhoneConfig\"}\nE", "iam-permission-needed 2:22"},
    {"a policy that allows both",
     "cat >p.json <<E\n[\"connect:UpdateUserPhoneConfig\", \"connect:UpdateUserConfig\"]\nE", ""},
#define CREATE "connect create-user --username a --security-profile-ids s --routing-profile-id r --instance-id i"
    {"create-user behind retry", "retry 3 aws " CREATE " --phone-config " SOFT, "legacy-call 1:21"},
    {"create-user with a file behind retry", "retry 3 aws " CREATE " --cli-input-json file://a", "legacy-call 1:21"},
    {"create-user with a whole request behind retry",
     "retry 3 aws " CREATE " --cli-input-json '{\"Username\":\"u\",\"PhoneConfig\":{\"AutoAccept\":true}}'",
     "legacy-call 1:21"},
    {"create-user with a request in escapes behind retry",
     "retry 3 aws " CREATE " --cli-input-json '{\"\\u0050honeConfig\":{\"AutoAccept\":true}}'", "legacy-call 1:21"},
    {"create-user with a request that a run puts together behind retry",
     "retry 3 aws " CREATE " --cli-input-json \"{$rest}\"", "legacy-call 1:21"},
    {"create-user with a request without a phone behind retry",
     "retry 3 aws " CREATE " --cli-input-json '{\"Username\":\"u\",\"PhoneNumberConfigs\":[]}'", ""},
    {"create-user with a request without a phone, and more, behind retry",
     "retry 3 aws " CREATE " --cli-input-json '{\"Username\":\"u\"}' --phone-config " SOFT, "legacy-call 1:21"},
    {"create-user without a phone behind retry", "retry 3 aws " CREATE " --password \"$p\"", ""},
    {"create-user with options behind retry", "retry 3 aws " CREATE " $more", "legacy-call 1:21"},
    {"create-user behind xargs", "xargs -n1 aws " CREATE " --phone-config " SOFT " --username", "legacy-call 1:23"},
    {"create-user in a container", "docker run --rm amazon/aws-cli " CREATE " --phone-config " SOFT,
     "legacy-call 1:40"},
    {"create-user behind a function", "aws_connect create-user --cli-input-json file://u.json", "legacy-call 1:13"},
    {"create-user with another shell", "ssh h aws " CREATE " --phone-config " SOFT, "legacy-call 1:19"},
    {"create-user and eval", "eval \"aws " CREATE " --phone-config $x\"", "legacy-call 1:19"},
    {"create-user in a variable", "c='aws connect create-user'\n$c --phone-config " SOFT, "legacy-call 1:16"},
    {"create-user in an array", "a=(connect create-user)\na+=(--phone-config x)\naws \"${a[@]}\"", "legacy-call 1:12"},
    {"create-user in an array without a phone", "a=(connect create-user --username u)\naws \"${a[@]}\"", ""},
    {"several in a here-document",
     "bash <<E\naws " OLD " --phone-config x\naws " CREATE "\naws " CREATE " --phone-config x\naws " OLD "\nE",
     "legacy-call 2:13 | legacy-call 4:13 | legacy-call 5:13"},
    {"several of Python in a here-document",
     "python3 - <<E\nc.create_user(PhoneConfig={})\nc.create_user()\nc.update_user_phone_config()\nE",
     "legacy-call 2:3 | legacy-call 4:3"},
    {"settings before the call of Python", "python3 - <<E\np = {'PhoneConfig': {}}\nc.create_user(**p)\nE",
     "legacy-call 3:3"},
    {"create-user in a here-document", "bash <<E\naws " CREATE " --phone-config x\nE", "legacy-call 2:13"},
    {"another service's create-user", "retry aws iam create-user --cli-input-json file://a", ""},
    {"another service's create-user in a text", "bash -c 'aws iam create-user --user-name a'", ""},
    {"quotes in backquotes in quotes", "x=\"`aws " OLD " --phone-config PhoneType=$T`\"", "dynamic-phone-config 1:9"},
    {"a redirection between option and value", "aws " OLD " --phone-config >f " SOFT, "dynamic-phone-config 1:84"},
    {"a limit that is too long", "aws " OLD " --phone-config AfterContactWorkTimeLimit=2000001",
     "acw-out-of-range 1:107"},
    {"a missing option", "aws connect update-user-phone-config --user-id u --phone-config " SOFT, "missing-option 1:1"},
    {"an option that nobody knows", "aws " OLD " --phone-config " SOFT " --colour red", "unknown-option 1:102"},
    {"Chime has ended", "aws chime update-user --account-id a --user-id u", "service-retired 1:1"},
};

BOOST_DATA_TEST_CASE(stay, boost::unit_test::data::make(left), row) {
  const std::string text = row.text;
  const Rewrite rewrite = rewrite_shell(text, test::tree_of(text));
  BOOST_TEST(rewrite.edits.empty());
  BOOST_TEST(test::places(rewrite.findings, std::string::npos) == row.findings);
}

BOOST_AUTO_TEST_CASE(findings_say_what_xargs_does) {
  const auto says = [](const std::string& text) {
    const auto findings = rewrite_shell(text, test::tree_of(text)).findings;
    BOOST_REQUIRE(findings.size() == 1U);
    const std::string& message = findings[0].message;
    const std::size_t begin = message.find(": ") + 2;
    return message.substr(begin, message.find("; see") - begin);
  };
  BOOST_TEST(says("xargs -n1 aws " OLD) == "xargs adds its lines to the call");
  BOOST_TEST(says("xargs -I{} aws " OLD " --phone-config {}") == "xargs brings a part of the settings");
  BOOST_TEST(says("xargs -i aws " OLD " --phone-config {}") == "xargs brings a part of the settings");
  BOOST_TEST(says("xargs -I V aws " OLD " --phone-config " SOFT) ==
             "what xargs replaces could stand in the translation, too; {} could not");
  BOOST_TEST(says("sudo xargs aws " OLD) == "xargs runs it, behind another command");
  BOOST_TEST(says("nice -n 5 xargs -I V aws " OLD " --phone-config " SOFT) == "xargs runs it, behind another command");
  BOOST_TEST(says("timeout 5 ssh h aws " OLD " --phone-config " SOFT) == "another command runs it");
  BOOST_TEST(says("retry aws " OLD) == "another command runs it");
}

BOOST_AUTO_TEST_CASE(findings_have_an_end) {
  const auto ends = [](const std::string& text) {
    const auto findings = rewrite_shell(text, test::tree_of(text)).findings;
    BOOST_REQUIRE(findings.size() == 1U);
    return std::pair(findings[0].region.end.line, findings[0].region.end.column);
  };
  BOOST_TEST((ends("aws " OLD " --phone-config \"$x\"") == std::pair(1UL, 85UL)));
  BOOST_TEST((ends("retry aws " OLD " --phone-config x") == std::pair(1UL, 43UL)));
  BOOST_TEST((ends("c='aws connect update-user-phone-config'") == std::pair(1UL, 40UL)));
}

BOOST_AUTO_TEST_CASE(a_tree_that_is_none) {
  for (const char* tree : {"", "[]", "{}", "{\"Type\": \"File\"", "null"}) {
    const Rewrite rewrite = rewrite_shell("aws " OLD " --phone-config " SOFT, tree);
    BOOST_TEST(rewrite.edits.empty());
    BOOST_REQUIRE(rewrite.findings.size() == 1U);
    BOOST_TEST((rewrite.findings[0].id == DiagnosticId::shell_syntax));
  }
}

BOOST_AUTO_TEST_CASE(a_tree_of_another_text) {
  const std::string tree = test::tree_of("aws " OLD " --phone-config " SOFT);
  BOOST_TEST(rewrite_shell("aws", tree).edits.empty());
  BOOST_TEST(rewrite_shell(std::string(200, 'x'), tree).edits.empty());
}

BOOST_AUTO_TEST_CASE(characters_that_stand_for_expansions) {
  const std::string text = "echo \xEE\x83\x80";
  const Rewrite rewrite = rewrite_shell(text, test::tree_of(text));
  BOOST_REQUIRE(rewrite.findings.size() == 1U);
  BOOST_TEST((rewrite.findings[0].id == DiagnosticId::shell_syntax));
}

BOOST_AUTO_TEST_CASE(what_shfmt_says) {
  const LocatedDiagnostic at = shell_syntax_error("12:8: parameter expansion requires a literal\nmore\n");
  BOOST_TEST(at.region.begin.line == 12U);
  BOOST_TEST(at.region.begin.column == 8U);
  BOOST_TEST(at.message.ends_with(": parameter expansion requires a literal"));
  BOOST_TEST(shell_syntax_error("").region.begin.line == 0U);
  BOOST_TEST(shell_syntax_error("no position").region.begin.line == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
