#include "service/replies.hpp"

#include "connect_userconfig/json.hpp"
#include "connect_userconfig/text.hpp"
#include "service/errors.hpp"
#include "service/problem.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace connect_userconfig::service {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The longest token that the API takes back.
constexpr std::size_t longest_token = 2500;

ServiceReply failed(Fault fault, std::string error) { return {.fault = fault, .error = std::move(error)}; }

/// What somebody says who is not the API: a proxy, a firewall, a page of the network to sign in on.
std::string foreign(const HttpResponse& response) {
  const auto type = response.content_type.substr(0, response.content_type.find(';'));
  return fmt::format("HTTP {}, and an answer that is not Amazon Connect's{}", response.status,
                     type.empty() ? std::string() : fmt::format(" ({})", printable(type)));
}

/// A member of an object at the top, if it is text.
std::optional<std::string_view> member(const simdjson::dom::object& object, std::string_view name) {
  std::string_view text;
  if (object[name].get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

struct ServiceError {
  std::string name{};     ///< empty: nothing says that this is the API speaking
  std::string message{};  ///< as it came
};

ServiceError error_of(const HttpResponse& response) {
  ServiceError error{.name = std::string(error_name(response.error_type))};
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(response.body).get(object) != simdjson::SUCCESS) return error;
  for (const auto* name : {"__type", "code", "Code"}) {
    if (error.name.empty()) error.name = error_name(member(object, name).value_or(""));
  }
  for (const auto* name : {"message", "Message"}) {
    if (error.message.empty()) error.message = member(object, name).value_or("");
  }
  return error;
}

/// What the status says, if no name does. AWS's front answers with names, proxies answer without.
Fault fault_of(int status, bool named) noexcept {
  if (status == 429) return Fault::throttled;
  if (status == 409) return Fault::conflict;
  if (status >= 500 || status == 408) return Fault::server;
  if (status == 401 || status == 403 || status == 407) return Fault::denied;
  if (status == 404 && !named) return Fault::connection;
  return Fault::refused;
}

std::string error_text(const ServiceError& error, std::span<const std::string_view> secrets) {
  // Behind the first line of such a message stands what was signed, with the session token.
  const bool first_line_only = error.name.find("Signature") != std::string::npos;
  std::string_view message = error.message;
  if (first_line_only) message = message.substr(0, message.find('\n'));
  auto text = error.name;
  if (!message.empty()) text.append(": ").append(safe_text(message, secrets));
  if (const auto help = help_for(error.name); !help.empty()) text.append(" (").append(help).append(")");
  return text;
}

ServiceReply reply_to_error(const HttpResponse& response, std::span<const std::string_view> secrets) {
  const auto error = error_of(response);
  auto fault = fault_named(error.name).value_or(fault_of(response.status, !error.name.empty()));
  // A signature that is too old or too new is one, too.
  const bool clock = fault == Fault::denied && error.message.starts_with("Signature ") &&
                     (error.message.find("expired") != std::string::npos ||
                      error.message.find("not yet current") != std::string::npos);
  if (error.name.empty()) return failed(fault, foreign(response));
  auto text = error_text(error, secrets);
  if (clock) text.append(" (").append(help_for("RequestExpired")).append(")");
  return failed(fault, std::move(text));
}

ServiceReply reply_to_description(const ServiceCall& call, const HttpResponse& response) {
  auto record = read_record(response.body, {.form = Form::describe_user, .profile = true});
  const auto broken = std::any_of(record.diagnostics.begin(), record.diagnostics.end(), [](const Diagnostic& each) {
    return each.id == DiagnosticId::malformed_json || each.id == DiagnosticId::nesting_too_deep;
  });
  if (broken || (!record.id && !record.arn)) return failed(Fault::connection, foreign(response));
  if (record.id != call.user_id) {
    return failed(Fault::connection, "DescribeUser was answered with another user than it asked for");
  }
  return {.user = std::move(record)};
}

ServiceReply reply_to_search(HttpResponse response) {
  ServiceReply reply;
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  simdjson::dom::array users;
  if (parser.parse(response.body).get(object) != simdjson::SUCCESS || object["Users"].get(users) != simdjson::SUCCESS) {
    return failed(Fault::connection, foreign(response));
  }
  simdjson::dom::element token;
  if (object["NextToken"].get(token) == simdjson::SUCCESS && !token.is_null()) {
    std::string_view text;
    if (token.get(text) != simdjson::SUCCESS || text.size() > longest_token) {
      return failed(Fault::connection, foreign(response));
    }
    reply.next_token = text;
  }
  reply.page = std::move(response.body);
  return reply;
}

ServiceReply reply_to_update(const HttpResponse& response) {
  if (response.body.find_first_not_of(blanks) == std::string::npos) return {};
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(response.body).get(object) == simdjson::SUCCESS) return {};
  return failed(Fault::connection, foreign(response));
}

ServiceReply reply_to_success(const ServiceCall& call, HttpResponse response) {
  if (call.operation == Operation::describe_user) return reply_to_description(call, response);
  if (call.operation == Operation::search_users) return reply_to_search(std::move(response));
  return reply_to_update(response);
}

}  // namespace

std::size_t most_bytes(Operation operation) noexcept {
  constexpr std::size_t mebibyte = std::size_t{1} << 20U;
  return operation == Operation::search_users ? 16 * mebibyte : mebibyte;
}

ServiceReply reply_to(const ServiceCall& call, HttpResponse response, std::span<const std::string_view> secrets) {
  if (response.too_large) {
    return failed(Fault::connection, fmt::format("HTTP {}, and an answer of more than {} bytes, which is none of "
                                                 "Amazon Connect's",
                                                 response.status, most_bytes(call.operation)));
  }
  const int hundreds = response.status / 100;
  if (hundreds == 2) return reply_to_success(call, std::move(response));
  if (hundreds == 3) {
    return failed(Fault::refused, fmt::format("HTTP {}: a redirect, which is not followed", response.status));
  }
  return reply_to_error(response, secrets);
}

namespace {

/// Phone numbers, which AWS repeats when it refuses them, masked.
std::string without_numbers(std::string_view text) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::size_t shortest = 7;
  std::string result;
  while (!text.empty()) {
    const auto plus = std::min(text.find('+'), text.size());
    result += text.substr(0, plus);
    text.remove_prefix(plus);
    if (text.empty()) break;
    const auto end = std::min(text.find_first_not_of(digits, 1), text.size());
    result += end > shortest ? mask_phone_number(text.substr(0, end)) : std::string(text.substr(0, end));
    text.remove_prefix(end);
  }
  return result;
}

}  // namespace

std::string safe_text(std::string_view text, std::span<const std::string_view> secrets) {
  std::string clean(text);
  for (const auto secret : secrets) {
    if (secret.empty()) continue;
    for (auto at = clean.find(secret); at != std::string::npos; at = clean.find(secret, at)) {
      clean.replace(at, secret.size(), "***");
    }
  }
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return blanks.find(c) != std::string_view::npos; }, ' ');
  return printable(without_numbers(clean), most_shown);
}

}  // namespace connect_userconfig::service
