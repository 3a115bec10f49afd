// A program that knows nothing of the library but what is installed.
#include <connect_userconfig/convert.hpp>
#include <connect_userconfig/json.hpp>

#include <iostream>
#include <string_view>

namespace {

constexpr std::string_view user_json = R"({
  "Arn": "arn:aws:connect:us-west-2:111122223333:instance/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111/agent/agent-0001",
  "PhoneConfig": {"PhoneType": "SOFT_PHONE", "AutoAccept": true, "AfterContactWorkTimeLimit": 60000}
})";

}  // namespace

int main() {
  using namespace connect_userconfig;
  const Conversion conversion = convert(read_record(user_json, {.form = Form::search_users}));
  std::cout << nlohmann::json(conversion.request).dump() << '\n';
  return conversion.outcome == Outcome::converted ? 0 : 1;
}
