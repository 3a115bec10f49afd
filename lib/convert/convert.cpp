#include "connect_userconfig/record.hpp"

#include "convert/phone_config_path.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig {
namespace {

struct FormFacts {
  Form form;
  std::string_view name;
  AcwUnit unit;
  bool request;
};

// What AWS documents of each form: its unit, and whether absent fields were reset by it.
constexpr std::array<FormFacts, 10> forms = {{
    {Form::automatic, "auto", AcwUnit::unknown, false},
    {Form::search_users, "search-users", AcwUnit::milliseconds, false},
    {Form::describe_user, "describe-user", AcwUnit::seconds, false},
    {Form::update_user_phone_config, "update-user-phone-config", AcwUnit::seconds, true},
    {Form::user, "user", AcwUnit::unknown, false},
    {Form::phone_config, "phone-config", AcwUnit::unknown, false},
    {Form::update_user_config, "update-user-config", AcwUnit::seconds, false},
    {Form::create_user, "create-user", AcwUnit::seconds, true},
    {Form::update_user_identity_info, "update-user-identity-info", AcwUnit::unknown, false},
    {Form::chime_update_user, "chime-update-user", AcwUnit::unknown, false},
}};

const FormFacts& facts(Form form) noexcept { return forms[static_cast<std::size_t>(form)]; }

/// A field that could not be read looks absent to the rules, but is not: its own diagnostic says what is the matter.
void forget_unread_fields(const Diagnostics& reading, std::size_t first, Diagnostics& diagnostics) {
  const auto unread = [&](const Diagnostic& diagnostic) {
    return diagnostic.id == DiagnosticId::absent_field_kept &&
           std::any_of(reading.begin(), reading.end(),
                       [&](const Diagnostic& problem) { return problem.path == diagnostic.path; });
  };
  diagnostics.erase(std::remove_if(diagnostics.begin() + static_cast<std::ptrdiff_t>(first), diagnostics.end(), unread),
                    diagnostics.end());
}

void clear(UserConfig& config) {
  config.auto_accept_configs.clear();
  config.after_contact_work_configs.clear();
  config.phone_number_configs.clear();
  config.persistent_connection_configs.clear();
  config.voice_enhancement_configs.clear();
}

}  // namespace

std::string_view to_string(Form form) noexcept { return facts(form).name; }
AcwUnit acw_unit_of(Form form) noexcept { return facts(form).unit; }
bool is_request(Form form) noexcept { return facts(form).request; }

std::optional<Form> form_from(std::string_view text) noexcept {
  for (const auto& row : forms) {
    if (row.name == text) return row.form;
  }
  return std::nullopt;
}

std::string_view to_string(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::converted:
      return "converted";
    case Outcome::unchanged:
      return "unchanged";
    case Outcome::withheld:
      break;
  }
  return "withheld";
}

void convert(const UserRecord& record, const ConvertOptions& options, Conversion& result) {
  auto& diagnostics = result.diagnostics;
  diagnostics.assign(record.diagnostics.begin(), record.diagnostics.end());
  result.outcome = Outcome::withheld;
  clear(result.expansion);
  rules::identity(record, options, result.request, diagnostics);
  if (record.phone_config) {
    const auto first = diagnostics.size();
    rules::expand(*record.phone_config,
                  {.auto_accept = options.auto_accept,
                   .absent = options.absent,
                   .origin = is_request(record.form) ? Origin::request : Origin::exported},
                  {.config = result.expansion, .diagnostics = diagnostics});
    if (record.form == Form::phone_config) strip_phone_config(diagnostics, first);
    if (!record.diagnostics.empty()) forget_unread_fields(record.diagnostics, first, diagnostics);
  }
  result.request.config = result.expansion;
  // What the user already has is compared only with settings that are certain.
  if (has_errors(diagnostics)) return;
  const bool expanded = !result.expansion.empty();
  if (!record.existing.empty()) {
    if (!record.unit_known && !record.existing.after_contact_work_configs.empty() &&
        !result.expansion.after_contact_work_configs.empty()) {
      diagnostics.push_back({.id = DiagnosticId::acw_unit_unknown, .path = "/AfterContactWorkConfigs"});
      return;
    }
    rules::existing_config(record.existing, options.existing, result.request.config, diagnostics);
    if (has_errors(diagnostics)) return;
  }
  if (!result.request.config.empty()) {
    result.outcome = Outcome::converted;
    return;
  }
  result.outcome = Outcome::unchanged;
  if (expanded) return;  // the lists have been reported one by one
  const bool migrated = !record.existing.empty() && !record.phone_config;
  diagnostics.push_back({.id = migrated ? DiagnosticId::already_per_channel : DiagnosticId::nothing_to_migrate});
}

Conversion convert(const UserRecord& record, const ConvertOptions& options) {
  Conversion result;
  convert(record, options, result);
  return result;
}

}  // namespace connect_userconfig
