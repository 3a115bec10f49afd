// What AWS documents of each form: its unit, whether absent fields were reset by it, whether it says all of a user.
#include "connect_userconfig/record.hpp"

#include <array>

namespace connect_userconfig {
namespace {

struct FormFacts {
  Form form;
  std::string_view name;
  AcwUnit unit;
  bool request = false;
  bool whole_profile = false;
};

constexpr std::array<FormFacts, 10> forms = {{
    {.form = Form::automatic, .name = "auto", .unit = AcwUnit::unknown},
    {.form = Form::search_users, .name = "search-users", .unit = AcwUnit::milliseconds, .whole_profile = true},
    {.form = Form::describe_user, .name = "describe-user", .unit = AcwUnit::seconds, .whole_profile = true},
    {.form = Form::update_user_phone_config,
     .name = "update-user-phone-config",
     .unit = AcwUnit::seconds,
     .request = true},
    {.form = Form::user, .name = "user", .unit = AcwUnit::unknown},
    {.form = Form::phone_config, .name = "phone-config", .unit = AcwUnit::unknown},
    {.form = Form::update_user_config, .name = "update-user-config", .unit = AcwUnit::seconds},
    {.form = Form::create_user, .name = "create-user", .unit = AcwUnit::seconds, .request = true},
    {.form = Form::update_user_identity_info, .name = "update-user-identity-info", .unit = AcwUnit::unknown},
    {.form = Form::chime_update_user, .name = "chime-update-user", .unit = AcwUnit::unknown},
}};

const FormFacts& facts(Form form) noexcept { return forms[static_cast<std::size_t>(form)]; }

}  // namespace

std::string_view to_string(Form form) noexcept { return facts(form).name; }
AcwUnit acw_unit_of(Form form) noexcept { return facts(form).unit; }
bool is_request(Form form) noexcept { return facts(form).request; }
bool says_whole_profile(Form form) noexcept { return facts(form).whole_profile; }

bool contradict(const ReadOptions& options) noexcept {
  const auto unit = acw_unit_of(options.form);
  return options.acw_unit && unit != AcwUnit::unknown && *options.acw_unit != unit;
}

std::optional<Form> form_from(std::string_view text) noexcept {
  for (const auto& row : forms) {
    if (row.name == text) return row.form;
  }
  return std::nullopt;
}

std::string pointer_in(const UserRecord& record, const Diagnostic& diagnostic) {
  auto pointer = std::string(record.base);
  auto place = pointer_to(diagnostic.field);
  // In a bare PhoneConfig a member stands one level higher.
  if (record.form == Form::phone_config && is_in_phone_config(diagnostic.field)) {
    place.remove_prefix(pointer_to(Field::phone_config).size());
  } else if (record.form == Form::phone_config && diagnostic.field == Field::phone_config) {
    place = {};
  }
  return pointer.append(place).append(diagnostic.tail);
}

}  // namespace connect_userconfig
