// `create-user` whose saved request, or whose options from elsewhere, stand in further lines.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(commands_over_lines)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // Texts of YAML
    {"folded", yaml, "- run: >-\n    aws connect create-user\n    --username bob\n    --cli-input-json file://u.json\n",
     "2:17 aws-cli-commands"},
    {"folded, in a list", yaml,
     "commands:\n  - >\n    aws connect create-user\n    --cli-input-json\n    file://u.json\n",
     "3:17 aws-cli-commands"},
    {"folded, with options from a variable", yaml,
     "- run: >-\n    aws connect create-user --username b\n    $OPTIONS\n", "2:17 aws-cli-commands"},
    {"folded, with values from variables", yaml,
     "- run: >-\n    aws connect create-user --username\n    $NAME --region $R\n", ""},
    {"folded, and another command behind it", yaml,
     "- run: >-\n    aws connect create-user --username b &&\n    aws iam create-user --cli-input-json file://u\n", ""},
    {"folded, and a line of its own behind it", yaml,
     "- run: >-\n    aws connect create-user --username b\n\n    aws iam create-user --cli-input-json file://u\n", ""},
    {"kept lines are commands of their own", yaml,
     "- run: |\n    aws connect create-user --username b\n    aws iam create-user --cli-input-json file://u\n", ""},
    {"kept lines in a condition", yaml,
     "- run: |\n    if x; then\n      aws connect create-user --username b\n      $OTHER\n    fi\n", ""},
    {"an item over lines", yaml, "script:\n  - aws connect create-user\n    --cli-input-json file://u.json\n  - b\n",
     "2:17 aws-cli-commands"},
    {"an item in quotes", yaml, "script:\n  - \"aws connect create-user\n    --cli-input-json file://u.json\"\n",
     "2:18 aws-cli-commands"},
    {"the value of an item's key", yaml,
     "- name: a\n  command: aws connect create-user\n    --cli-input-json file://u.json\n", "2:24 aws-cli-commands"},
    {"a value that begins below its key", yaml,
     "script:\n  aws connect create-user\n  --cli-input-json file://u.json\nother: 1\n", "2:15 aws-cli-commands"},
    {"the next key of an item", yaml,
     "- command: aws connect create-user --username b\n  input: --cli-input-json file://u\n", ""},
    {"the next item", yaml, "- aws connect create-user --username b\n- aws iam x --cli-input-json file://u\n", ""},
    // Lists of YAML
    {"a list of words", yaml,
     "argv:\n  - aws\n  - connect\n  - create-user\n  - --cli-input-json\n  - file:///tmp/a.json\n",
     "4:5 aws-cli-commands"},
    {"a list of words in quotes", yaml,
     "args:\n- \"connect\"\n- \"create-user\"\n- \"--cli-input-json\"\n- \"file:///u.json\"\n", "3:4 aws-cli-commands"},
    {"a list with options from elsewhere", yaml,
     "args:\n  - connect\n  - create-user\n  - \"{{inputs.parameters.extra}}\"\n", "3:5 aws-cli-commands"},
    {"a list with options from elsewhere behind others", yaml,
     "args:\n  - connect\n  - create-user\n  - --username\n  - $(NAME)\n  - $(EXTRA)\n", "3:5 aws-cli-commands"},
    {"a list with values from elsewhere", yaml,
     "args:\n  - connect\n  - create-user\n  - --username\n  - \"{{inputs.parameters.name}}\"\n  - "
     "--instance-id=$(I)\n",
     ""},
    {"a list of operations", yaml, "allowed:\n  - connect\n  - create-user\nargs: b\nother:\n  - --cli-input-json\n",
     ""},
    {"arguments beside the command", yaml,
     "c:\n  command:\n    - aws\n    - connect\n    - create-user\n  args:\n    - --cli-input-json\n    - file:///u\n",
     "5:7 aws-cli-commands"},
    {"arguments before the command", yaml,
     "c:\n  args:\n  - --cli-input-json\n  - file:///u\n  command:\n  - aws\n  - connect\n  - create-user\n",
     "8:5 aws-cli-commands"},
    {"arguments beside the command, in brackets", yaml,
     "c:\n  command: [\"aws\", \"connect\", \"create-user\"]\n  args: [\"--cli-input-json\", \"file:///u\"]\n",
     "2:32 aws-cli-commands"},
    {"another container's arguments", yaml,
     "- command:\n    - aws\n    - connect\n    - create-user\n- args:\n    - --cli-input-json\n", ""},
    {"a list in brackets over lines", yaml, "args: [connect, create-user,\n  --cli-input-json, file:///u]\n",
     "1:17 aws-cli-commands"},
    {"a command and its arguments in JSON", json,
     "{\"entryPoint\": [\"aws\", \"connect\", \"create-user\"],\n\"command\": [\"--cli-input-json\", \"file://u\"]}\n",
     "1:36 aws-cli-commands"},
    {"an entry point and its arguments", dockerfile,
     "ENTRYPOINT [\"aws\", \"connect\", \"create-user\"]\nCMD [\"--cli-input-json\", \"file://u\"]\n",
     "1:32 aws-cli-commands"},
    // Lists of other languages
    {"words without brackets", groovy,
     "task u(type: Exec) {\n  commandLine 'aws', 'connect', 'create-user',\n              '--cli-input-json', "
     "'file://u.json'\n}\n",
     "2:34 aws-cli-commands"},
    {"words without brackets, and the next statement", groovy,
     "task u(type: Exec) {\n  commandLine 'aws', 'connect', 'create-user'\n  args '--cli-input-jso', 'x'\n}\n", ""},
    {"an array of PowerShell", powershell,
     "$a = @(\n  'connect'\n  'create-user'\n  '--cli-input-json'\n  \"file://$f\"\n)\naws @a\n",
     "3:4 aws-cli-commands"},
    {"a list of arguments of PowerShell", powershell,
     "Start-Process aws -ArgumentList 'connect', 'create-user',\n  '--cli-input-json', \"file://$f\"\n",
     "1:45 aws-cli-commands"},
    {"an array of PowerShell that says all", powershell,
     "$a = @(\n  'connect'\n  'create-user'\n  '--username'\n  $u\n)\naws @a\n", ""},
    {"arguments of CMake", settings,
     "add_custom_target(u COMMAND aws connect create-user\n  --cli-input-json file://u.json)\n",
     "1:41 aws-cli-commands"},
    {"a text of TOML", settings, "u = \"\"\"\naws connect create-user\n  --cli-input-json file://u.json\n\"\"\"\n",
     "2:13 aws-cli-commands"},
    {"a text of TOML with two commands", settings,
     "u = \"\"\"\naws connect create-user --username b\naws iam x --cli-input-json file://u\n\"\"\"\n", ""},
    {"elements of Ant", markup,
     "<exec executable=\"aws\">\n  <arg value=\"connect\"/>\n  <arg value=\"create-user\"/>\n"
     "  <arg value=\"--cli-input-json\"/>\n  <arg value=\"file://u.json\"/>\n</exec>\n",
     "3:15 aws-cli-commands"},
    {"elements of Maven", markup,
     "<arguments>\n  <argument>connect</argument>\n  <argument>create-user</argument>\n"
     "  <argument>--cli-input-json</argument>\n</arguments>\n",
     "3:13 aws-cli-commands"},
    {"elements of Ant that say all", markup,
     "<exec executable=\"aws\">\n  <arg value=\"connect\"/>\n  <arg value=\"create-user\"/>\n</exec>\n"
     "<exec executable=\"aws\">\n  <arg value=\"--cli-input-json\"/>\n</exec>\n",
     ""},
    {"a remark of SQL", sql, "select 'aws connect create-user'\n--cli-input-json\n", ""},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_CASE(knows_what_cmake_is_written_in) {
  BOOST_TEST((language_of("a/CMakeLists.txt", "") == settings));
  BOOST_TEST((language_of("a/Users.cmake", "") == settings));
}

BOOST_AUTO_TEST_SUITE_END()
