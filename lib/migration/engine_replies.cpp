// What came of the calls of a run: who is settled, who is asked again, and what ends it.
#include "connect_userconfig/text.hpp"
#include "migration/backoff.hpp"
#include "migration/engine.hpp"

#include <utility>

namespace connect_userconfig::migration {
namespace {

/// Refusals of one kind of call, one after the other, that are the users'; more are everybody's.
constexpr unsigned most_denied = 3;
/// Being throttled says nothing about a user, so it takes longer to give up.
constexpr unsigned most_throttled = 50;

}  // namespace

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

}  // namespace connect_userconfig::migration
