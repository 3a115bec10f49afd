// A few users of one kind, and what becomes of them.
#pragma once

#include "migration/people.hpp"
#include "migration/world.hpp"

#include <string>
#include <vector>

namespace connect_userconfig::test {

inline const MigrationPlace place{.instance_id = "i-1", .region = "us-west-2", .account = "111122223333"};

inline ServiceReply fault(Fault which, std::string error = "told to") {
  return {.call = 0, .fault = which, .error = std::move(error)};
}

/// `count` users like `kind`: `u-0`, `u-1`, ...
struct Centre {
  explicit Centre(std::size_t count = 1, const UserRecord& kind = exported_user(), const ConvertOptions& options = {})
      : world(1, Pace{}) {
    world.listening = true;
    for (std::size_t i = 0; i < count; ++i) {
      plan.push_back(planned(kind, {}, options));
      plan.back().user_id = "u-" + std::to_string(i);
      world.users[plan.back().user_id].now = People::settings(plan.back());
    }
  }

  MigrationResult apply() {
    WorldService service(world);
    return apply_plan(place, plan, service, journal, how);
  }
  MigrationResult roll_back() {
    WorldService service(world);
    return roll_back_plan(place, plan, service, journal, how);
  }

  JournalEntry& entry(const std::string& id = "u-0") { return world.journal[id]; }
  std::string_view standing(const std::string& id = "u-0") { return to_string(entry(id).standing); }
  UserSettings& now(const std::string& id = "u-0") { return world.users[id].now; }
  /// The names of the operations that were called.
  std::vector<std::string> called() const {
    std::vector<std::string> names;
    for (const auto& call : world.calls) names.emplace_back(to_string(call.operation));
    return names;
  }
  std::size_t count(Operation operation) const {
    return static_cast<std::size_t>(std::count_if(world.calls.begin(), world.calls.end(),
                                                  [&](const auto& call) { return call.operation == operation; }));
  }

  World world;
  WorldJournal journal{world};
  std::vector<PlanUser> plan{};
  MigrationOptions how{};
};

using Calls = std::vector<std::string>;

}  // namespace connect_userconfig::test
