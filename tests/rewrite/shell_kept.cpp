// Scripts whose commands are run by something else, or later: texts on their way, operations in variables, shims.
#include "support/commands.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(shell_kept)

#define OLD "aws connect update-user-phone-config --user-id u --instance-id i"
#define SAY "echo 'aws connect update-user-phone-config'"
#define CALL OLD " --phone-config $x"

struct Row {
  const char* name;
  const char* text;
  const char* findings;  ///< `id line:column` of errors and warnings
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    // A redirection of more than one command
    {"a loop into a file", "for x in a; do\n" SAY "\ndone > run.sh", "legacy-call 2:19"},
    {"a group into a file", "{ a; " SAY "; } >> run.sh", "legacy-call 1:24"},
    {"a subshell into a file", "( " SAY " ) >| run.sh", "legacy-call 1:21"},
    {"a condition into a file", "if a; then " SAY "; fi > run.sh", "legacy-call 1:30"},
    {"a here-document in a group", "{\ncat <<E\naws connect update-user-phone-config\nE\n} > run.sh",
     "legacy-call 3:13"},
    {"a group into a shell", "{ " SAY "; } | ssh h", "legacy-call 1:21"},
    {"a loop that reads a file", "while read u; do " SAY "; done < users", ""},
    {"a group into a log", "{ " SAY "; } > \"$LOG_FILE\"", ""},
    {"a group to nobody", "{ " SAY "; } > /dev/null", ""},
    {"a message in a group that is kept", "{ a; " SAY " >&2; } > run.sh", ""},
    {"errors of a group into a file", "{ " SAY "; } 2> run.sh", ""},
    {"both outputs of a group into a file", "{ " SAY "; } &> run.sh", "legacy-call 1:21"},
    {"everything from here on", "exec > run.sh\n" SAY, "legacy-call 2:19"},
    {"everything up to here", SAY "\nexec > run.sh", ""},
    {"everything into a log", "exec > >(tee -a run.log) 2>&1\n" SAY, ""},
    {"another descriptor", "exec 3> run.sh\n" SAY " >&3", "legacy-call 2:19"},
    {"a shell's file", "bash <(" SAY ")", "legacy-call 1:26"},
    {"a file that is sourced", "source <(" SAY ")", "legacy-call 1:28"},
    {"a process that reads", SAY " > >(bash)", "legacy-call 1:19"},
    {"a name that only has log in it", SAY " > login.sh", "legacy-call 1:19"},
    {"a file in shared memory", SAY " > /dev/shm/run.sh", "legacy-call 1:19"},
    {"printf into a variable", "printf -v c 'aws connect update-user-phone-config %s' u; $c", "legacy-call 1:26"},
    {"a script of that name", "./update-user-phone-config.sh \"$1\"\nbash scripts/update-user-phone-config.sh > x.sh",
     ""},
    {"the address of a page", "curl -sO https://docs/cli/connect/update-user-phone-config.html", ""},
    {"a letter", SAY " | mail -s x ops", ""},
    {"a letter that is kept", SAY " | mail -s x ops > run.sh", "legacy-call 1:19"},
    {"shown and run", SAY " | less | sh", "legacy-call 1:19"},
    {"a function into a shell", "gen() { " SAY "; }\ngen a | sh", "legacy-call 1:27"},
    {"a function into a file", "gen() { " SAY "; }\ngen a > run.sh", "legacy-call 1:27"},
    {"a function in a substitution", "gen() { " SAY "; }\neval \"$(gen a)\"", "legacy-call 1:27"},
    {"a function of a function", "a() { " SAY "; }\nb() { a; }\nb | sh", "legacy-call 1:25"},
    {"a function that helps", "usage() { " SAY "; }\nusage >&2", ""},
    {"a function that helps, from a group that is kept", "usage() { " SAY "; }\n{ usage >&2; } > run.sh", ""},
    // The operation, or more options, in a variable
    {"a new user's operation",
     "OP=create-user\naws connect \"$OP\" --instance-id i --phone-config PhoneType=SOFT_PHONE", "legacy-call 2:13"},
    {"with a default", "aws connect \"${1:-create-user}\" --phone-config x", "legacy-call 1:13"},
    {"the legacy operation once", "OP=update-user-phone-config\naws connect $OP --phone-config x", "legacy-call 2:13"},
    {"the settings in a file", "OP=create-user\naws connect $OP --cli-input-json file://u.json", "legacy-call 1:4"},
    {"without settings", "OP=create-user\naws connect $OP --username a", ""},
    {"another operation", "aws connect \"$OP\" --user-id u", ""},
    {"options that are added to a text", "c='aws connect create-user --instance-id i'\nc+=' --phone-config x'\n$c",
     "legacy-call 1:16"},
    {"options that are added to an array", "c=(aws connect create-user)\nc+=(--phone-config x)\n\"${c[@]}\"",
     "legacy-call 1:16"},
    {"a function's operation", "w() { aws connect \"$@\"; }\nw create-user --phone-config PhoneType=SOFT_PHONE",
     "legacy-call 2:3"},
    {"another tool's operation", "keycloak create-user --phone-config y", ""},
    {"another tool's operation in a text", "psql -c 'select create-user' --phone-config y", ""},
    // The operation is asked for, and run by the name of what holds it
    {"a case", "case $1 in update-user-phone-config) aws connect \"$1\" --user-id u;; esac", "legacy-call 1:12"},
    {"a case of several", "case \"$1\" in\n  'update-user-phone-config' | create-user) aws connect \"$@\" ;;\nesac",
     "legacy-call 2:3"},
    {"a case of a new user", "case $op in create-user) aws connect $op --cli-input-json file://u.json;; esac",
     "legacy-call 1:13"},
    {"a case of a new user without settings", "case $op in create-user) aws connect $op --username u;; esac", ""},
    {"a case that runs nothing", "case $1 in update-user-phone-config) echo no;; esac", ""},
    {"a case and settings", "case $1 in update-user-phone-config) aws connect $1 --phone-config x;; esac",
     "legacy-call 1:50"},
    {"a test", "[ \"$1\" = update-user-phone-config ] && aws connect \"$1\" --user-id u", "legacy-call 1:10"},
    {"a test of bash", "if [[ $op == update-user-phone-config ]]; then retry aws connect \"$op\"; fi",
     "legacy-call 1:14"},
    {"a test that runs nothing", "test \"$1\" = update-user-phone-config && exit 1", ""},
    {"a loop", "for op in describe-user update-user-phone-config; do aws connect $op --user-id u; done",
     "legacy-call 1:25"},
    {"a loop that runs nothing", "for op in update-user-phone-config; do grep -r $op .; done", ""},
    {"a case behind the shim",
     "aws() { connect-userconfig aws \"$@\"; }\n"
     "case $1 in update-user-phone-config) aws connect \"$1\" --user-id u;; esac",
     ""},
    {"a case of another tool", "case $1 in update-user-phone-config) aws $svc $op;; esac", ""},
    {"a regular expression", "[[ $1 =~ ^(create-user|update-user-phone-config)$ ]] && aws connect \"$1\"",
     "legacy-call 1:10"},
    {"a pattern with more", "case $1 in *update-user-phone-config*) aws connect $1;; esac", "legacy-call 1:12"},
    {"grep that is asked", "echo \"$1\" | grep -qx update-user-phone-config && aws connect \"$1\" --user-id u",
     "legacy-call 1:22"},
    {"a longer word", "case $1 in update-user-phone-configs) aws connect $1;; esac", ""},
    // Nothing to send, and a legacy call all the same
    {"an empty setting", "aws connect update-user-phone-config --instance-id i --user-id u --phone-config '{}'",
     "legacy-call 1:13"},
    {"an empty setting behind the shim",
     "aws() { connect-userconfig aws \"$@\"; }\n"
     "aws connect update-user-phone-config --instance-id i --user-id u --phone-config '{}'",
     ""},
    // Who searches runs nothing
    {"grep", "grep -r update-user-phone-config .", ""},
    {"grep for a command", "grep -rl 'aws connect update-user-phone-config' . > old.txt", ""},
    {"grep by path, behind others", "sudo xargs -n1 /bin/grep -l update-user-phone-config", ""},
    {"find and grep", "find . -name '*.sh' -exec grep -l update-user-phone-config {} +", ""},
    {"git grep", "git grep -n update-user-phone-config", ""},
    {"a change by sed", "sed -i 's/update-user-phone-config/update-user-config/' *.sh", ""},
    {"a change by perl", "grep -rl x . | xargs perl -pi -e 's/update-user-phone-config/update-user-config/'", ""},
    {"a program of perl", "perl -e '$c->UpdateUserPhoneConfig(%p)'", "legacy-call 1:15"},
    {"a command that perl runs", "perl -e 'system(\"aws connect update-user-phone-config\")'", "legacy-call 1:30"},
    {"a search by awk", "awk '/update-user-phone-config/ {print $1}' log", ""},
    {"a command that awk runs", "awk '{system(\"aws connect update-user-phone-config\")}' u", "legacy-call 1:27"},
    {"a command that sed makes", "sed 's/^/aws connect update-user-phone-config --user-id /' users | sh",
     "legacy-call 1:22"},
    {"what git runs", "git submodule foreach 'aws connect update-user-phone-config'", "legacy-call 1:36"},
    {"what find runs behind grep",
     "find . -exec grep -q x {} \\; -exec aws connect update-user-phone-config --user-id {} \\;", "legacy-call 1:48"},
    {"a runner called grep", "retry aws connect update-user-phone-config --user-id grep", "legacy-call 1:19"},
    {"what grep lets through", "grep -q x f && retry aws connect update-user-phone-config", "legacy-call 1:34"},
    // The shim, word for word
    {"the shim", "aws() { connect-userconfig aws \"$@\"; }\n" CALL, ""},
    {"by path and with options", "function aws { /opt/connect-userconfig aws --existing keep -q \"$@\"; }\n" CALL, ""},
    {"by command", "aws() { command connect-userconfig aws --level=note \"$@\"; }\n" CALL, ""},
    {"a condition", "aws() { if [ $N ]; then connect-userconfig aws \"$@\"; else command aws \"$@\"; fi; }\n" CALL,
     "dynamic-phone-config 2:81"},
    {"an alternative", "aws() { [ $N ] && connect-userconfig aws \"$@\"; }\n" CALL, "dynamic-phone-config 2:81"},
    {"two commands", "aws() { echo connect-userconfig aws; command aws \"$@\"; }\n" CALL, "dynamic-phone-config 2:81"},
    {"--print", "aws() { connect-userconfig aws --print \"$@\"; }\n" CALL, "dynamic-phone-config 2:81"},
    {"an unknown option", "aws() { connect-userconfig aws $o \"$@\"; }\n" CALL, "dynamic-phone-config 2:81"},
    {"another tool of that name", "aws() { my-connect-userconfig aws \"$@\"; }\n" CALL, "dynamic-phone-config 2:81"},
    {"fewer arguments", "aws() { connect-userconfig aws $1; }\n" CALL, "dynamic-phone-config 2:81"},
    {"its output elsewhere", "aws() { connect-userconfig aws \"$@\"; } > f\n" CALL, "dynamic-phone-config 2:81"},
    {"in the background", "aws() { connect-userconfig aws \"$@\" & }\n" CALL, "dynamic-phone-config 2:81"},
    {"defined again", "aws() { connect-userconfig aws \"$@\"; }\naws() { /usr/bin/aws \"$@\"; }\n" CALL,
     "dynamic-phone-config 3:81"},
    {"defined again somewhere",
     "aws() { connect-userconfig aws \"$@\"; }\nf() { aws() { command aws \"$@\"; }; }\n" CALL,
     "dynamic-phone-config 3:81"},
    {"forgotten", "aws() { connect-userconfig aws \"$@\"; }\nunset -f aws\n" CALL, "dynamic-phone-config 3:81"},
    {"forgotten later, before a function is called",
     "aws() { connect-userconfig aws \"$@\"; }\nf() { " CALL "; }\nunset -f aws; f", "dynamic-phone-config 2:87"},
    {"forgotten by whatever name", "aws() { connect-userconfig aws \"$@\"; }\nunset -f \"$n\"\n" CALL,
     "dynamic-phone-config 3:81"},
    {"another function is forgotten", "aws() { connect-userconfig aws \"$@\"; }\nunset -f b\n" CALL, ""},
    {"under a condition", "if a; then aws() { connect-userconfig aws \"$@\"; }; fi\n" CALL,
     "dynamic-phone-config 2:81"},
    {"in another function", "f() { aws() { connect-userconfig aws \"$@\"; }; }\n" CALL, "dynamic-phone-config 2:81"},
    {"time, where it is a command", "#!/bin/sh\naws() { connect-userconfig aws \"$@\"; }\ntime " CALL,
     "dynamic-phone-config 3:86"},
    {"time, where it is a word of the shell", "#!/bin/bash\naws() { connect-userconfig aws \"$@\"; }\ntime " CALL, ""},
    {"an alias and time", "#!/bin/sh\nalias aws='connect-userconfig aws'\ntime " CALL, "dynamic-phone-config 3:86"},
    {"an alias with more in it", "#!/bin/sh\nalias aws='connect-userconfig aws --print'\n" CALL,
     "dynamic-phone-config 3:81"},
    {"an alias in the line of its call", "#!/bin/sh\nalias aws='connect-userconfig aws'; " CALL,
     "dynamic-phone-config 2:117"},
    {"an alias in the line of a call that goes on",
     "#!/bin/sh\nalias aws='connect-userconfig aws'; if x; then\n" CALL "\nfi\n" CALL, "dynamic-phone-config 3:81"},
    {"an alias and its call behind a comment", "#!/bin/sh\nalias aws='connect-userconfig aws' # x; y\n" CALL, ""},
    {"an alias and quotes", "#!/bin/sh\nalias aws='connect-userconfig aws'\n\\" CALL, "dynamic-phone-config 3:82"},
    {"an alias that a remark lets bash heed", "# expand_aliases\nalias aws='connect-userconfig aws'\n" CALL,
     "dynamic-phone-config 3:81"},
};

BOOST_DATA_TEST_CASE(stays, boost::unit_test::data::make(rows), row) {
  const std::string text = row.text;
  const Rewrite rewrite = rewrite_shell(text, test::tree_of(text));
  BOOST_TEST(rewrite.edits.empty());
  BOOST_TEST(test::places(rewrite.findings, std::string::npos) == row.findings);
}

BOOST_AUTO_TEST_SUITE_END()
