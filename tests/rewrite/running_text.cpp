// Code in pages and notes: no brackets or fences say where it stands, so its own shape does.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(running_text)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // Commands that go on.
    {"a block without a language", markdown,
     "```\naws connect create-user --instance-id i \\\n  --phone-config PhoneType=SOFT_PHONE\n```\n",
     "3:5 aws-cli-commands"},
    {"a block of an unknown language", markdown,
     "```text\naws connect create-user \\\n  --username u \\\n  --phone-config PhoneType=SOFT_PHONE\n```\n",
     "4:5 aws-cli-commands"},
    {"an indented block", markdown,
     "Step 3:\n\n    aws connect create-user \\\n      --username u --phone-config PhoneType=SOFT_PHONE\n",
     "4:22 aws-cli-commands"},
    {"a block in a quotation", markdown,
     "> ```\n> aws connect create-user \\\n>   --phone-config PhoneType=SOFT_PHONE\n> ```\n", "3:7 aws-cli-commands"},
    {"a block of AsciiDoc", text,
     "[source]\n----\naws connect create-user --username u \\\n  --phone-config PhoneType=SOFT_PHONE\n----\n",
     "4:5 aws-cli-commands"},
    {"notes", text,
     "Step 3: run\n  aws connect create-user --instance-id i \\\n     --username u \\\n     --phone-config "
     "PhoneType=SOFT_PHONE,AutoAccept=true\n",
     "4:8 aws-cli-commands"},
    {"Windows line ends", text, "aws connect create-user \\\r\n  --phone-config AutoAccept=true\r\n",
     "2:5 aws-cli-commands"},
    {"PowerShell's mark", text, "aws connect create-user `\n  --phone-config $phone\n", "2:5 aws-cli-commands"},
    {"the mark of batch files", text, "aws connect create-user ^\n  --phone-config %PHONE%\n", "2:5 aws-cli-commands"},
    {"no mark at all", text, "aws connect create-user\n  --username u\n  --phone-config AutoAccept=true\n",
     "3:5 aws-cli-commands"},
    {"the value in the next line", text, "aws connect create-user --phone-config \\\n  PhoneType=SOFT_PHONE\n",
     "1:27 aws-cli-commands"},
    {"one line", text, "aws connect create-user --phone-config AutoAccept=true\n", "1:27 aws-cli-commands"},
    {"an equals sign", text, "aws connect create-user --phone-config=AutoAccept=true\n", "1:27 aws-cli-commands"},
    {"a file", text, "aws connect create-user --phone-config file://phone.json\n", "1:27 aws-cli-commands"},
    {"JSON", text, "aws connect create-user --phone-config '{\"AutoAccept\":true}'\n", "1:27 aws-cli-commands"},
    {"a placeholder", markdown, "`aws connect create-user --phone-config <settings>`\n", "1:28 aws-cli-commands"},
    {"a saved request", text, "aws connect create-user \\\n  --cli-input-json file://u.json\n",
     "1:13 aws-cli-commands"},
    {"a legacy call, once", text,
     "aws connect update-user-phone-config \\\n  --user-id u \\\n  --phone-config AutoAccept=true\n",
     "1:13 aws-cli-commands"},
    {"a legacy call behind its options", text, "aws --region r \\\n  connect update-user-phone-config\n",
     "2:11 aws-cli-commands"},
    {"both", text,
     "aws connect create-user \\\n  --phone-config AutoAccept=true\naws connect update-user-phone-config \\\n"
     "  --phone-config AutoAccept=true\n",
     "2:5 aws-cli-commands, 3:13 aws-cli-commands"},
    {"both, the other way round", text,
     "aws connect update-user-phone-config \\\n  --phone-config AutoAccept=true\naws connect create-user \\\n"
     "  --phone-config AutoAccept=true\n",
     "1:13 aws-cli-commands, 4:5 aws-cli-commands"},
    {"a file of unknown kind", other,
     "aws connect update-user-phone-config ^\n  --user-id u ^\n  --phone-config AutoAccept=true\n",
     "1:13 aws-cli-commands"},
    // Calls of programs.
    {"Python", markdown, "```\nc.create_user(\n  Username=u,\n  PhoneConfig={'AutoAccept': True},\n)\n```\n",
     "4:3 python"},
    {"JavaScript", markdown,
     "    await c.send(new CreateUserCommand({\n      Username: u,\n      PhoneConfig: { AutoAccept: true },\n    "
     "}));\n",
     "3:7 javascript-and-typescript"},
    {"Terraform", text, "resource \"aws_connect_user\" \"u\" {\n  phone_config {\n    auto_accept = true\n  }\n}\n",
     "2:3 terraform"},
    {"a setting that is put into it first", text, "p = {'PhoneConfig': {'AutoAccept': True}}\nc.create_user(**p)\n",
     "1:7 runbooks"},
    {"a cmdlet", markdown, "```\nUpdate-CONNUserPhoneConfig -UserId u `\n  -PhoneConfig_AutoAccept $true\n```\n",
     "2:1 powershell"},
    {"a cmdlet that makes a user", markdown, "```\nNew-CONNUser -Username u `\n  -PhoneConfig_AutoAccept $true\n```\n",
     "3:4 powershell"},
    // Prose.
    {"the name of the option", markdown, "`aws connect create-user` takes `--phone-config`, too.\n", "(1:36)"},
    {"the option of a command", text, "The aws connect create-user --phone-config option is old.\n", "(1:31)"},
    {"the option in code", markdown, "Do not use `aws connect create-user --phone-config` any more.\n", "(1:39)"},
    {"the name of the setting", markdown, "`create_user` has `PhoneConfig`: do not use it.\n", "(1:20)"},
    {"emphasis", markdown, "Do not use aws connect *create-user* with --phone-config.\n", "(1:45)"},
    {"strong emphasis", markdown, "Do not use **aws connect create-user** with --phone-config.\n", "(1:47)"},
    {"a bracket behind the setting", markdown, "`CreateUser` can carry lists beside `PhoneConfig` (D).\n", "(1:38)"},
    {"a bracket behind a remark", text,
     "CreateUser, or PhoneConfig (see below): create_user needs PhoneConfig: x (old)\n", "(1:16), (1:59)"},
    {"a line that ends with a mark of code", markdown,
     "We call `aws connect create-user`\nwith `--phone-config` no more.\n", "(2:9)"},
    {"an export", markdown, "```\n{\"User\": {\"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}}\n```\n", ""},
    {"what a cell printed beside a call", markdown,
     "```\naws connect create-user --username u\n```\n\n```\n{\"User\": {\"PhoneConfig\": {\"AutoAccept\": "
     "true}}}\n```\n",
     ""},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
