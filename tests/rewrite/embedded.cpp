// Programs in other languages that a script, a template, a page or another program holds.
#include "found_in.hpp"

#include <string>
#include <string_view>

using namespace connect_userconfig;
using enum Language;

BOOST_AUTO_TEST_SUITE(embedded)

const FoundRow rows[] = {
    {"Python in a here-document", shell,
     "python3 <<E\nimport boto3\nboto3.client('connect').update_user_phone_config(UserId='u')\nE\n", "3:25 python"},
    {"Python in a word", shell, "python3 -c \"c.update_user_phone_config(UserId=u)\"\n", "1:15 python"},
    {"an operation by its name", shell, "python3 -c \"getattr(c, \\\"update_user_phone_config\\\")(**k)\"\n",
     "1:26 python"},
    {"a program that is written to a file", shell, "cat > x.py <<'E'\nc.update_user_phone_config(**k)\nE\n",
     "2:3 python"},
    {"JavaScript", shell, "node -e 'c.send(new UpdateUserPhoneConfigCommand(i))'\n", "1:21 javascript-and-typescript"},
    {"Ruby", shell, "ruby -e 'c.update_user_phone_config(user_id: 1)'\n", "1:12 other-languages"},
    {"PHP", shell, "php -r '$c->updateUserPhoneConfig($p);'\n", "1:13 other-languages"},
    {"a new user", shell,
     "python3 <<E\nc = client('connect')\nc.create_user(Username='a', PhoneConfig={'PhoneType': 'SOFT_PHONE'})\nE\n",
     "3:29 python"},
    {"a new user of JavaScript", shell,
     "node -e 'c.send(new CreateUserCommand({ PhoneConfig: { PhoneType: \"SOFT_PHONE\" } }))'\n",
     "1:41 javascript-and-typescript"},
    {"a block of a page", markdown, "```bash\npython3 <<E\nc.update_user_phone_config(UserId=u)\nE\n```\n",
     "3:3 python"},
    {"a member of the same name, in short", shell,
     "node <<E\nc.send(new CreateUserCommand({ Username, PhoneConfig }));\nE\n", "2:42 javascript-and-typescript"},
    {"a member of the same name, first", yaml,
     "run: |\n  node <<E\n  c.send(new CreateUserCommand({ PhoneConfig, Username }));\n  E\n",
     "3:34 javascript-and-typescript"},
    {"a list of names in braces", shell, "for x in {Username,PhoneConfig}; do create-user \"$x\"; done\n", ""},
    // No program
    {"a function of the script", shell, "update_user_phone_config() {\n  :\n}\nupdate_user_phone_config \"$u\"\n", ""},
    {"a function with a word before", shell, "function update_user_phone_config { :; }\n", ""},
    {"a message", shell, "echo \"update_user_phone_config failed\"\nlog 'update_user_phone_config'\n", ""},
    {"a variable", shell, "PHONE_CONFIG='{\"PhoneType\": \"SOFT_PHONE\"}'\nuse \"$PHONE_CONFIG\"\n", ""},
    {"a remark", shell, "python3 <<E\n# c.update_user_phone_config(UserId=u)\nE\n", ""},
    {"new names", shell, "python3 -c 'c.update_user_config(UserId=u)'\n", ""},
};

