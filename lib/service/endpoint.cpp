#include "service/endpoint.hpp"

#include "service/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace connect_userconfig::service {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }

constexpr std::size_t longest_region = 32;
constexpr std::size_t longest_host = 253;

/// A whole decimal number that is not larger.
std::optional<unsigned> number(std::string_view text, unsigned largest) {
  unsigned value = 0;
  if (text.empty() || text.size() > 5 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value <= largest ? std::optional(value) : std::nullopt;
}

/// 127.0.0.0/8, as four numbers.
bool is_loopback_v4(std::string_view host) {
  if (!host.starts_with("127.")) return false;
  int parts = 0;
  while (true) {
    const auto end = host.find('.');
    if (!number(host.substr(0, end), 255) || ++parts > 4) return false;
    if (end == std::string_view::npos) return parts == 4;
    host.remove_prefix(end + 1);
  }
}

bool is_loopback(std::string_view host) { return host == "localhost" || host == "[::1]" || is_loopback_v4(host); }

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > longest_host) return false;
  if (host.starts_with('[')) {
    const auto inside = host.substr(1, host.size() - 2);
    return host.ends_with(']') && inside.find(':') != std::string_view::npos &&
           inside.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
  }
  return host.front() != '-' && host.front() != '.' && std::all_of(host.begin(), host.end(), [](char c) {
           return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
         });
}

ServiceProblem no_endpoint(std::string_view why) {
  // Not shown: there may be a password in it.
  return usage_problem(fmt::format("the endpoint (AWS_ENDPOINT_URL_CONNECT, or AWS_ENDPOINT_URL) {}", why));
}

std::variant<Endpoint, ServiceProblem> named_endpoint(std::string_view text) {
  const bool plain = text.starts_with("http://");
  if (!plain && !text.starts_with("https://")) return no_endpoint("has to start with https://");
  auto rest = text.substr(text.find("//") + 2);
  if (rest.ends_with('/')) rest.remove_suffix(1);
  if (rest.find('@') != std::string_view::npos) return no_endpoint("must not have a user or a password in it");
  if (rest.find_first_of("/?#\\") != std::string_view::npos) {
    return no_endpoint("has to be a host and a port, without a path, a query or a fragment");
  }
  const auto colon = rest.find(':', rest.starts_with('[') ? std::min(rest.find(']'), rest.size()) : 0);
  const auto host = rest.substr(0, colon);
  if (!is_host(host)) return no_endpoint("has no host, or one that cannot be");
  if (colon != std::string_view::npos && number(rest.substr(colon + 1), 65'535).value_or(0) == 0) {
    return no_endpoint("has a port that cannot be");
  }
  if (plain && !is_loopback(host)) {
    return no_endpoint("is http:// to another machine: credentials and settings go by https:// only");
  }
  return Endpoint{.url = fmt::format("{}://{}", plain ? "http" : "https", rest), .plain = plain};
}

/// In these partitions nothing says whether, and where, there is Amazon Connect.
bool is_isolated(std::string_view region) {
  return region.starts_with("us-iso") || region.starts_with("eu-iso") || region.starts_with("eusc-");
}

}  // namespace

bool is_region(std::string_view region) noexcept {
  // At least three words of small letters and digits: `us-gov-west-1`. The last is a number, the first is none.
  if (region.empty() || region.size() > longest_region || !is_lower(region.front())) return false;
  int words = 0;
  std::string_view word;
  while (true) {
    const auto end = region.find('-');
    word = region.substr(0, end);
    if (word.empty() || !std::all_of(word.begin(), word.end(), [](char c) { return is_lower(c) || is_digit(c); })) {
      return false;
    }
    ++words;
    if (end == std::string_view::npos) break;
    region.remove_prefix(end + 1);
  }
  return words >= 3 && std::all_of(word.begin(), word.end(), is_digit);
}

std::variant<Endpoint, ServiceProblem> endpoint_of(std::string_view region, std::string_view named) {
  if (!is_region(region)) {
    return usage_problem(fmt::format("'{}' is no region; one is called us-west-2", printable(region)));
  }
  if (!named.empty()) return named_endpoint(named);
  if (is_isolated(region)) {
    return usage_problem(
        fmt::format("where Amazon Connect is in {} is not known: AWS_ENDPOINT_URL_CONNECT has to say it", region));
  }
  const auto* suffix = region.starts_with("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return Endpoint{.url = fmt::format("https://connect.{}.{}", region, suffix)};
}

}  // namespace connect_userconfig::service
