// A contact centre in virtual time: what Amazon Connect would do, and everything that can go wrong with it.
#pragma once

#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/migration.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <queue>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace connect_userconfig::test {

using namespace std::chrono_literals;

/// The process was killed.
struct Crash {};

/// What AWS does not document, either way.
struct Quirks {
  bool legacy_clears_lists = false;    ///< `UpdateUserPhoneConfig` takes the lists away
  bool omitted_channel_stays = false;  ///< a list that is written keeps the channels that it does not name
  bool mirrors = false;                ///< VOICE's settings are copied into the legacy setting
};

/// How often, of calls.
struct Faults {
  double throttled = 0;  ///< by what others use of the quota
  double server = 0;     ///< half of them after it was done
  double lost_reply = 0;
  double lost_call = 0;
  double conflict = 0;
  double changed = 0;  ///< somebody else changes a user, after any call
  double deleted = 0;  ///< or deletes it
  double expired = 0;
  double denied = 0;
  double interrupted = 0;  ///< by Ctrl-C, once or twice, whenever it is asked for
  double crash = 0;        ///< at any step: a call, a reply, a write of the journal, before and after
  std::chrono::milliseconds latency{120};
};

struct WorldUser {
  UserSettings now{};
  bool deleted = false;
  bool touched_by_others = false;
  unsigned writes = 0;                 ///< of ours, that arrived
  unsigned writes_of_same = 0;         ///< of these, those that changed nothing
  std::optional<UserSettings> seen{};  ///< what the last DescribeUser of this process answered
  Instant seen_at{};
};

/// A quota, counted where the calls arrive.
class Quota {
 public:
  explicit Quota(Pace pace) : pace_(pace), tokens_(pace.burst) {}
  /// False: over it.
  bool take(Instant now) {
    const double passed = std::chrono::duration<double>(now - last_).count();
    tokens_ = std::min(pace_.burst, tokens_ + passed * pace_.per_second);
    last_ = now;
    if (tokens_ < 1 - 1e-6) return false;
    tokens_ -= 1;
    return true;
  }

 private:
  Pace pace_;
  double tokens_;
  Instant last_{};
};

class World {
 public:
  World(std::uint64_t seed, Pace pace) : random_(seed), quotas_(operation_count, Quota(pace)) {}

  std::map<std::string, WorldUser> users{};
  std::map<std::string, JournalEntry> journal{};
  std::vector<std::string> journal_order{};
  Quirks quirks{};
  Faults faults{};
  Instant now{};
  bool over_quota = false;
  bool written_unseen = false;  ///< a write that no fresh DescribeUser allowed
  std::array<std::uint64_t, operation_count> arrived{};
  std::deque<ServiceReply> script{};  ///< the next answers, whatever is asked; nothing is done then
  std::set<std::string> stubborn{};   ///< users of whom every write is refused
  std::set<std::string> forbidden{};  ///< users whom the permission to write leaves out
  std::vector<ServiceReply> pages{};  ///< of SearchUsers; the tokens are their numbers
  std::vector<ServiceCall> calls{};   ///< that were served, if `listening`
  bool listening = false;
  std::function<bool()> signal{};  ///< whether waiting is interrupted
  /// Whether a write may come upon what was seen.
  std::function<bool(const std::string& user_id, const ServiceCall&, const UserSettings& seen)> may_write{};

  double chance() { return std::uniform_real_distribution<double>(0, 1)(random_); }
  bool happens(double probability) { return probability > 0 && chance() < probability; }
  void maybe_crash() {
    if (happens(faults.crash)) throw Crash();
  }

  /// The call leaves; the quota is counted here.
  void sent(const ServiceCall& call) {
    over_quota |= !quotas_[static_cast<std::size_t>(call.operation)].take(now);
    if (call.operation == Operation::describe_user || call.operation == Operation::search_users) return;
    const auto& user = users[call.user_id];
    const bool fresh = user.seen && now - user.seen_at <= 12s;
    written_unseen |= !fresh || (may_write && !may_write(call.user_id, call, *user.seen));
  }

