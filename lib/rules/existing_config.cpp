// A user may already have per-channel lists beside the legacy object. Equal ones need nothing; different ones need a
// decision, because nobody but the operator knows which of the two is meant.
#include "model/per_channel.hpp"
#include "rules/rules.hpp"

namespace connect_userconfig::rules {
namespace {

template <class List>
void compare(const List& existing, std::string_view path, ExistingLists decision, List& wanted,
             Diagnostics& diagnostics) {
  if (existing.empty() || wanted.empty()) return;
  const auto say = [&](DiagnosticId id, std::string detail = {}) {
    diagnostics.push_back({.id = id, .path = path, .tail = {}, .detail = std::move(detail)});
  };
  if (same_elements(existing, wanted)) {
    say(DiagnosticId::already_per_channel);
    wanted.clear();
    return;
  }
  auto both_sides = "it has " + summary(existing) + "; the legacy setting expands to " + summary(wanted);
  switch (decision) {
    case ExistingLists::ask:
      say(DiagnosticId::existing_config_differs, std::move(both_sides));
      break;
    case ExistingLists::overwrite:
      say(DiagnosticId::existing_config_overwritten, std::move(both_sides));
      break;
    case ExistingLists::keep:
      say(DiagnosticId::existing_config_kept, std::move(both_sides));
      wanted.clear();
      break;
  }
}

}  // namespace

void existing_config(const UserConfig& existing, ExistingLists decision, UserConfig& wanted, Diagnostics& diagnostics) {
  compare(existing.auto_accept_configs, "/AutoAcceptConfigs", decision, wanted.auto_accept_configs, diagnostics);
  compare(existing.after_contact_work_configs, "/AfterContactWorkConfigs", decision, wanted.after_contact_work_configs,
          diagnostics);
  compare(existing.phone_number_configs, "/PhoneNumberConfigs", decision, wanted.phone_number_configs, diagnostics);
  compare(existing.persistent_connection_configs, "/PersistentConnectionConfigs", decision,
          wanted.persistent_connection_configs, diagnostics);
}

}  // namespace connect_userconfig::rules
