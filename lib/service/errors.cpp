#include "service/errors.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::service {
namespace {

struct Row {
  std::string_view name;
  Fault fault;
  std::string_view help{};
};

constexpr std::string_view wrong_clock = "the clock of this machine differs from that of AWS";
constexpr std::string_view wrong_keys = "AWS does not know these credentials, or they are of another partition";

// The names of the API itself, and those that AWS's front answers with before the API sees the call.
// Source: https://docs.aws.amazon.com/connect/latest/APIReference/CommonErrors.html
constexpr std::array<Row, 28> rows = {{
    {"ThrottlingException", Fault::throttled},
    {"Throttling", Fault::throttled},
    {"ThrottledException", Fault::throttled},
    {"TooManyRequestsException", Fault::throttled},
    {"RequestThrottled", Fault::throttled},
    {"RequestThrottledException", Fault::throttled},
    {"RequestLimitExceeded", Fault::throttled},
    {"LimitExceededException", Fault::throttled},
    {"LimitExceeded", Fault::throttled},
    {"SlowDown", Fault::throttled},
    {"ConditionalOperationFailedException", Fault::conflict},
    {"ResourceNotFoundException", Fault::not_found},
    {"InternalServiceException", Fault::server},
    {"ServiceUnavailable", Fault::server},
    {"ExpiredToken", Fault::expired},
    {"ExpiredTokenException", Fault::expired},
    {"RequestExpired", Fault::denied, wrong_clock},
    {"RequestTimeTooSkewed", Fault::denied, wrong_clock},
    {"AccessDenied", Fault::denied},
    {"AccessDeniedException", Fault::denied},
    {"NotAuthorized", Fault::denied},
    {"OptInRequired", Fault::denied},
    {"UnrecognizedClientException", Fault::denied, wrong_keys},
    {"InvalidClientTokenId", Fault::denied, wrong_keys},
    {"InvalidSignatureException", Fault::denied},
    {"SignatureDoesNotMatch", Fault::denied},
    {"MissingAuthenticationTokenException", Fault::denied},
    {"IncompleteSignatureException", Fault::denied},
}};

const Row* find(std::string_view name) noexcept {
  const auto* row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.name == name; });
  return row != rows.end() ? row : nullptr;
}

constexpr bool is_letter_or_digit(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr std::size_t longest_name = 80;

}  // namespace

std::string_view error_name(std::string_view text) noexcept {
  // The namespace has no colon in it, and what stands behind the colon may have a hash.
  text = text.substr(0, text.find(':'));
  text.remove_prefix(text.rfind('#') + 1);  // npos + 1 is 0
  const bool is_name = text.size() <= longest_name && std::all_of(text.begin(), text.end(), is_letter_or_digit);
  return is_name ? text : std::string_view();
}

std::optional<Fault> fault_named(std::string_view name) noexcept {
  const auto* row = find(name);
  return row != nullptr ? std::optional(row->fault) : std::nullopt;
}

std::string_view help_for(std::string_view name) noexcept {
  const auto* row = find(name);
  return row != nullptr ? row->help : std::string_view();
}

}  // namespace connect_userconfig::service
