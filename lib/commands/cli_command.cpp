#include "commands/command_model.hpp"
#include "connect_userconfig/requests.hpp"

namespace connect_userconfig {

std::vector<std::string> cli_command(Form form, const nlohmann::ordered_json& request) {
  const auto* command = commands::find_command(form);
  if (command == nullptr) return {};
  return {"aws", std::string(command->service), std::string(command->operation), std::string(commands::input_json),
          request.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)};
}

}  // namespace connect_userconfig
