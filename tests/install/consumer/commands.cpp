// A program that uses the component for AWS CLI commands.
#include <connect_userconfig/commands.hpp>

#include <iostream>

int main() {
  using namespace connect_userconfig;
  const std::vector<std::string> command{
      "connect", "update-user-phone-config", "--user-id",           "u", "--instance-id",
      "i",       "--phone-config",           "PhoneType=SOFT_PHONE"};
  const CommandTranslation translation = translate_command(command, load_parameter_file);
  std::cout << "aws " << quote_for_shell(translation.arguments) << '\n';
  return translation.outcome == Outcome::converted ? 0 : 1;
}
