// Whole migrations in virtual time, with everything that can go wrong, at every step. Whatever happens: nobody is lost,
// nobody is sent what the plan does not hold, nobody is called above the quota, and the journal says what is so.
#include "migration/centre.hpp"

#include "migration/undo_state.hpp"

#include <cstdlib>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const auto* const text = std::getenv(name);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// One migration from its seed: what it is like, and how it goes.
struct Migration {
  explicit Migration(std::uint64_t number) : seed(number), random(number), people(number), world(number, Pace{}) {
    const auto coin = [&] { return random() % 2 == 0; };
    absent = coin() ? AbsentFields::reset : AbsentFields::keep;
    users = people.plan(3 + random() % 60, absent);
    for (const auto& user : users) world.users[user.user_id].now = People::settings(user);
    world.quirks = {.legacy_clears_lists = coin(), .omitted_channel_stays = coin(), .mirrors = coin()};
    const double much = coin() ? 0.05 : 0.005;
    const auto some = [&] { return coin() ? much : 0.0; };
    world.faults = {.throttled = coin() ? 0.3 : some(),
                    .server = some(),
                    .lost_reply = some(),
                    .lost_call = some(),
                    .conflict = some(),
                    .changed = some(),
                    .deleted = coin() ? 0.005 : 0.0,
                    .expired = some(),
                    .denied = coin() ? 0.005 : 0.0,
                    .interrupted = coin() ? 0.002 : 0.0,
                    .crash = coin() ? 0.01 : 0.0,
                    .latency = std::chrono::milliseconds(10 + random() % 800)};
  }

  MigrationOptions options() {
    const auto interrupt = [this] {
      if (world.chance() >= world.faults.interrupted) return Interrupt::none;
      return world.chance() < 0.5 ? Interrupt::finish : Interrupt::now;
    };
    return {
        .pace = {}, .absent = absent, .random = [this] { return world.chance(); }, .interrupt = interrupt, .event = {}};
  }

  using Way = MigrationResult (*)(const MigrationPlace&, std::span<const PlanUser>, Service&, Journal&,
                                  const MigrationOptions&);

  /// Whether somebody has not come to an end.
  bool somebody_is_left(Way way) const {
    return std::any_of(users.begin(), users.end(), [&](const PlanUser& user) {
      const auto found = world.journal.find(user.user_id);
      const auto entry = found == world.journal.end() ? JournalEntry{} : found->second;
      switch (entry.standing) {
        case Standing::not_sent:
          return way == Way(apply_plan) && user.outcome == Outcome::converted;
        case Standing::sending:
        case Standing::undoing:
          return true;
        case Standing::applied:
        case Standing::failed:
          return way == Way(roll_back_plan) && entry.sent;
        default:
          return false;
      }
    });
  }

  /// Starts again until a run ends by itself. Whoever is asked for is handled in each.
  void go(Way way) {
    for (int runs = 0; runs < 400; ++runs) {
      try {
        WorldService service(world);
        WorldJournal journal(world);
        const auto result = way(place, users, service, journal, options());
        // Users who fail whenever they are tried may end every run; nobody else may be left.
        const bool ended = result.stop == StopReason::none || result.stop == StopReason::failures;
        if (ended && !somebody_is_left(way)) return;
      } catch (const Crash&) {
      }
      // The world goes on while somebody looks why.
      world.now += std::chrono::seconds(random() % 3);
    }
    BOOST_ERROR("does not end");
  }

  std::uint64_t seed;
  std::mt19937_64 random;
  People people;
  World world;
  AbsentFields absent = AbsentFields::keep;
  std::vector<PlanUser> users{};
};

bool was_written(const WorldUser& user) { return user.writes > 0; }

/// What holds after an apply, for one user.
void check_applied(const Migration& migration, const PlanUser& user) {
  const auto& there = migration.world.users.at(user.user_id);
  const auto found = migration.world.journal.find(user.user_id);
  const UserSettings planned{.phone_config = user.phone_config, .lists = user.before};
  if (user.outcome != Outcome::converted) {
    BOOST_TEST(!was_written(there));
    BOOST_TEST((found == migration.world.journal.end()));
    return;
  }
  BOOST_REQUIRE((found != migration.world.journal.end()));
  const auto& entry = found->second;
  BOOST_TEST((!was_written(there) || entry.sent));
  BOOST_TEST(there.writes_of_same == 0U);
  switch (entry.standing) {
    case Standing::applied:
    case Standing::already:
      BOOST_TEST((there.touched_by_others || mean_the_same(there.now.lists, user.after)));
      BOOST_TEST((entry.standing == Standing::already || there.touched_by_others || there.writes == 1U));
      break;
    case Standing::stale:
      BOOST_TEST(there.touched_by_others);
      break;
    case Standing::deleted:
      BOOST_TEST(there.deleted);
      break;
    case Standing::failed:
      BOOST_TEST(!entry.detail.empty());
      BOOST_TEST((there.touched_by_others || mean_the_same(there.now, planned) ||
                  (entry.sent && mean_the_same(there.now.lists, user.after))));
      break;
    default:
      BOOST_ERROR("stands as " << to_string(entry.standing));
  }
}

