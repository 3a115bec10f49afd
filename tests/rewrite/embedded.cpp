// Programs in other languages that a shell script holds.
#include "found_in.hpp"

using namespace connect_userconfig;
using enum Language;

BOOST_AUTO_TEST_SUITE(embedded)

const FoundRow rows[] = {
    {"Python in a here-document", shell,
     "python3 <<E\nimport boto3\nboto3.client('connect').update_user_phone_config(UserId='u')\nE\n",
     "3:25 other-languages"},
    {"Python in a word", shell, "python3 -c \"c.update_user_phone_config(UserId=u)\"\n", "1:15 other-languages"},
    {"an operation by its name", shell, "python3 -c \"getattr(c, \\\"update_user_phone_config\\\")(**k)\"\n",
     "1:26 other-languages"},
    {"a program that is written to a file", shell, "cat > x.py <<'E'\nc.update_user_phone_config(**k)\nE\n",
     "2:3 other-languages"},
    {"JavaScript", shell, "node -e 'c.send(new UpdateUserPhoneConfigCommand(i))'\n", "1:21 other-languages"},
    {"Ruby", shell, "ruby -e 'c.update_user_phone_config(user_id: 1)'\n", "1:12 other-languages"},
    {"PHP", shell, "php -r '$c->updateUserPhoneConfig($p);'\n", "1:13 other-languages"},
    {"a new user", shell,
     "python3 <<E\nc = client('connect')\nc.create_user(Username='a', PhoneConfig={'PhoneType': 'SOFT_PHONE'})\nE\n",
     "3:29 other-languages"},
    {"a new user of JavaScript", shell,
     "node -e 'c.send(new CreateUserCommand({ PhoneConfig: { PhoneType: \"SOFT_PHONE\" } }))'\n",
     "1:41 other-languages"},
    {"a block of a page", markdown, "```bash\npython3 <<E\nc.update_user_phone_config(UserId=u)\nE\n```\n",
     "3:3 other-languages"},
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

BOOST_AUTO_TEST_SUITE_END()
