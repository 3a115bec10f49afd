#include "migration/engine.hpp"

#include "migration/backoff.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace connect_userconfig::migration {
namespace {

using std::chrono::seconds;

/// What was seen longer ago is looked at again before it is written: somebody may have been there.
constexpr seconds fresh_for{10};
/// A reply that does not come is the service's to give up: nothing else has to be done meanwhile.
constexpr std::chrono::hours long_time{1};
/// Users who wait for their write, beyond what the quota lets through at once: more would only become old.
constexpr std::size_t most_waiting = 4;
/// Users on the way at once: enough for calls that take ten seconds.
std::size_t most_open(const Pace& pace) {
  constexpr double call = 10;
  constexpr double fewest = 16;
  constexpr double most = 512;
  return static_cast<std::size_t>(std::clamp(pace.per_second * call, fewest, most));
}

/// Whether an earlier run has found the user there.
bool was_seen(const JournalEntry& entry) {
  return entry.sent || (entry.standing != Standing::not_sent && entry.standing != Standing::deleted &&
                        entry.standing != Standing::failed);
}

}  // namespace

Engine::Engine(const MigrationPlace& place, const Procedure& procedure, Service& service, Journal& journal,
               const MigrationOptions& options)
    : place_(place),
      procedure_(procedure),
      service_(service),
      journal_(journal),
      options_(options),
      began_(service.now()),
      buckets_{TokenBucket(options.pace, began_), TokenBucket(options.pace, began_), TokenBucket(options.pace, began_),
               TokenBucket(options.pace, began_)} {}

MigrationResult Engine::run(std::span<const PlanUser> users) {
  load(users);
  while (!is_done()) {
    look_for_interrupt();
    if (calls_.empty() && !has_more_to_do()) break;
    wake_ = service_.now() + long_time;
    start_calls();
    if (calls_.empty() && !has_more_to_do()) continue;
    if (const auto reply = service_.wait(wake_)) finish(*reply);
    if (options_.interrupt && options_.interrupt() == Interrupt::now) {
      // Intents stay as they are: the next run looks what became of them.
      stop(StopReason::interrupted, "stopped at once");
      return result_;
    }
  }
  for (auto& task : tasks_) abandon(task);
  if (result_.stop != StopReason::nobody_there) write_down_the_deleted();
  return result_;
}

void Engine::load(std::span<const PlanUser> users) {
  std::unordered_map<std::string, JournalEntry> entries;
  for (auto& entry : journal_.entries()) entries.insert_or_assign(entry.user_id, std::move(entry));
  for (const auto& user : users) {
    const auto found = entries.find(user.user_id);
    JournalEntry entry{.user_id = user.user_id, .standing = {}, .sent = false, .found = {}, .detail = {}};
    if (found != entries.end()) entry = found->second;
    if (procedure_.concerns(user, entry)) {
      todo_.emplace_back(&user, std::move(entry));
    } else if (was_seen(entry)) {
      witness_ = &user;
    }
  }
  // Who was given up before comes last: five of them must not keep all others from their turn.
  std::stable_partition(todo_.begin(), todo_.end(),
                        [&](const auto& each) { return each.second.standing != procedure_.given_up(); });
}

/// A run that stops takes up nobody, and brings to an end those of whom it is not known, or only half done, what they
/// have; unless nothing can be done any more.
bool Engine::may_go_on(const Task& task) const noexcept {
  const bool finishing = result_.stop == StopReason::interrupted || result_.stop == StopReason::failures;
  return !stopping() || (finishing && task.arrived);
}

bool Engine::has_more_to_do() const noexcept {
  if (!stopping()) return !is_done();
  return std::any_of(tasks_.begin(), tasks_.end(), [&](const Task& task) { return may_go_on(task); });
}

bool Engine::is_done() const noexcept { return tasks_.empty() && next_ == todo_.size(); }

void Engine::look_for_interrupt() {
  if (options_.interrupt && options_.interrupt() != Interrupt::none) stop(StopReason::interrupted, "");
}

// ---- What can begin

void Engine::start_calls() {
  const auto now = service_.now();
  start_writes(now);
  start_describes(now);
  take_up_new(now);
}

