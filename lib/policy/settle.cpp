// What a rule sets goes on top of what is there, list by list.
#include "policy/settle.hpp"

#include <algorithm>

namespace connect_userconfig::policy {
namespace {

using State = Resolved::State;

struct Range {
  Element first;
  Element last;
};
constexpr std::array<Range, list_kinds> ranges = {{
    {Element::auto_accept_voice, Element::auto_accept_callback},
    {Element::after_work_voice, Element::after_work_callback},
    {Element::persistent_connection, Element::persistent_connection},
    {Element::voice_enhancement, Element::voice_enhancement},
}};

template <class F>
void for_each_element(List list, F f) {
  const auto range = ranges[static_cast<std::size_t>(list)];
  for (auto i = index_of(range.first); i <= index_of(range.last); ++i) f(element_at(i));
}

bool has_list(const UserConfig& config, List list) {
  return holds_for(list, [&](const auto& row) { return !(config.*row.list).empty(); });
}

void copy_list(const UserConfig& from, List list, UserConfig& to) {
  const auto field = field_of(list);
  for_each_list([&](const auto& row) {
    if (row.field == field) to.*row.list = from.*row.list;
  });
}

class Settler {
 public:
  Settler(const UserRecord& user, const Verdict& verdict, const Answers& answers, Complaints& complaints,
          Wanted& wanted, Trace* trace, const ReadyPolicy::Impl& policy)
      : policy_(policy),
        user_(user),
        verdict_(verdict),
        answers_(answers),
        complaints_(complaints),
        wanted_(wanted),
        trace_(trace) {}

  void run(const ConvertOptions& options) {
    if (answer(Element::leave) != 0) return leave();
    wanted_.existing = static_cast<ExistingLists>(answer(Element::existing));
    reset_ = static_cast<AbsentFields>(answer(Element::absent)) == AbsentFields::reset;
    decide_expansion(options);
    legacy_ = values_of(wanted_.config);
    existing_ = values_of(user_.existing);
    for (std::size_t i = 0; i < list_kinds; ++i) set_list(static_cast<List>(i));
  }

 private:
  [[nodiscard]] const Resolved& said(Element element) const { return verdict_.elements[index_of(element)]; }
  [[nodiscard]] Number answer(Element element) const { return answers_[decision_index(element)]; }

  /// Nothing of the legacy setting is translated, so what is odd about it is of no matter.
  void leave() {
    wanted_.leave = true;
    wanted_.diagnostics.clear();
    complaints_.say(DiagnosticId::policy_left_alone, Field::record, complaints_.names_of(said(Element::leave).rules));
  }

  /// The expansion as rules decide it, in place of the one that was made by the options of the run. What counts as
  /// nobody's decision stays what these make of the legacy setting.
  void decide_expansion(const ConvertOptions& options) {
    auto by_rules = options;
    by_rules.absent = static_cast<AbsentFields>(answer(Element::absent));
    by_rules.auto_accept = static_cast<AutoAcceptScope>(answer(Element::auto_accept_scope));
    if (by_rules == options) return;
    Wanted before;
    expand(user_, options, before);
    Wanted after;
    expand(user_, by_rules, after);
    wanted_.config = after.config;
    // What was said of the old one is no longer so. It comes first, before whatever another overlay said.
    auto& said = wanted_.diagnostics;
    const auto old =
        std::mismatch(said.begin(), said.end(), before.diagnostics.begin(), before.diagnostics.end()).first;
    said.erase(said.begin(), old);
    said.insert(said.begin(), after.diagnostics.begin(), after.diagnostics.end());
  }

  void set_list(List list) {
    bool set = false;
    bool any = false;
    for_each_element(list, [&](Element element) {
      const auto& resolved = said(element);
      set = set || resolved.state != State::unset;
      any = any || set || !resolved.unclear.empty();
    });
    if (!any) return note_legacy(list);
    const auto field = field_of(list);
    const bool has_existing = has_list(user_.existing, list);
    const auto answer = answer_for(wanted_, field);
    if (has_existing && answer == ExistingLists::keep) return keep(list, field, set);
    const bool on_existing = has_existing && answer == ExistingLists::base;
    if (!certain(list, field, on_existing)) return;
    if (!set) return note_legacy(list);
    // Who compares the list with the user's own says which rules made it.
    if (has_existing) wanted_.set_by.emplace_back(field, complaints_.names_of(rules_for(list)));
    if (on_existing) {
      merge(list, field, existing_, ValueOrigin::existing, legacy_, ValueOrigin::legacy, wanted_.on_existing);
      copy_list(wanted_.on_existing, list, wanted_.config);
    } else {
      merge(list, field, legacy_, ValueOrigin::legacy, existing_, ValueOrigin::existing, wanted_.config);
    }
  }

  /// The user's list stands, and the rules for it are ignored.
  void keep(List list, Field field, bool set) {
    // What is wanted is then what the user has; limits of unknown unit are not there to be compared.
    copy_list(user_.unit_known ? user_.existing : UserConfig{}, list, wanted_.config);
    if (trace_ != nullptr) for_each_element(list, [&](Element element) { note(element, ValueOrigin::existing); });
    if (set) complaints_.say(DiagnosticId::policy_list_kept, field, complaints_.names_of(rules_for(list)));
  }

