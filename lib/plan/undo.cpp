// The way back. A list that was there is sent again. One that was not there goes only with the legacy call, which
// writes the whole legacy setting: what that lacks, it would set to false and to no limit.
#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/plan.hpp"

#include <chrono>

namespace connect_userconfig {
namespace {

/// The legacy setting as `UpdateUserPhoneConfig` takes it: limits in seconds, and nothing left out.
std::optional<UserPhoneConfig> to_write(const UserPhoneConfig& phone_config, AbsentFields absent,
                                        std::string& refused) {
  auto result = phone_config;
  const bool reset = absent == AbsentFields::reset;
  if (!result.auto_accept && !reset) {
    refused = "the legacy setting lacked AutoAccept, and UpdateUserPhoneConfig would set it to false";
  } else if (!result.after_contact_work_time_limit && !reset) {
    refused =
        "the legacy setting lacked AfterContactWorkTimeLimit, and UpdateUserPhoneConfig would set it to 0, which is "
        "unlimited";
  }
  if (!refused.empty()) return std::nullopt;
  if (!result.auto_accept) result.auto_accept = false;
  if (!result.after_contact_work_time_limit) result.after_contact_work_time_limit = std::chrono::seconds(0);
  if (result.desk_phone_number && result.desk_phone_number->empty()) result.desk_phone_number.reset();
  return result;
}

}  // namespace

PlanUndo undo_of(const std::optional<UserPhoneConfig>& phone_config, const UserConfig& before,
                 const UserConfig& request, AbsentFields absent) {
  PlanUndo undo;
  const auto expanded = [&](AbsentFields fields) {
    return phone_config ? expand(*phone_config, {.absent = fields}).config : UserConfig{};
  };
  const auto expansion = expanded(absent);
  const auto written = expanded(AbsentFields::reset);
  bool legacy = false;
  for_each_list([&](const auto& row) {
    if ((request.*row.list).empty()) return;
    if (!(before.*row.list).empty()) {
      undo.lists.*row.list = before.*row.list;
      return;
    }
    legacy = true;
    undo.expansion.*row.list = expansion.*row.list;
    // Of what the legacy call would write without being told, the legacy setting itself says why, below.
    if ((written.*row.list).empty() && undo.refused.empty()) {
      undo.refused = std::string(row.name) + " was not there before, and no call takes it away";
    }
  });
  if (legacy && undo.refused.empty()) undo.phone_config = to_write(*phone_config, absent, undo.refused);
  if (!undo.refused.empty()) undo = {.phone_config = {}, .lists = {}, .expansion = {}, .refused = undo.refused};
  return undo;
}

}  // namespace connect_userconfig
