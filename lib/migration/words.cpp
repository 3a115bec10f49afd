// Names of what there is, and sentences about it.
#include "connect_userconfig/migration.hpp"
#include "connect_userconfig/text.hpp"
#include "migration/procedure.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace connect_userconfig {
namespace {

constexpr std::array<std::string_view, operation_count> operations = {"DescribeUser", "SearchUsers", "UpdateUserConfig",
                                                                      "UpdateUserPhoneConfig"};
constexpr std::array<std::string_view, 9> faults = {"none",      "throttled", "server", "connection", "conflict",
                                                    "not found", "expired",   "denied", "refused"};
constexpr std::array<std::string_view, 12> standings = {"not-sent", "sending",       "applied",      "already",
                                                        "stale",    "deleted",       "failed",       "undoing",
                                                        "undone",   "changed-since", "undo-refused", "undo-failed"};
constexpr std::array<std::string_view, 8> reasons = {"none",        "interrupted",  "denied",   "credentials",
                                                     "wrong-place", "nobody-there", "failures", "journal"};

template <std::size_t Count, class Enum>
std::string_view name_in(const std::array<std::string_view, Count>& names, Enum value) noexcept {
  const auto index = static_cast<std::size_t>(value);
  return index < Count ? names[index] : std::string_view();
}

std::string shown(const PlanChange& change, const std::optional<std::string>& value) {
  if (!value) return "absent";
  return change.setting == "PhoneNumber" || change.setting == "DeskPhoneNumber" ? mask_phone_number(*value)
                                                                                : printable(*value);
}

}  // namespace

std::string_view to_string(Operation operation) noexcept { return name_in(operations, operation); }
std::string_view to_string(Fault fault) noexcept { return name_in(faults, fault); }
std::string_view to_string(Standing standing) noexcept { return name_in(standings, standing); }
std::string_view to_string(StopReason reason) noexcept { return name_in(reasons, reason); }

MigrationPlace place_of(const PlanHeader& header) {
  return {.instance_id = header.instance_id, .region = header.region, .account = header.account};
}

std::optional<Standing> standing_from(std::string_view text) noexcept {
  const auto* const found = std::find(standings.begin(), standings.end(), text);
  if (found == standings.end()) return std::nullopt;
  return static_cast<Standing>(found - standings.begin());
}

std::string migration::in_words(const std::vector<PlanChange>& differences) {
  std::string text;
  for (const auto& each : differences) {
    if (!text.empty()) text += "; ";
    text.append(each.setting);
    if (!each.channel.empty()) text.append(" of ").append(each.channel);
    if (!each.before && !each.after) {
      text += " differs";
    } else {
      text.append(" is ").append(shown(each, each.after)).append(", not ").append(shown(each, each.before));
    }
  }
  return text;
}

}  // namespace connect_userconfig
