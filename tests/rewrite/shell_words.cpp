// Words as a shell reads them, with a mark in the place of what only the running shell knows.
#include "rewrite/shell_words.hpp"
#include "commands/markers.hpp"

#include "support/commands.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::rewriting;

BOOST_AUTO_TEST_SUITE(shell_words)

struct Row {
  const char* name;
  const char* word;
  const char* value;  ///< `<$X>` for an expansion that can be carried, `<!...>` for one that cannot
  bool many = false;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"plain", "a-b=c,d", "a-b=c,d"},
    {"an escape", R"(a\ b\\c\$d)", R"(a b\c$d)"},
    {"single quotes", R"('a "b" \n $c')", R"(a "b" \n $c)"},
    {"double quotes", R"("a \"b\" \\ \$c \n 'd'")", R"(a "b" \ $c \n 'd')"},
    {"pieces", R"(a'b'"c"d)", "abcd"},
    {"a line continuation", "a\\\nb", "ab"},
    {"a line continuation in quotes", "\"a\\\nb\"", "ab"},
    {"lines in single quotes", "'a\nb'", "a\nb"},
    {"ANSI quotes", R"($'a\n\'b\\')", "a\n'b\\"},
    {"ANSI quotes with a number", R"($'\x41')", R"(<!$'\x41'>)"},
    {"a variable", "$X", "<$X>"},
    {"in braces", "a=${X_1},b", "a=<${X_1}>,b"},
    {"quoted", "\"$X\"", "<$X>"},
    {"a position", "$1", "<$1>"},
    {"a later position", "${12}", "<${12}>"},
    {"a default", "${X:-60}", "<${X:-60}>"},
    {"an element", "${X[2]}", "<${X[2]}>"},
    {"an element by name", "${X[i]}", "<${X[i]}>"},
    {"a default that runs something", "${X:-$(a)}", "<!${X:-$(a)}>"},
    {"an assignment", "${X:=60}", "<!${X:=60}>"},
    {"an error", "${X:?no}", "<!${X:?no}>"},
    {"a length", "${#X}", "<!${#X}>"},
    {"a part", "${X%%,*}", "<!${X%%,*}>"},
    {"an indirection", "${!X}", "<!${!X}>"},
    {"another number each time", "$RANDOM", "<!$RANDOM>"},
    {"another number each time, in braces", "${SECONDS:-1}", "<!${SECONDS:-1}>"},
    {"a name that begins alike", "$RANDOMS", "<$RANDOMS>"},
    {"the process", "$$", "<!$$>"},
    {"a command", "$(a)", "<!$(a)>"},
    {"a command in backquotes", "`a`", "<!`a`>"},
    {"arithmetic", "$((1+2))", "<!$((1+2))>"},
    {"all parameters", "\"$@\"", "<!$@>", true},
    {"all elements", "\"${X[@]}\"", "<!${X[@]}>", true},
    {"a glob", "*.json", "*.json", true},
    {"a quoted glob", "'*.json'", "*.json"},
    {"braces", "{a,b}", "{a,b}", true},
    {"what xargs replaces", "{}", "{}"},
    {"a lone dollar", "a$", "a$"},
};

BOOST_DATA_TEST_CASE(values, boost::unit_test::data::make(rows), row) {
  const std::string script = std::string("echo ") + row.word + "\n";
  const auto tree = nlohmann::json::parse(test::tree_of(script));
  WordReader reader{script};
  const Word word = reader.read(tree["Stmts"][0]["Cmd"]["Args"][1]);
  BOOST_TEST(script.substr(word.begin, word.end - word.begin) == row.word);
  const std::string value = replace_command_markers(word.value, [&](std::size_t i) {
    const ShellExpansion& expansion = reader.expansion(i);
    return (expansion.carriable() ? "<" : "<!") + expansion.source + ">";
  });
  BOOST_TEST(value == row.value);
  BOOST_TEST(word.many == row.many);
  BOOST_TEST(word.literal == !has_command_marker(word.value));
}

BOOST_AUTO_TEST_SUITE_END()
