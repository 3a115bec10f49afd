// From what the rules say to what is wanted of a user: first the decisions, then the lists under them.
#include "policy/settle.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace connect_userconfig::policy {
namespace {

using State = Resolved::State;
using Choices = boost::container::small_vector<Number, 4>;

/// What a run with these answers would come to. Whoever has only wrong answers to choose from is withheld either way.
struct Result {
  Outcome outcome = Outcome::unchanged;
  UserConfig request{};
  std::vector<std::pair<DiagnosticId, Field>> errors{};
  friend bool operator==(const Result&, const Result&) = default;
};

/// The decisions about one user. One that nobody can make is no matter if every answer to it leads to the same.
class Decider {
 public:
  Decider(const ReadyPolicy::Impl& policy, const UserRecord& user, const ConvertOptions& options,
          const Verdict& verdict, const Wanted& wanted)
      : policy_(policy), user_(user), options_(options), verdict_(verdict), wanted_(wanted) {
    standing_ = {static_cast<Number>(wanted.existing), static_cast<Number>(options.absent),
                 static_cast<Number>(options.auto_accept), 0};
  }

  /// The answers; those to the decisions that are left open are the ones of the run.
  Answers run(std::vector<Element>& open) {
    Answers answers = standing_;
    bool certain = true;
    for (std::size_t i = 0; i < decision_count; ++i) {
      const auto& resolved = said(i);
      if (resolved.state == State::conflict || !resolved.unclear.empty()) {
        certain = false;
      } else if (resolved.state == State::set) {
        answers[i] = resolved.value;
      }
    }
    if (!certain) weigh(answers, open);
    return answers;
  }

 private:
  [[nodiscard]] const Resolved& said(std::size_t decision) const { return verdict_.elements[setting_count + decision]; }

  /// The answers that there could be, each once.
  [[nodiscard]] Choices choices_of(std::size_t decision) const {
    const auto& resolved = said(decision);
    Choices choices;
    const auto add = [&](Number value) {
      if (std::find(choices.begin(), choices.end(), value) == choices.end()) choices.push_back(value);
    };
    if (resolved.state == State::unset) add(standing_[decision]);
    for (const auto& rules : {resolved.rules, resolved.unclear}) {
      for (const auto rule : rules) add(*policy_.values[rule][setting_count + decision]);
    }
    return choices;
  }

  void weigh(Answers& answers, std::vector<Element>& open) const {
    std::array<Choices, decision_count> choices;
    std::size_t count = 1;
    for (std::size_t i = 0; i < decision_count; ++i) {
      choices[i] = choices_of(i);
      count *= choices[i].size();
    }
    std::vector<Result> results;
    results.reserve(count);
    for (std::size_t number = 0; number < count; ++number) results.push_back(result(pick(choices, number)));
    std::size_t step = 1;
    for (std::size_t i = 0; i < decision_count; ++i) {
      const auto size = choices[i].size();
      bool matters = false;
      for (std::size_t number = 0; number < count && !matters; ++number) {
        // The one that differs from this one in the answer to this decision alone.
        const auto first = number - number / step % size * step;
        matters = results[number] != results[first];
      }
      step *= size;
      const bool has_standing = std::find(choices[i].begin(), choices[i].end(), standing_[i]) != choices[i].end();
      answers[i] = matters || (has_standing && size > 1) ? standing_[i] : choices[i].front();
      if (matters) open.push_back(element_at(setting_count + i));
    }
  }

  static Answers pick(const std::array<Choices, decision_count>& choices, std::size_t number) {
    Answers answers{};
    for (std::size_t i = 0; i < decision_count; ++i) {
      answers[i] = choices[i][number % choices[i].size()];
      number /= choices[i].size();
    }
    return answers;
  }

  [[nodiscard]] Result result(const Answers& answers) const {
    auto trial = wanted_;
    Complaints complaints(policy_, user_, verdict_, trial.diagnostics, Repeat::every);
    settle(policy_, user_, options_, verdict_, answers, complaints, trial, nullptr);
    Result result;
    result.outcome = Outcome::withheld;
    if (!has_errors(trial.diagnostics)) result.outcome = reconcile(user_, trial, result.request, trial.diagnostics);
    if (result.outcome == Outcome::withheld) result.request = {};
    for (const auto& each : trial.diagnostics) {
      if (each.severity() == Severity::error) result.errors.emplace_back(each.id, each.field);
    }
    std::sort(result.errors.begin(), result.errors.end());
    result.errors.erase(std::unique(result.errors.begin(), result.errors.end()), result.errors.end());
    return result;
  }

  const ReadyPolicy::Impl& policy_;
  const UserRecord& user_;
  const ConvertOptions& options_;
  const Verdict& verdict_;
  const Wanted& wanted_;
  Answers standing_{};
};

}  // namespace

void apply(const ReadyPolicy::Impl& policy, const UserRecord& user, const ConvertOptions& options,
           const Verdict& verdict, Wanted& wanted, Trace* trace) {
  std::vector<Element> open;
  const auto answers = Decider(policy, user, options, verdict, wanted).run(open);
  Complaints complaints(policy, user, verdict, wanted.diagnostics, Repeat::once_a_rule);
  bool leave_is_open = false;
  for (const auto element : open) {
    (void)complaints.settled(element, Field::record);
    leave_is_open = leave_is_open || element == Element::leave;
  }
  // Whether anything is to be done comes before what it would be.
  if (!leave_is_open) settle(policy, user, options, verdict, answers, complaints, wanted, trace);
  wanted.diagnostics.insert(wanted.diagnostics.end(), verdict.said.begin(), verdict.said.end());
}

}  // namespace connect_userconfig::policy
