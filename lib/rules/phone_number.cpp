// PhoneType and DeskPhoneNumber -> PhoneNumberConfigs.
#include "connect_userconfig/text.hpp"
#include "rules/rules.hpp"

#include <algorithm>

namespace connect_userconfig::rules {
namespace {

constexpr auto number_field = Field::desk_phone_number;
constexpr std::size_t max_digits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string what_is_wrong(std::string_view number) {
  const auto shown = mask_phone_number(number);
  if (number.front() != '+') return shown + " does not start with +";
  const auto digits = number.substr(1);
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return shown + " holds something other than digits";
  if (digits.empty() || digits.front() == '0') return shown + " has no digit from 1 to 9 after the +";
  if (digits.size() == 1) return shown + " has one digit only";
  return shown + " has more than 15 digits";
}

}  // namespace

bool is_e164(std::string_view number) noexcept {
  return number.size() >= 3 && number.size() <= 1 + max_digits && number[0] == '+' && number[1] != '0' &&
         std::all_of(number.begin() + 1, number.end(), is_digit);
}

void phone_number(const UserPhoneConfig& from, Target to) {
  const auto say = [to](DiagnosticId id, Field field, std::string detail = {}) {
    to.diagnostics.push_back({.id = id, .field = field, .detail = std::move(detail)});
  };
  std::optional<std::string_view> number;
  if (from.desk_phone_number) number = *from.desk_phone_number;
  if (number && number->empty()) {
    say(DiagnosticId::empty_phone_number_dropped, number_field);
    number.reset();
  }
  const bool valid = !number || is_e164(*number);
  if (!valid) say(DiagnosticId::invalid_phone_number, number_field, what_is_wrong(*number));
  if (!from.phone_type) {
    if (number) say(DiagnosticId::phone_type_missing, number_field);
    return;
  }
  if (!number && from.phone_type == PhoneType::desk_phone) {
    say(DiagnosticId::desk_phone_without_number, Field::phone_type);
  }
  if (!valid) return;
  auto& config = to.config.phone_number_configs.emplace_back();
  config.phone_type = *from.phone_type;
  if (number) config.phone_number.emplace(*number);
}

}  // namespace connect_userconfig::rules