  /// The rules that set something of a list.
  [[nodiscard]] FewRules rules_for(List list) const {
    FewRules rules;
    for_each_element(list, [&](Element element) {
      for (const auto rule : said(element).rules) {
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
      }
    });
    std::sort(rules.begin(), rules.end());
    return rules;
  }

  /// Whether all elements of a list are certain, as far as they matter: what a rule would set anyway does not.
  bool certain(List list, Field field, bool on_existing) {
    bool good = true;
    for_each_element(list, [&](Element element) {
      const auto& resolved = said(element);
      if (resolved.state == State::unset && !resolved.unclear.empty()) {
        const auto at = index_of(element);
        const auto& first = on_existing ? existing_ : legacy_;
        const auto& second = on_existing ? legacy_ : existing_;
        const auto there = first[at] ? first[at] : second[at];
        if (there && std::all_of(resolved.unclear.begin(), resolved.unclear.end(),
                                 [&](auto rule) { return policy_.values[rule][at] == there; })) {
          return;
        }
      }
      good = complaints_.settled(element, field) && good;
    });
    return good;
  }

  void note(Element element, ValueOrigin origin, std::uint32_t rule = 0) const {
    if (trace_ == nullptr) return;
    // A field that the legacy setting leaves out is in the expansion only because absent fields are reset.
    if (origin == ValueOrigin::legacy && lacks_field(info(element).list)) origin = ValueOrigin::reset;
    (*trace_)[index_of(element)] = decided_source(element, {.origin = origin, .rule = rule});
  }

  /// A value that a rule's decision has made is that rule's, though it stands in no `set`.
  [[nodiscard]] Source decided_source(Element element, Source source) const {
    auto decision = Element::count_;
    if (source.origin == ValueOrigin::reset) decision = Element::absent;
    const bool beyond_voice = info(element).list == List::auto_accept && element != Element::auto_accept_voice;
    if (source.origin == ValueOrigin::legacy && beyond_voice && user_.phone_config &&
        user_.phone_config->auto_accept == true) {
      decision = Element::auto_accept_scope;
    }
    if (decision == Element::count_ || said(decision).state != State::set) return source;
    return {.origin = ValueOrigin::rule, .rule = said(decision).rules.front(), .decision = decision};
  }

  [[nodiscard]] bool lacks_field(List list) const {
    const auto& legacy = user_.phone_config;
    return legacy && ((list == List::auto_accept && !legacy->auto_accept) ||
                      (list == List::after_work && !legacy->after_contact_work_time_limit));
  }

  /// The list with what the rules set, on top of `first`, and where that says nothing, of `second`.
  void merge(List list, Field field, const Values& first, ValueOrigin first_origin, const Values& second,
             ValueOrigin second_origin, UserConfig& to) {
    if (!has_list(to, list)) copy_list(user_.existing, list, to);
    bool voice = false;
    std::string lacking;
    for_each_element(list, [&](Element element) {
      const auto at = index_of(element);
      const auto& resolved = said(element);
      const bool is_callback = element == Element::auto_accept_callback || element == Element::after_work_callback;
      const bool is_voice = element == Element::auto_accept_voice || element == Element::after_work_voice;
      if (is_voice) voice = first[at] || second[at];
      if (resolved.state == State::set) {
        put(to, element, resolved.value);
        note(element, ValueOrigin::rule, resolved.rules.front());
      } else if (first[at]) {
        put(to, element, *first[at]);
        note(element, first_origin);
      } else if (second[at]) {
        put(to, element, *second[at]);
        note(element, second_origin);
      } else if (reset_ && (list == List::auto_accept || list == List::after_work)) {
        if (is_callback && voice) return;  // the user's list says all that it has to
        put(to, element, 0);
        note(element, ValueOrigin::reset);
      } else if (!is_callback || !voice) {
        lacking.append(lacking.empty() ? "" : "; ").append(name_of(element));
      }
    });
    sort_channels(to);
    // Of limits whose unit is unknown the comparison itself says so.
    if (list == List::after_work && !user_.unit_known) return;
    if (!lacking.empty()) complaints_.say(DiagnosticId::policy_incomplete, field, "nothing says " + lacking);
  }

  /// No rule is about this list: it is what the legacy setting expands to.
  void note_legacy(List list) {
    for_each_element(list, [&](Element element) { note(element, ValueOrigin::legacy); });
  }

  const ReadyPolicy::Impl& policy_;
  const UserRecord& user_;
  const Verdict& verdict_;
  const Answers& answers_;
  Complaints& complaints_;
  Wanted& wanted_;
  Trace* trace_;
  Values legacy_{};
  Values existing_{};
  bool reset_ = false;
};

}  // namespace

void settle(const ReadyPolicy::Impl& policy, const UserRecord& user, const ConvertOptions& options,
            const Verdict& verdict, const Answers& answers, Complaints& complaints, Wanted& wanted, Trace* trace) {
  Settler(user, verdict, answers, complaints, wanted, trace, policy).run(options);
}

}  // namespace connect_userconfig::policy
