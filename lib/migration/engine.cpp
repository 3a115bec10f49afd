#include "migration/engine.hpp"

#include "connect_userconfig/text.hpp"
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

/// Refusals of one kind of call, one after the other, that are the users'; more are everybody's.
constexpr unsigned most_denied = 3;
/// Being throttled says nothing about a user, so it takes longer to give up.
constexpr unsigned most_throttled = 50;

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
  give_up_the_slow();
  start_describes(now);
  take_up_new(now);
}

void Engine::start_writes(Instant now) {
  for (auto task = tasks_.begin(); task != tasks_.end(); ++task) {
    if (task->phase != Phase::to_write || !may_go_on(*task)) continue;
    auto& tokens = bucket(task->write.operation);
    const auto ready = tokens.ready_at(now);
    if (ready > now) {
      wake_at(ready);
    } else if (now - task->described_at > fresh_for) {
      task->phase = Phase::to_describe;
      if (++task->old_looks >= max_attempts) slow_.push_back(task);
    } else {
      auto& entry = task->subject.entry;
      entry.standing = procedure_.intent();
      entry.sent = true;
      entry.detail.clear();
      if (record(*task) && tokens.take(now)) start(task, task->write, Phase::writing);
    }
  }
}

/// Those of whom nothing can be known in time.
void Engine::give_up_the_slow() {
  for (const auto task : std::exchange(slow_, {})) {
    give_up(task, "each answer of DescribeUser took so long that it was too old to be written by");
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

// ---- What came of it

void Engine::finish(const ServiceReply& reply) {
  const auto call = calls_.find(reply.call);
  if (call == calls_.end()) return;
  const auto task = call->second;
  calls_.erase(call);
  if (reply.fault != Fault::none) return failed(task, reply);
  useful_ = true;
  allowed_[static_cast<std::size_t>(task->operation)] = true;
  denied_[static_cast<std::size_t>(task->operation)] = 0;
  if (task->phase == Phase::writing) return written(task);
  described(task, reply);
}

void Engine::described(Tasks::iterator task, const ServiceReply& reply) {
  if (!reply.user) {
    return try_again(task, {.call = 0, .fault = Fault::connection, .error = "the answer has no user"});
  }
  if (auto where = elsewhere(*reply.user)) {
    task->phase = Phase::to_describe;
    return stop(StopReason::wrong_place, std::move(*where));
  }
  const auto& user = *reply.user;
  somebody_there_ = true;
  write_down_the_deleted();
  if (task->is_witness) return dismiss_witness(task);
  if (!user.unknown_members.empty()) {
    return give_up(task, "has " + user.unknown_members.front().name + ", which this version does not know");
  }
  if (has_errors(user.diagnostics)) return give_up(task, "has settings that this version does not know");
  decide(task, procedure_.described(task->subject, settings_of(user)));
}

void Engine::written(Tasks::iterator task) {
  task->arrived = true;
  task->subject.lists_written = task->operation == Operation::update_user_config;
  if (!task->subject.lists_written) ++task->subject.legacy_writes;
  if (auto decision = procedure_.written(task->subject)) return decide(task, std::move(*decision));
  task->phase = Phase::to_describe;
}

void Engine::decide(Tasks::iterator task, Decision decision) {
  if (!decision.write) return settle(task, decision.standing, std::move(decision.detail));
  task->write = std::move(*decision.write);
  task->phase = Phase::to_write;
}

void Engine::failed(Tasks::iterator task, const ServiceReply& reply) {
  const bool writing = task->phase == Phase::writing;
  const bool unknown = reply.fault == Fault::server || reply.fault == Fault::connection;
  task->phase = Phase::to_describe;
  task->arrived |= writing && unknown;
  // What was refused has not arrived: if the user has it later, somebody else has done it.
  if (writing && !unknown) task->subject.entry.sent = task->original.sent || task->arrived;
  switch (reply.fault) {
    case Fault::throttled:
      bucket(task->operation).throttled(service_.now());
      return try_again(task, reply);
    case Fault::server:
    case Fault::connection:
      return try_again(task, reply);
    case Fault::conflict:
      if (++task->conflicts < 2) return try_again(task, reply);
      return give_up(task, reply.error);
    case Fault::not_found:
      return settle(task, Standing::deleted, {});
    case Fault::expired:
      return renew(*task, reply);
    case Fault::denied:
      return denied(task, reply);
    case Fault::none:
    case Fault::refused:
      return give_up(task, reply.error);
  }
}

/// A permission may be missing for one user, by a tag for instance. If nobody could be asked about, or sent to, before,
/// or several cannot one after the other, it is missing altogether.
void Engine::denied(Tasks::iterator task, const ServiceReply& reply) {
  const auto kind = static_cast<std::size_t>(task->operation);
  if (allowed_[kind] && ++denied_[kind] < most_denied) return give_up(task, reply.error);
  const auto& user = task->subject.user;
  stop(StopReason::denied, printable(user.username.value_or(user.user_id)) + ": " +
                               std::string(to_string(task->operation)) + ": " + reply.error);
}

void Engine::give_up(Tasks::iterator task, std::string detail) {
  const bool begun = task->arrived || task->original.standing == procedure_.intent();
  settle(task, begun ? procedure_.given_up_half_done() : procedure_.given_up(),
         procedure_.why_given_up(task->subject, std::move(detail)));
}

/// Whatever failed, the user is looked at again first: the write may have been done, or somebody else have been there.
void Engine::try_again(Tasks::iterator task, const ServiceReply& reply) {
  const bool throttled = reply.fault == Fault::throttled;
  const auto times = throttled ? ++task->throttled : ++task->attempts;
  if (times >= (throttled ? most_throttled : max_attempts)) return give_up(task, reply.error);
  ++result_.retries;
  const auto chance = options_.random ? options_.random() : 1.0;
  task->phase = Phase::to_describe;
  task->not_before = service_.now() + backoff(times, chance);
  tell({.kind = MigrationEvent::Kind::retry,
        .user = task->subject.user,
        .operation = task->operation,
        .fault = reply.fault,
        .detail = reply.error});
}

/// Calls that began with the old credentials are only tried again. New ones that are of no use are not renewed for
/// ever.
void Engine::renew(Task& task, const ServiceReply& reply) {
  ++result_.retries;
  if (task.renewals != renewals_) return;
  if (!useful_) return stop(StopReason::credentials, reply.error);
  auto why = service_.renew();
  look_for_interrupt();  // which may have ended the program that was asked, too
  if (why) return stop(StopReason::credentials, std::move(*why));
  ++renewals_;
  useful_ = false;
}

void Engine::settle(Tasks::iterator task, Standing standing, std::string detail) {
  if (task->is_witness) return dismiss_witness(task);
  auto& entry = task->subject.entry;
  entry.standing = standing;
  entry.detail = std::move(detail);
  entry.sent = standing != Standing::undone && (task->original.sent || task->arrived || standing == Standing::applied);
  if (standing == Standing::deleted && !somebody_there_) {
    deleted_.push_back(entry);
  } else if (!record(*task)) {
    return void(tasks_.erase(task));  // what is not written down has not been settled
  }
  // What was so before says nothing about this run, and of those who are gone nothing is known if nobody is expected.
  const bool again = task->original.standing == standing;
  const bool expected = standing == Standing::deleted && !procedure_.expects_users();
  const auto reason = again || expected ? stops_.settled() : stops_.settled(standing);
  tell({.kind = MigrationEvent::Kind::settled,
        .user = task->subject.user,
        .standing = standing,
        .detail = entry.detail});
  if (reason == StopReason::failures) {
    stop(reason, std::to_string(stops_.failed()) + " of " + std::to_string(stops_.users()) + " users failed" +
                     (entry.detail.empty() ? "" : ", the last one with: " + entry.detail));
  }
  if (reason == StopReason::nobody_there && !somebody_there_) ask_witness();
  tasks_.erase(task);
}

/// The first users of this run are gone. If somebody whom an earlier run has found is there still, it is they who left.
void Engine::ask_witness() {
  if (witness_ == nullptr) return stop(StopReason::nobody_there, {});
  const JournalEntry entry{.user_id = witness_->user_id, .standing = {}, .sent = false, .found = {}, .detail = {}};
  tasks_.push_front(
      {.subject =
           {.user = *witness_, .entry = entry, .before = {}, .reason = {}, .legacy_writes = 0, .lists_written = false},
       .original = entry,
       .recorded = entry,
       .is_witness = true});
}

void Engine::dismiss_witness(Tasks::iterator task) {
  if (!somebody_there_) stop(StopReason::nobody_there, {});
  tasks_.erase(task);
}

void Engine::write_down_the_deleted() {
  for (const auto& entry : deleted_) (void)record(entry);
  deleted_.clear();
}

std::optional<std::string> Engine::elsewhere(const UserRecord& user) const {
  const auto arn = user.arn ? parse_agent_arn(*user.arn) : std::nullopt;
  if (!arn) return std::nullopt;
  const auto differs = [](std::string_view wanted, std::string_view got) { return !wanted.empty() && wanted != got; };
  if (!differs(place_.instance_id, arn->instance_id) && !differs(place_.region, arn->region) &&
      !differs(place_.account, arn->account)) {
    return std::nullopt;
  }
  return "the plan is of instance " + place_.instance_id + " in " + place_.region + ", account " + place_.account +
         ", and the user is " + printable(*user.arn, 200);
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