void check_rolled_back(const Migration& migration, const PlanUser& user, bool sent) {
  const auto& there = migration.world.users.at(user.user_id);
  if (!sent) return;
  const auto& entry = migration.world.journal.at(user.user_id);
  const auto state = migration::undo_state(entry.found, user.request, migration.absent);
  switch (entry.standing) {
    case Standing::undone:
      BOOST_TEST((there.touched_by_others ||
                  (lists_are_undone(state, there.now.lists) && phone_config_is_undone(state, there.now.phone_config))));
      break;
    case Standing::changed_since:
      BOOST_TEST(there.touched_by_others);
      break;
    case Standing::deleted:
      BOOST_TEST(there.deleted);
      break;
    case Standing::undo_refused:
      BOOST_TEST(!state.undo.refused.empty());
      BOOST_TEST((there.touched_by_others || mean_the_same(there.now.lists, user.after)));
      break;
    case Standing::undo_failed:
      BOOST_TEST(!entry.detail.empty());
      // Written back, and still not so: only a service that keeps what it is not told, or writes what it is not told,
      // can do that.
      BOOST_TEST((there.touched_by_others || migration.world.quirks.omitted_channel_stays ||
                  migration.world.quirks.mirrors || !entry.detail.starts_with("was written back")));
      break;
    default:
      BOOST_ERROR("stands as " << to_string(entry.standing));
  }
}

void one(std::uint64_t seed) {
  Migration migration(seed);
  BOOST_TEST_CONTEXT("CONNECT_USERCONFIG_SEED=" << seed) {
    migration.world.may_write = [&](const std::string& id, const ServiceCall& call, const UserSettings& seen) {
      const auto user = std::find_if(migration.users.begin(), migration.users.end(),
                                     [&](const auto& each) { return each.user_id == id; });
      return call.operation == Operation::update_user_config && call.config == user->request &&
             mean_the_same(seen, {.phone_config = user->phone_config, .lists = user->before});
    };
    migration.go(apply_plan);
    for (const auto& user : migration.users) check_applied(migration, user);
    BOOST_TEST(!migration.world.over_quota);
    BOOST_TEST(!migration.world.written_unseen);
    if (seed % 2 == 0) return;

    std::map<std::string, bool> sent;
    for (const auto& [id, entry] : migration.world.journal) sent[id] = entry.sent;
    // The first write comes upon what was sent, the others upon what the undo has made of it.
    std::map<std::string, bool> begun;
    migration.world.may_write = [&](const std::string& id, const ServiceCall&, const UserSettings& seen) {
      const auto user = std::find_if(migration.users.begin(), migration.users.end(),
                                     [&](const auto& each) { return each.user_id == id; });
      const auto& found = migration.world.journal.at(id).found;
      const auto state = migration::undo_state(found, user->request, migration.absent);
      if (std::exchange(begun[id], true)) return is_ours(state, seen.lists);
      return mean_the_same(seen.lists, lists_after(found.lists, user->request));
    };
    migration.go(roll_back_plan);
    for (const auto& user : migration.users) check_rolled_back(migration, user, sent[user.user_id]);
    BOOST_TEST(!migration.world.over_quota);
    BOOST_TEST(!migration.world.written_unseen);
  }
}

/// Calls of the operation that writes, as a share of the quota.
double share_of_quota(std::size_t users, double throttled) {
  World world(1, Pace{});
  world.faults.throttled = throttled;
  World* const there = &world;
  const auto user = planned(exported_user(), {}, {});
  std::vector<PlanUser> plan;
  for (std::size_t i = 0; i < users; ++i) {
    plan.push_back(user);
    plan.back().user_id = "u-" + std::to_string(i);
    world.users[plan.back().user_id].now = People::settings(user);
  }
  WorldService service(world);
  WorldJournal journal(world);
  MigrationOptions options;
  options.random = [there] { return there->chance(); };
  const auto result = apply_plan(place, plan, service, journal, options);
  BOOST_TEST((result.stop == StopReason::none));
  BOOST_TEST(!world.over_quota);
  const auto seconds = std::chrono::duration<double>(world.now - Instant{}).count();
  return static_cast<double>(users) / (seconds * Pace{}.per_second);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(simulation)

BOOST_AUTO_TEST_CASE(whatever_happens) {
  const auto seed = from_environment("CONNECT_USERCONFIG_SEED", std::random_device{}());
  const auto count = from_environment("CONNECT_USERCONFIG_SIMULATIONS", 3000);
  BOOST_TEST_MESSAGE("CONNECT_USERCONFIG_SEED=" << seed << " CONNECT_USERCONFIG_SIMULATIONS=" << count);
  for (std::uint64_t i = 0; i < count; ++i) one(seed + i);
}

BOOST_AUTO_TEST_CASE(without_faults_the_quota_is_used) { BOOST_TEST(share_of_quota(20'000, 0) >= 0.98); }

BOOST_AUTO_TEST_CASE(throttled_by_others_now_and_then_it_soon_is_again) {
  BOOST_TEST(share_of_quota(5'000, 0.01) >= 0.9);
}

BOOST_AUTO_TEST_SUITE_END()
