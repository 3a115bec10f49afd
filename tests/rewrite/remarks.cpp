// Comments of every language that has a name here: a note, where a call beside them is an error.
#include "found_in.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(remarks)

struct Row {
  const char* name;  ///< of a file
  const char* text;
  const char* found;  ///< as in `found_in`
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"q.sql", "-- eventname = 'UpdateUserPhoneConfig'\nSELECT 1 WHERE eventname = 'UpdateUserPhoneConfig';\n",
     "(1:17), 2:29 permissions-and-events"},
    {"q.ddl", "/* UpdateUserPhoneConfig\n */ SELECT '--', 'UpdateUserPhoneConfig';\n", "(1:4), 2:19 other-languages"},
    {"x.html", "<!-- aws connect update-user-phone-config -->\n<pre>aws connect update-user-phone-config</pre>\n",
     "(1:18), 2:18 aws-cli-commands"},
    {"x.XML", "<!--\nupdateUserPhoneConfig\n--><a b='updateUserPhoneConfig'/>\n", "(2:1), 3:10 other-languages"},
    {"x.svg", "<!-- updateUserPhoneConfig\n", "1:6 other-languages"},
    {"a.cpp", "// UpdateUserPhoneConfig\nc.UpdateUserPhoneConfig(r); // x\n", "(1:4), 2:3 other-languages"},
    {"a.hpp", "/* UpdateUserPhoneConfig */ c->UpdateUserPhoneConfig(r);\n", "(1:4), 1:32 other-languages"},
    {"a.swift", "// updateUserPhoneConfig\ntry await c.updateUserPhoneConfig(input: i)\n",
     "(1:4), 2:13 other-languages"},
    {"a.dart", "/// updateUserPhoneConfig\nawait c.updateUserPhoneConfig(x: 'it''s // not');\n",
     "(1:5), 2:9 other-languages"},
    {"a.pl", "# UpdateUserPhoneConfig\n$c->UpdateUserPhoneConfig(%p);\n", "(1:3), 2:5 other-languages"},
    {"a.pm", "=pod\n\nUpdateUserPhoneConfig\n\n=cut\n$c->UpdateUserPhoneConfig(%p);\n", "(3:1), 6:5 other-languages"},
    {"a.R", "# update_user_phone_config\nc$update_user_phone_config(x = '#')\n", "(1:3), 2:3 other-languages"},
    {"a.ex", "# update_user_phone_config\nAWS.Connect.update_user_phone_config(c, i)\n", "(1:3), 2:13 other-languages"},
    {"a.lua", "-- update_user_phone_config\n--[[ update_user_phone_config\n]] c:update_user_phone_config('--')\n",
     "(1:4), (2:6), 3:6 other-languages"},
    {"a.toml", "# update-user-phone-config\nx = 'aws connect update-user-phone-config'\n",
     "(1:3), 2:18 aws-cli-commands"},
    {"a.ini", "; update-user-phone-config\n  # update-user-phone-config\nx = aws connect update-user-phone-config\n",
     "(1:3), (2:5), 3:17 aws-cli-commands"},
    {"a.properties", "! update-user-phone-config\nx=aws connect update-user-phone-config\n",
     "(1:3), 2:15 aws-cli-commands"},
    {"a.vb", "' UpdateUserPhoneConfig\nc.UpdateUserPhoneConfig(r)\n", "(1:3), 2:3 net"},
    {"a.fs", "(* UpdateUserPhoneConfig *)\nc.UpdateUserPhoneConfig(r) // x\n", "(1:4), 2:3 net"},
    {"Tiltfile", "# update-user-phone-config\nlocal('aws connect update-user-phone-config')\n",
     "(1:3), 2:20 aws-cli-commands"},
    {"a.vue", "<!-- updateUserPhoneConfig --><script>c.updateUserPhoneConfig(p) /* x */</script>\n",
     "(1:6), 1:41 javascript-and-typescript"},
    {"a.vtl", "## updateUserPhoneConfig\n", "1:4 other-languages"},
    // New users with the setting
    {"a.py", "# c.create_user(Username=u, PhoneConfig={'PhoneType': 'SOFT_PHONE'})\nc.list_users()\n", "(1:29)"},
    {"b.py", "# c.create_user(**r)  # PhoneConfig=phone\n", ""},
    {"c.py",
     "# c.create_user(PhoneConfig={'PhoneType': 'SOFT_PHONE'})\nc.create_user(PhoneConfig={'PhoneType': "
     "'DESK_PHONE'})\n",
     "(1:17), 2:15 python"},
    {"a.ts", "// await c.send(new CreateUserCommand({ PhoneConfig: { PhoneType: 'SOFT_PHONE' } }));\n", "(1:41)"},
    {"b.ts", "/* new CfnUser(this, 'U', { phoneConfig: { phoneType: 'SOFT_PHONE' } }); */\n", "(1:29)"},
    {"a.tf",
     "# resource \"aws_connect_user\" \"a\" {\n#   phone_config {\n#     phone_type = \"SOFT_PHONE\"\n#   }\n# }\n",
     "(2:5)"},
    {"a.yaml",
     "Resources:\n#  U:\n#    Type: AWS::Connect::User\n#    Properties:\n#      PhoneConfig:\n"
     "#        PhoneType: SOFT_PHONE\n  B: {Type: AWS::S3::Bucket}\n",
     "(5:8)"},
    {"b.yaml", "# PhoneConfig:\n#   PhoneType: SOFT_PHONE\nA: 1\n", ""},
    {"Makefile", "# aws connect create-user --phone-config PhoneType=SOFT_PHONE\nx:\n", "(1:29)"},
    {"b.go", "// the phoneConfig: of somebody else\n", ""},
};

BOOST_DATA_TEST_CASE(are_told, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, language_of(sample.name, sample.text)) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