  /// The call arrives.
  ServiceReply serve(const ServiceCall& call) {
    ++arrived[static_cast<std::size_t>(call.operation)];
    if (listening) calls.push_back(call);
    if (!script.empty()) {
      auto reply = script.front();
      script.pop_front();
      if (reply.fault != Fault::none || reply.user) return reply;
    }
    if (stubborn.contains(call.user_id) && call.operation != Operation::describe_user) {
      return {.call = 0, .fault = Fault::refused, .error = "InvalidParameterException"};
    }
    if (forbidden.contains(call.user_id) && call.operation != Operation::describe_user) {
      return {.call = 0, .fault = Fault::denied, .error = "AccessDeniedException"};
    }
    if (call.operation == Operation::search_users)
      return pages.at(call.next_token.empty() ? 0 : std::stoul(call.next_token));
    auto& user = users[call.user_id];
    const auto before = user.now;
    if (auto refused = refusal(user, call)) return *refused;
    ServiceReply reply;
    if (call.operation == Operation::describe_user) {
      reply.user = record_of(call.user_id, user.now);
    } else {
      write(user, call);
      ++user.writes;
      if (mean_the_same(user.now, before)) ++user.writes_of_same;
    }
    if (happens(faults.server)) reply = {.call = 0, .fault = Fault::server, .error = "InternalServiceException"};
    if (happens(faults.lost_reply)) reply = {.call = 0, .fault = Fault::connection, .error = "no answer"};
    meddle();
    return reply;
  }

  static UserRecord record_of(const std::string& id, const UserSettings& settings) {
    return {.form = Form::describe_user,
            .id = id,
            .arn = "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/" + id,
            .phone_config = settings.phone_config,
            .existing = settings.lists};
  }

 private:
  std::optional<ServiceReply> refusal(const WorldUser& user, const ServiceCall& call) {
    const auto fault = [](Fault which, const char* text) {
      return ServiceReply{.call = 0, .fault = which, .error = text};
    };
    if (happens(faults.throttled)) return fault(Fault::throttled, "ThrottlingException");
    if (happens(faults.expired)) return fault(Fault::expired, "ExpiredTokenException");
    if (happens(faults.denied)) return fault(Fault::denied, "AccessDeniedException");
    if (user.deleted) return fault(Fault::not_found, "ResourceNotFoundException");
    const bool writes = call.operation == Operation::update_user_config;
    if (writes && happens(faults.conflict)) return fault(Fault::conflict, "ConditionalOperationFailedException");
    if (happens(faults.server / 2)) return fault(Fault::server, "ServiceUnavailable");
    return std::nullopt;
  }

  void write(WorldUser& user, const ServiceCall& call) const {
    if (call.operation == Operation::update_user_phone_config) {
      user.now.phone_config = call.phone_config;
      if (quirks.legacy_clears_lists) clear(user.now.lists);
      return;
    }
    for_each_list([&](const auto& row) {
      const auto& sent = call.config.*row.list;
      auto& list = user.now.lists.*row.list;
      if (sent.empty()) return;
      auto result = sent;
      for (const auto& old : list) {
        const bool named =
            std::any_of(sent.begin(), sent.end(), [&](const auto& e) { return e.channel == old.channel; });
        if (!named && quirks.omitted_channel_stays) result.push_back(old);
      }
      list = result;
    });
    if (quirks.mirrors) mirror(user.now);
  }

  static void mirror(UserSettings& user) {
    if (!user.phone_config) user.phone_config.emplace();
    for (const auto& each : user.lists.auto_accept_configs) {
      if (each.channel == Channel::voice) user.phone_config->auto_accept = each.auto_accept;
    }
    for (const auto& each : user.lists.after_contact_work_configs) {
      if (each.channel != Channel::voice) continue;
      if (const auto limit = each.after_contact_work_config.after_contact_work_time_limit) {
        user.phone_config->after_contact_work_time_limit = *limit;
      }
    }
  }

  /// Somebody else is at work, too.
  void meddle() {
    if (users.empty()) return;
    const auto any = [&]() -> WorldUser& {
      auto at = users.begin();
      std::advance(at, static_cast<std::ptrdiff_t>(chance() * static_cast<double>(users.size())));
      return at->second;
    };
    if (happens(faults.changed)) {
      auto& user = any();
      user.touched_by_others = true;
      user.now.lists.voice_enhancement_configs.clear();
      user.now.lists.persistent_connection_configs = {
          {.channel = Channel::voice, .persistent_connection = happens(0.5)}};
      user.now.lists.after_contact_work_configs = {{.channel = Channel::chat,
                                                    .after_contact_work_config = {1234s},
                                                    .agent_first_callback_after_contact_work_config = {}}};
    }
    if (happens(faults.deleted)) {
      auto& user = any();
      user.touched_by_others = true;
      user.deleted = true;
    }
  }