BOOST_DATA_TEST_CASE(are_found, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

struct ProgramRow {
  const char* name;
  Language host;
  const char* text;
  const char* language;  ///< of the finding
  const char* section;
  const char* says;  ///< `= ` and the first line of what is offered, or a part of the message
};
CONNECT_USERCONFIG_TEST_ROW(ProgramRow)

#define DICT "{'PhoneType': 'SOFT_PHONE'}"
#define OBJECT "{ PhoneType: 'SOFT_PHONE' }"

const ProgramRow programs[] = {
    {"a function in a template", yaml,
     "Code:\n  ZipFile: |\n    import boto3\n    def h(e, c):\n      "
     "boto3.client('connect').create_user(PhoneConfig=" DICT ")\n",
     "python", "python", "= PhoneNumberConfigs=["},
    {"a function of JavaScript in a template", yaml,
     "Code:\n  ZipFile: !Sub |-\n    exports.h = async () => {\n      await c.createUser({ PhoneConfig: " OBJECT
     " });\n    };\n",
     "javascript", "javascript-and-typescript", "= PhoneNumberConfigs: ["},
    {"a step of a pipeline", yaml,
     "- shell: python\n  run: |\n    c.update_user_phone_config(\n      PhoneConfig=" DICT ")\n", "python", "python",
     "= PhoneNumberConfigs=["},
    {"a step in one line", yaml, "- run: python -c \"c.update_user_phone_config(PhoneConfig=" DICT ")\"\n", "python",
     "python", "no lines of its own"},
    {"a folded step", yaml, "- run: >\n    python -c \"c.update_user_phone_config(PhoneConfig=" DICT ")\"\n", "python",
     "python", "no lines of its own"},
    {"Python in a script", shell, "python3 <<E\nc.update_user_phone_config(PhoneConfig=" DICT ")\nE\n", "python",
     "python", "= PhoneNumberConfigs=["},
    {"JavaScript in a script, without quotes", shell,
     "node -e \"c.updateUserPhoneConfig({ PhoneConfig: { AutoAccept: true } })\"\n", "javascript",
     "javascript-and-typescript", "may not take quotes"},
    {"quotes behind a backslash", shell,
     "python3 -c \"c.update_user_phone_config(PhoneConfig={\\\"PhoneType\\\": \\\"SOFT_PHONE\\\"})\"\n", "python",
     "python", "cannot be read as a literal"},
    {"Python in the CDK", typescript, "l.Code.fromInline(`\nc.create_user(PhoneConfig=" DICT ")\n`)\n", "python",
     "python", "= PhoneNumberConfigs=["},
    {"Python in a string of a program", typescript, "f(\"c.create_user(PhoneConfig=" DICT ")\")\n", "python", "python",
     "no lines of its own"},
    {"Python in Terraform", terraform, "code = <<E\nc.create_user(PhoneConfig=" DICT ")\nE\n", "python", "python",
     "= PhoneNumberConfigs=["},
    {"Python in a Jenkinsfile", groovy, "sh '''python3 - <<E\nc.create_user(PhoneConfig=" DICT ")\nE'''\n", "python",
     "python", "= PhoneNumberConfigs=["},
    {"Python in a Makefile", makefile, "x:\n\tpython3 -c \"c.create_user(PhoneConfig=" DICT ")\"\n", "python", "python",
     "no lines of its own"},
    {"a program without a name that says it", other, "import boto3\nc.create_user(PhoneConfig=" DICT ")\n", "python",
     "python", "= PhoneNumberConfigs=["},
    {"a block of a page without a language", markdown, "```\nc.create_user(PhoneConfig=" DICT ")\n```\n", "python",
     "python", "= PhoneNumberConfigs=["},
    {"a block of reStructuredText", text,
     "Text\n\n.. code-block:: python\n   :linenos:\n\n   c.create_user(\n     PhoneConfig=" DICT ")\n\nMore.\n",
     "python", "python", "= PhoneNumberConfigs=["},
    {"a block of AsciiDoc", text, "[source,javascript]\n----\nc.createUser({ PhoneConfig: " OBJECT " });\n----\n",
     "javascript", "javascript-and-typescript", "= PhoneNumberConfigs: ["},
    {"a block of Org", text, "#+BEGIN_SRC python\nc.create_user(PhoneConfig=" DICT ")\n#+END_SRC\n", "python", "python",
     "= PhoneNumberConfigs=["},
    {"a block of reStructuredText without a language", text, "Run::\n\n    c.create_user(PhoneConfig=" DICT ")\n",
     "python", "python", "= PhoneNumberConfigs=["},
    {"a block of notes with fences", text, "```python\nc.create_user(PhoneConfig=" DICT ")\n```\n", "python", "python",
     "= PhoneNumberConfigs=["},
    {"a script of a page", markup,
     "<html><script>\nc.send(new CreateUserCommand({ PhoneConfig: " OBJECT " }));\n</script></html>\n", "javascript",
     "javascript-and-typescript", "= PhoneNumberConfigs: ["},
    {"Terraform in a program", python,
     "T = \"\"\"\nresource \"aws_connect_user\" \"x\" {\n  phone_config {\n    phone_type = \"SOFT_PHONE\"\n  "
     "}\n}\n\"\"\"\n",
     "python", "terraform", "have no such lists"},
    {"Ruby in a script", shell, "ruby <<E\nc.create_user(phone_config: { phone_type: 'SOFT_PHONE' })\nE\n", "ruby",
     "other-languages", ""},
    {"PHP in a script", shell, "php -r '$c->createUser([\"PhoneConfig\" => $p]);'\n", "php", "other-languages", ""},
    {"Rust in an unknown file", other, "c.create_user()\n  .phone_config(p)\n", "rust", "other-languages", ""},
    {"a notebook", notebook,
     "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"# \\u00e9\\n\",\n \"c.create_user(\\n\",\n"
     " \"  PhoneConfig={\\\"PhoneType\\\": \\\"SOFT_PHONE\\\"})\"]}]}\n",
     "python", "python", "= PhoneNumberConfigs=["},
    {"a notebook of several cells", notebook,
     "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"p = {'PhoneConfig': " DICT "}\"},"
     "{\"cell_type\": \"code\", \"source\": \"c.create_user(**p)\"}]}\n",
     "python", "python", "= 'PhoneNumberConfigs': ["},
    {"another language's cell", notebook,
     "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"%%javascript\\nc.createUser({ PhoneConfig: " OBJECT
     " });\"}]}\n",
     "javascript", "javascript-and-typescript", "= PhoneNumberConfigs: ["},
};

BOOST_DATA_TEST_CASE(are_named, boost::unit_test::data::make(programs)) {
  const auto findings = look_through(sample.text, sample.host, {}).findings;
  BOOST_REQUIRE(!findings.empty());
  const LocatedDiagnostic& finding = findings.front();
  BOOST_REQUIRE(finding.call_site != nullptr);
  BOOST_TEST((finding.id == DiagnosticId::legacy_call));
  BOOST_TEST(finding.call_site->language == sample.language);
  BOOST_TEST(finding.call_site->section == sample.section);
  const std::string& replacement = finding.call_site->replacement;
  const std::string_view says = sample.says;
  if (says.starts_with("= ")) {
    BOOST_TEST(replacement.substr(0, replacement.find('\n')) == says.substr(2), finding.message);
  } else {
    BOOST_TEST(finding.message.find(says) != std::string::npos, finding.message);
    BOOST_TEST(replacement.empty());
  }
}

const FoundRow notebooks[] = {
    {"the place of a call", notebook,
     "{\"cells\": [\n{\"cell_type\": \"code\", \"source\": [\n\"x = \\\"\\u00e9\\\"\\n\",\n"
     "\"\xC3\xA9; c.update_user_phone_config()\"]}]}\n",
     "4:7 python"},
    {"a comment", notebook,
     "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"# c.update_user_phone_config()\"]}]}\n", "(1:50)"},
    {"prose", notebook,
     "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"`update_user_phone_config` is old\"]}]}\n", "(1:51)"},
    {"what a cell printed", notebook,
     "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"f()\"], \"outputs\": [{\"text\": "
     "[\"update_user_phone_config(\"]}]}]}\n",
     ""},
    {"a command", notebook,
     "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"!aws connect update-user-phone-config --user-id u\"]}]}\n",
     "1:59 aws-cli-commands"},
    {"no notebook", notebook, "{\"cells\": [ c.update_user_phone_config()\n", "1:15 python"},
};

BOOST_DATA_TEST_CASE(cells, boost::unit_test::data::make(notebooks)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
