// Makes the calls that come in, a line of JSON each, by the room `service`; prints what became of each, a line each. So
// scripts can see what goes over the wire.
//
//   {"operation": "DescribeUser", "user": "u-1"}         a call; `config`, `phone`, `token` as the call needs them
//   {"renew": true}                                      prints why the credentials cannot be renewed, or null
//   {"wait": 0.5}                                        lets a time pass, as between two calls
//
// call_service INSTANCE REGION ENDPOINT CA-BUNDLE TIMEOUT-IN-SECONDS SIDE-BY-SIDE
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/service.hpp"

#include <cstdint>
#include <iostream>
#include <string>

namespace {

using namespace connect_userconfig;
using Json = nlohmann::json;

std::string text_of(const Json& json, const char* name) { return json.value(name, std::string()); }

Operation operation_from(const std::string& name) {
  for (const auto each : {Operation::describe_user, Operation::search_users, Operation::update_user_config}) {
    if (to_string(each) == name) return each;
  }
  return Operation::update_user_phone_config;
}

ServiceCall call_from(const Json& json) {
  ServiceCall call{.operation = operation_from(text_of(json, "operation")),
                   .user_id = text_of(json, "user"),
                   .next_token = text_of(json, "token")};
  if (json.contains("config")) call.config = json.at("config").get<Parsed<UserConfig>>().value;
  if (json.contains("phone")) call.phone_config = json.at("phone").get<Parsed<UserPhoneConfig>>().value;
  return call;
}

void print(const ServiceReply& reply) {
  Json line{{"call", reply.call}, {"fault", to_string(reply.fault)}, {"error", reply.error}};
  if (reply.user) {
    line["user"] = {{"Id", reply.user->id.value_or("")}, {"lists", Json(reply.user->existing)}};
    if (reply.user->phone_config) line["user"]["PhoneConfig"] = Json(*reply.user->phone_config);
  }
  if (!reply.page.empty()) line["page"] = Json::parse(reply.page);
  if (!reply.next_token.empty()) line["token"] = reply.next_token;
  std::cout << line.dump() << std::endl;
}

void print_next(Service& service) {
  while (true) {
    if (const auto reply = service.wait(service.now() + std::chrono::hours(1))) return print(*reply);
  }
}

int serve(Service& service, std::uint64_t side_by_side) {
  std::uint64_t started = 0;
  std::uint64_t ended = 0;
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto json = Json::parse(line);
    if (json.contains("renew")) {
      const auto why = service.renew();
      std::cout << (why ? Json(*why) : Json()).dump() << std::endl;
      continue;
    }
    if (json.contains("wait")) {
      const std::chrono::duration<double> time(json.at("wait").get<double>());
      const auto until = service.now() + std::chrono::duration_cast<std::chrono::nanoseconds>(time);
      while (service.now() < until) static_cast<void>(service.wait(until));
      continue;
    }
    service.start(started++, call_from(json));
    if (started - ended >= side_by_side) {
      print_next(service);
      ++ended;
    }
  }
  for (; ended < started; ++ended) print_next(service);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) return 2;
  const auto opened = open_service({.instance_id = argv[1],
                                    .region = argv[2],
                                    .endpoint = argv[3],
                                    .ca_bundle = argv[4],
                                    .timeout = std::chrono::seconds(std::stoi(argv[5]))});
  if (const auto* problem = std::get_if<ServiceProblem>(&opened)) {
    std::cout << Json{{"problem", static_cast<int>(problem->kind)}, {"message", problem->message}}.dump() << std::endl;
    return 1;
  }
  return serve(*std::get<std::unique_ptr<Service>>(opened), std::stoull(argv[6]));
}
