// What the lists that are sent change, element by element.
#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/plan.hpp"
#include "convert/lists_after.hpp"
#include "plan/compare.hpp"

namespace connect_userconfig {
namespace {

/// What a user has before, in the lists that are sent: the list itself, or what the legacy setting means without one.
UserConfig known_before(const std::optional<UserPhoneConfig>& phone_config, const UserConfig& before,
                        const UserConfig& request) {
  UserConfig known;
  // The defaults are what the legacy setting did: voice alone, and nothing where it says nothing.
  if (phone_config) known = expand(*phone_config).config;
  for_each_list([&](const auto& row) {
    auto& list = known.*row.list;
    if ((request.*row.list).empty()) {
      list.clear();
    } else if (!(before.*row.list).empty()) {
      list = before.*row.list;
    }
  });
  return known;
}

}  // namespace

std::vector<PlanChange> changes_of(const std::optional<UserPhoneConfig>& phone_config, const UserConfig& before,
                                   const UserConfig& request) {
  return plan::compare(known_before(phone_config, before, request), request);
}

UserConfig lists_after(const UserConfig& before, const UserConfig& request) {
  auto after = before;
  put_sent(request, after);
  return after;
}

}  // namespace connect_userconfig