  std::mt19937_64 random_;
  std::vector<Quota> quotas_;
};

/// One process's view of it.
class WorldService : public Service {
 public:
  explicit WorldService(World& world) : world_(world) {
    for (auto& [id, user] : world_.users) user.seen.reset();
  }
  /// What was under way when the process was killed arrives, or does not.
  ~WorldService() override {
    for (; !arrivals_.empty(); arrivals_.pop()) {
      if (world_.happens(0.5)) (void)world_.serve(arrivals_.top().call);
    }
  }

  [[nodiscard]] Instant now() override { return world_.now; }
  void start(std::uint64_t number, const ServiceCall& call) override {
    world_.maybe_crash();
    world_.sent(call);
    arrivals_.push({.at = world_.now + half(), .number = number, .call = call});
    world_.maybe_crash();
  }
  [[nodiscard]] std::optional<ServiceReply> wait(Instant until) override {
    if (world_.signal && world_.signal()) return std::nullopt;
    while (true) {
      const bool arrival = !arrivals_.empty() && (replies_.empty() || arrivals_.top().at <= replies_.top().at);
      const auto next = arrival ? arrivals_.top().at : replies_.empty() ? until + 1ns : replies_.top().at;
      if (next > until) {
        world_.now = until;
        return std::nullopt;
      }
      world_.now = std::max(world_.now, next);
      if (!arrival) {
        auto reply = replies_.top().reply;
        replies_.pop();
        world_.maybe_crash();
        return reply;
      }
      arrive();
    }
  }
  [[nodiscard]] std::optional<std::string> renew() override {
    ++renewals;
    if (!renewable) return "there are no others";
    return std::nullopt;
  }

  unsigned renewals = 0;
  bool renewable = true;

 private:
  struct Arrival {
    Instant at;
    std::uint64_t number;
    ServiceCall call;
    bool operator<(const Arrival& other) const { return at > other.at || (at == other.at && number > other.number); }
  };
  struct Reply {
    Instant at;
    ServiceReply reply;
    bool operator<(const Reply& other) const {
      return at > other.at || (at == other.at && reply.call > other.reply.call);
    }
  };

  [[nodiscard]] std::chrono::nanoseconds half() {
    const auto mean = std::chrono::duration_cast<std::chrono::nanoseconds>(world_.faults.latency) / 2;
    return std::chrono::duration_cast<std::chrono::nanoseconds>(mean * (0.5 + world_.chance()));
  }
  void arrive() {
    auto arrival = arrivals_.top();
    arrivals_.pop();
    ServiceReply reply{.call = 0, .fault = Fault::connection, .error = "connection lost"};
    if (!world_.happens(world_.faults.lost_call)) reply = world_.serve(arrival.call);
    reply.call = arrival.number;
    if (reply.user) {
      auto& user = world_.users[arrival.call.user_id];
      user.seen = settings_of(*reply.user);
      user.seen_at = world_.now;
    }
    replies_.push({.at = world_.now + half(), .reply = std::move(reply)});
  }

  World& world_;
  std::priority_queue<Arrival> arrivals_{};
  std::priority_queue<Reply> replies_{};
};

class WorldJournal : public Journal {
 public:
  explicit WorldJournal(World& world) : world_(world) {}
  [[nodiscard]] std::vector<JournalEntry> entries() override {
    std::vector<JournalEntry> result;
    for (const auto& id : world_.journal_order) result.push_back(world_.journal.at(id));
    return result;
  }
  [[nodiscard]] std::optional<std::string> record(const JournalEntry& entry) override {
    world_.maybe_crash();
    if (broken) return "the disk is full";
    if (!world_.journal.contains(entry.user_id)) world_.journal_order.push_back(entry.user_id);
    world_.journal[entry.user_id] = entry;
    world_.maybe_crash();
    return std::nullopt;
  }

  bool broken = false;

 private:
  World& world_;
};

}  // namespace connect_userconfig::test
