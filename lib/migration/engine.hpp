// Users on their way: each is described, and then written or left alone, several at once, on one thread.
#pragma once

#include "migration/procedure.hpp"
#include "migration/stops.hpp"

#include <array>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace connect_userconfig::migration {

class Engine {
 public:
  Engine(const MigrationPlace& place, const Procedure& procedure, Service& service, Journal& journal,
         const MigrationOptions& options);
  [[nodiscard]] MigrationResult run(std::span<const PlanUser> users);

 private:
  enum class Phase : std::uint8_t { to_describe, describing, to_write, writing };
  struct Task {
    Subject subject;
    JournalEntry original;  // as the journal had it when the run began
    JournalEntry recorded;  // as the journal has it now
    Phase phase = Phase::to_describe;
    Instant not_before{};
    Instant described_at{};
    ServiceCall write{};
    Operation operation{};       // under way
    std::uint64_t renewals = 0;  // when the call began
    unsigned attempts = 0;
    unsigned throttled = 0;  // how often
    unsigned old_looks = 0;  // that were too old when the write could begin
    unsigned conflicts = 0;
    bool arrived = false;     // a write may have
    bool is_witness = false;  // only to be looked at
  };
  using Tasks = std::list<Task>;

  void load(std::span<const PlanUser> users);
  [[nodiscard]] bool is_done() const noexcept;
  [[nodiscard]] bool may_go_on(const Task& task) const noexcept;
  [[nodiscard]] bool has_more_to_do() const noexcept;
  void look_for_interrupt();

  // What can begin now, and when to look again.
  void start_calls();
  void start_writes(Instant now);
  void start_describes(Instant now);
  void take_up_new(Instant now);
  void start(Tasks::iterator task, const ServiceCall& call, Phase phase);
  void wake_at(Instant instant) { wake_ = std::min(wake_, instant); }

  // What came of it.
  void finish(const ServiceReply& reply);
  void described(Tasks::iterator task, const ServiceReply& reply);
  void written(Tasks::iterator task);
  void failed(Tasks::iterator task, const ServiceReply& reply);
  void denied(Tasks::iterator task, const ServiceReply& reply);
  void try_again(Tasks::iterator task, const ServiceReply& reply);
  void renew(Task& task, const ServiceReply& reply);
  void decide(Tasks::iterator task, Decision decision);
  void settle(Tasks::iterator task, Standing standing, std::string detail);
  void give_up(Tasks::iterator task, std::string detail);
  void write_down_the_deleted();
  void ask_witness();
  void dismiss_witness(Tasks::iterator task);
  [[nodiscard]] std::optional<std::string> elsewhere(const UserRecord& user) const;

  bool record(const JournalEntry& entry);
  bool record(Task& task);
  void abandon(Task& task);
  void stop(StopReason reason, std::string why);
  [[nodiscard]] bool stopping() const noexcept { return result_.stop != StopReason::none; }
  [[nodiscard]] TokenBucket& bucket(Operation operation) { return buckets_[static_cast<std::size_t>(operation)]; }
  void tell(MigrationEvent event);

  const MigrationPlace& place_;
  const Procedure& procedure_;
  Service& service_;
  Journal& journal_;
  const MigrationOptions& options_;
  Instant began_;
  std::array<TokenBucket, operation_count> buckets_;
  std::vector<std::pair<const PlanUser*, JournalEntry>> todo_{};
  std::size_t next_ = 0;
  Tasks tasks_{};  // in the order of the plan
  std::map<std::uint64_t, Tasks::iterator> calls_{};
  std::uint64_t last_call_ = 0;
  std::uint64_t renewals_ = 0;
  bool useful_ = true;                              // the credentials that were fetched last have served
  std::array<bool, operation_count> allowed_{};     // a call of the kind has been answered
  std::array<unsigned, operation_count> denied_{};  // how many were refused since
  Instant wake_{};
  Stops stops_{};
  const PlanUser* witness_ = nullptr;    // whom an earlier run has found, and who is not asked for in this one
  bool somebody_there_ = false;          // a user was described
  std::vector<JournalEntry> deleted_{};  // until then: if nobody is there, it is the place that is wrong
  MigrationResult result_{};
};

}  // namespace connect_userconfig::migration