void Engine::start_writes(Instant now) {
  for (auto next = tasks_.begin(); next != tasks_.end();) {
    const auto task = next++;  // whoever is given up is gone
    if (task->phase != Phase::to_write || !may_go_on(*task)) continue;
    auto& tokens = bucket(task->write.operation);
    const auto ready = tokens.ready_at(now);
    if (ready > now) {
      wake_at(ready);
    } else if (now - task->described_at > fresh_for) {
      task->phase = Phase::to_describe;
      if (++task->old_looks >= max_attempts)
        give_up(task, "each answer of DescribeUser took so long that it was too old to be written by");
    } else {
      auto& entry = task->subject.entry;
      entry.standing = procedure_.intent();
      entry.sent = true;
      entry.detail.clear();
      if (record(*task) && tokens.take(now)) start(task, task->write, Phase::writing);
    }
  }
}

void Engine::start_describes(Instant now) {
  for (auto task = tasks_.begin(); task != tasks_.end(); ++task) {
    if (task->phase != Phase::to_describe || !may_go_on(*task)) continue;
    if (task->not_before > now) {
      wake_at(task->not_before);
    } else if (bucket(Operation::describe_user).take(now)) {
      start(task,
            {.operation = Operation::describe_user,
             .user_id = task->subject.user.user_id,
             .config = {},
             .phone_config = {},
             .next_token = {}},
            Phase::describing);
    } else {
      wake_at(bucket(Operation::describe_user).ready_at(now));
    }
  }
}

void Engine::take_up_new(Instant now) {
  const bool waits = !tasks_.empty() && tasks_.front().is_witness;
  while (next_ < todo_.size() && !stopping() && !waits) {
    const auto in = [&](Phase phase) {
      return static_cast<std::size_t>(
          std::count_if(tasks_.begin(), tasks_.end(), [&](const Task& task) { return task.phase == phase; }));
    };
    if (tasks_.size() >= most_open(options_.pace) || in(Phase::to_write) >= most_waiting) return;
    auto& [user, entry] = todo_[next_];
    const auto ready = bucket(Operation::describe_user).ready_at(now);
    if (ready > now) return wake_at(ready);
    ++next_;
    tasks_.push_back({.subject = {.user = *user,
                                  .entry = entry,
                                  .before = entry.standing,
                                  .reason = entry.detail,
                                  .legacy_writes = 0,
                                  .lists_written = false},
                      .original = entry,
                      .recorded = entry});
    start_describes(now);
  }
}

void Engine::start(Tasks::iterator task, const ServiceCall& call, Phase phase) {
  task->phase = phase;
  task->operation = call.operation;
  // From before the question on, somebody may have been there: the answer may have been long in coming.
  if (phase == Phase::describing) task->described_at = service_.now();
  task->renewals = renewals_;
  const auto number = ++last_call_;
  calls_.emplace(number, task);
  ++result_.calls[static_cast<std::size_t>(call.operation)];
  service_.start(number, call);
}

// ---- The journal, and the end

bool Engine::record(const JournalEntry& entry) {
  auto why = journal_.record(entry);
  if (why) stop(StopReason::journal, std::move(*why));
  return !why;
}

bool Engine::record(Task& task) {
  if (task.recorded == task.subject.entry) return true;
  if (!record(task.subject.entry)) return false;
  task.recorded = task.subject.entry;
  return true;
}

/// A run that ends early leaves users on the way. What was certainly not sent stands as before.
void Engine::abandon(Task& task) {
  if (task.recorded == task.original || task.arrived || result_.stop == StopReason::journal) return;
  task.subject.entry = task.original;
  (void)record(task);
}

/// The first reason is the one that counts.
void Engine::stop(StopReason reason, std::string why) {
  if (stopping()) return;
  result_.stop = reason;
  result_.why = std::move(why);
}

void Engine::tell(MigrationEvent event) {
  if (!options_.event) return;
  event.done = stops_.users();
  event.asked = todo_.size();
  event.elapsed = service_.now() - began_;
  options_.event(event);
}

MigrationResult run(const MigrationPlace& place, std::span<const PlanUser> users, const Procedure& procedure,
                    Service& service, Journal& journal, const MigrationOptions& options) {
  return Engine(place, procedure, service, journal, options).run(users);
}

}  // namespace connect_userconfig::migration
