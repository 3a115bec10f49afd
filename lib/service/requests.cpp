#include "service/requests.hpp"

#include "connect_userconfig/json.hpp"
#include "connect_userconfig/text.hpp"
#include "connect_userconfig/writer.hpp"
#include "model/whole_seconds.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace connect_userconfig::service {
namespace {

bool is_plain(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '~' || c == '.';
}

/// The limit as the API takes it; nothing if it is not in whole seconds.
std::optional<std::chrono::seconds> in_seconds(const AfterContactWorkTimeLimit& limit) {
  if (const auto* whole = std::get_if<std::chrono::seconds>(&limit)) return *whole;
  const auto* fine = std::get_if<std::chrono::milliseconds>(&limit);
  return fine != nullptr ? whole_seconds(*fine) : std::nullopt;
}

std::optional<std::string> phone_config_body(UserPhoneConfig phone_config) {
  if (auto& limit = phone_config.after_contact_work_time_limit) {
    const auto whole = in_seconds(*limit);
    if (!whole) return std::nullopt;
    limit = *whole;
  }
  // Exports are full of empty numbers, which the pattern of a number has no room for.
  if (phone_config.desk_phone_number == "") phone_config.desk_phone_number.reset();
  const nlohmann::ordered_json body{{"PhoneConfig", nlohmann::ordered_json(phone_config)}};
  return body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string search_body(std::string_view instance_id, std::string_view next_token) {
  std::string body = R"({"InstanceId":)";
  append_json_string(instance_id, body);
  fmt::format_to(std::back_inserter(body), R"(,"MaxResults":{})", page_size);
  if (!next_token.empty()) {
    body += R"(,"NextToken":)";
    append_json_string(next_token, body);
  }
  return body += '}';
}

std::string bad_id(std::string_view what, std::string_view id) {
  return fmt::format("the {} '{}' has characters that no such id has", what, printable(id));
}

}  // namespace

bool is_plain_id(std::string_view id) noexcept {
  return std::all_of(id.begin(), id.end(), is_plain) && id.find_first_not_of('.') != std::string_view::npos;
}

std::variant<HttpRequest, std::string> request_for(const ServiceCall& call, std::string_view instance_id) {
  if (!is_plain_id(instance_id)) return bad_id("instance id", instance_id);
  if (call.operation == Operation::search_users) {
    return HttpRequest{.method = "POST", .path = "/search-users", .body = search_body(instance_id, call.next_token)};
  }
  if (!is_plain_id(call.user_id)) return bad_id("user id", call.user_id);
  auto path = fmt::format("/users/{}/{}", instance_id, call.user_id);
  if (call.operation == Operation::describe_user) return HttpRequest{.method = "GET", .path = std::move(path)};
  if (call.operation == Operation::update_user_config) {
    HttpRequest request{.method = "POST", .path = path + "/config"};
    append_json(call.config, request.body);
    return request;
  }
  auto body = phone_config_body(call.phone_config);
  if (!body) return "the limit of the legacy setting is not in whole seconds";
  return HttpRequest{.method = "POST", .path = path + "/phone-config", .body = std::move(*body)};
}

}  // namespace connect_userconfig::service
