// Several users in one place: Terraform in JSON has a member for each under the type's name.
#include "found_in.hpp"

#include <fmt/format.h>

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(many_users)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    {"an object with two users", json,
     "{\"resource\": {\"aws_connect_user\": {\n\"a\": {\"phone_config\": {\"phone_type\": \"SOFT_PHONE\"}},\n"
     "\"b\": {\"phone_config\": {\"phone_type\": \"DESK_PHONE\"}}\n}}}\n",
     "2:8 terraform, 3:8 terraform"},
    {"an object with users of the Cloud Control provider", json,
     "{\"resource\": {\"awscc_connect_user\": {\n\"a\": {\"phone_config\": {\"phone_type\": \"SOFT_PHONE\"}},\n"
     "\"b\": {\"phone_config\": {\"phone_type\": \"DESK_PHONE\"}}\n}}}\n",
     "2:8 terraform, 3:8 terraform"},
    {"a list of objects", json,
     "{\"resource\": [{\"aws_connect_user\": [\n{\"a\": {\"phone_config\": [{\"phone_type\": \"SOFT_PHONE\"}]}},\n"
     "{\"b\": {\"phone_config\": [{\"phone_type\": \"DESK_PHONE\"}]}}\n]}]}\n",
     "2:9 terraform, 3:9 terraform"},
    {"the bracket in the next line", json,
     "{\"aws_connect_user\" :\n{\n\"a\": {\"phone_config\": {\"phone_type\": \"SOFT_PHONE\"}},\n"
     "\"b\": {\"phone_config\": {\"phone_type\": \"DESK_PHONE\"}}\n}}\n",
     "3:8 terraform, 4:8 terraform"},
    {"users and other resources", json,
     "{\"resource\": {\"aws_connect_user\": {\n\"a\": {\"phone_config\": {\"phone_type\": \"SOFT_PHONE\"}}},\n"
     "\"aws_connect_quick_connect\": {\n\"q\": {\"quick_connect_config\": {\"phone_config\": {\"phone_number\": "
     "\"1\"}}}}\n"
     "}}\n",
     "2:8 terraform"},
    {"a program that writes them", python,
     "json.dump({\"resource\": {\"aws_connect_user\": {\n\"a\": {\"phone_config\": {\"phone_type\": \"SOFT_PHONE\"}},\n"
     "\"b\": {\"phone_config\": {\"phone_type\": \"DESK_PHONE\"}}}}}, f)\n",
     "2:8 terraform, 3:8 terraform"},
    {"a program in Ruby that writes them", ruby,
     "x = {\"aws_connect_user\" => {\n\"a\" => {\"phone_config\" => {\"phone_type\" => \"SOFT_PHONE\"}},\n"
     "\"b\" => {\"phone_config\" => {\"phone_type\" => \"DESK_PHONE\"}}}}\n",
     "2:10 terraform, 3:10 terraform"},
    {"keys of YAML", yaml,
     "resource:\n  aws_connect_user:\n    a:\n      phone_config: {phone_type: SOFT_PHONE}\n    b:\n"
     "      phone_config:\n        phone_type: DESK_PHONE\n",
     "4:7 terraform, 6:7 terraform"},
    {"remarks count in JSON", json,
     "{\"aws_connect_user\": {\n\"a\": {\"phone_config\": {\"phone_type\": \"SOFT_PHONE\"}},\n"
     "// \"b\": {\"phone_config\": {\"phone_type\": \"DESK_PHONE\"}}\n}}\n",
     "2:8 terraform, 3:11 terraform"},
    {"users that are given to modules", json,
     "{\"module\": {\n\"a\": {\"source\": \"./u\", \"phone_config\": {\"phone_type\": \"SOFT_PHONE\"}},\n"
     "\"b\": {\"phone_config\": {\"phone_type\": \"DESK_PHONE\"}, \"source\": \"./u\"}}}\n",
     "2:25 terraform, 3:8 terraform"},
    {"a state that names modules", json,
     "{\"module\": \"module.u\", \"source\": \"x\", \"phone_config\": {\"phone_type\": \"SOFT_PHONE\"}}\n", ""},
    {"an export with small letters", json, "[{\"id\": \"u\", \"phone_config\": {\"phone_type\": \"SOFT_PHONE\"}}]\n",
     ""},
    {"a resource is one user", terraform,
     "resource \"aws_connect_user\" \"a\" {\n  dynamic \"phone_config\" {\n    content { phone_type = \"SOFT_PHONE\" "
     "}\n  }\n"
     "  lifecycle { ignore_changes = [phone_config] }\n}\n",
     "2:12 terraform"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_CASE(finds_each_of_hundreds) {
  std::string text = "{\"resource\": {\"aws_connect_user\": {\n";
  std::string found;
  for (int i = 0; i < 300; ++i) {
    text += fmt::format("\"u{}\": {{\"name\": \"{{\", \"phone_config\": {{\"phone_type\": \"SOFT_PHONE\"}}}},\n", i);
    found += fmt::format("{}{}:{} terraform", i == 0 ? "" : ", ", i + 2, fmt::format("\"u{}\": ", i).size() + 16);
  }
  text += "\"z\": {}}}}\n";
  BOOST_TEST(found_in(text, json) == found);
}

BOOST_AUTO_TEST_SUITE_END()
