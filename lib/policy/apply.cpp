// From what the rules say to what is wanted of a user. What a rule sets goes on top of what is there, list by list.
#include "connect_userconfig/lists.hpp"
#include "policy/ready.hpp"

#include <algorithm>

namespace connect_userconfig::policy {
namespace {

using State = Resolved::State;

constexpr std::array<Field, list_kinds> fields = {Field::auto_accept_configs, Field::after_contact_work_configs,
                                                  Field::persistent_connection_configs,
                                                  Field::voice_enhancement_configs};
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
  switch (list) {
    case List::auto_accept:
      return !config.auto_accept_configs.empty();
    case List::after_work:
      return !config.after_contact_work_configs.empty();
    case List::persistent_connection:
      return !config.persistent_connection_configs.empty();
    case List::voice_enhancement:
      break;
  }
  return !config.voice_enhancement_configs.empty();
}

void copy_list(const UserConfig& from, List list, UserConfig& to) {
  switch (list) {
    case List::auto_accept:
      to.auto_accept_configs = from.auto_accept_configs;
      return;
    case List::after_work:
      to.after_contact_work_configs = from.after_contact_work_configs;
      return;
    case List::persistent_connection:
      to.persistent_connection_configs = from.persistent_connection_configs;
      return;
    case List::voice_enhancement:
      to.voice_enhancement_configs = from.voice_enhancement_configs;
      return;
  }
}

class Applier {
 public:
  Applier(const ReadyPolicy::Impl& policy, const UserRecord& user, const Verdict& verdict, Wanted& wanted, Trace* trace)
      : policy_(policy), user_(user), verdict_(verdict), wanted_(wanted), trace_(trace) {}

  void run(const ConvertOptions& options) {
    wanted_.diagnostics.insert(wanted_.diagnostics.end(), verdict_.said.begin(), verdict_.said.end());
    if (leave()) return;
    decide_expansion(options);
    legacy_ = values_of(wanted_.config);
    existing_ = values_of(user_.existing);
    decide_existing();
    for (std::size_t i = 0; i < list_kinds; ++i) set_list(static_cast<List>(i));
  }

 private:
  [[nodiscard]] const Resolved& said(Element element) const { return verdict_.elements[index_of(element)]; }

  void complain(DiagnosticId id, Field field, std::string detail) {
    wanted_.diagnostics.push_back({.id = id, .field = field, .tail = {}, .detail = std::move(detail)});
  }

  [[nodiscard]] std::string names_of_rules(const FewRules& rules, Element element, bool with_values) const {
    std::string text;
    for (const auto rule : rules) {
      text.append(text.empty() ? "" : ", ").append(rule_text(policy_.policy.rules[rule]));
      if (with_values) text.append(" says ").append(text_of(element, *policy_.values[rule][index_of(element)]));
    }
    return text;
  }

  /// Says why an element has no value, if so. True if it has one, or none is set.
  bool settled(Element element, Field field) {
    const auto& resolved = said(element);
    if (!resolved.unclear.empty()) {
      cannot_tell(element, resolved.unclear, field);
      return false;
    }
    if (resolved.state != State::conflict) return true;
    complain(DiagnosticId::policy_conflict, field,
             name_of(element) + ": " + names_of_rules(resolved.rules, element, true));
    return false;
  }

  /// One diagnostic a rule, however many of its elements are unclear.
  void cannot_tell(Element element, const FewRules& rules, Field field) {
    for (const auto rule : rules) {
      if (std::find(told_.begin(), told_.end(), rule) != told_.end()) continue;
      told_.push_back(rule);
      const auto at = std::find(verdict_.unclear.begin(), verdict_.unclear.end(), rule) - verdict_.unclear.begin();
      const auto missing = verdict_.missing[static_cast<std::size_t>(at)];
      const auto text = rule_text(policy_.policy.rules[rule]);
      if (missing == (AskedSet{0} | Asked::hierarchy_path)) {
        complain(DiagnosticId::hierarchy_unknown, field, text + " asks which groups stand above the user's");
      } else {
        complain(DiagnosticId::policy_cannot_tell, field,
                 text + " asks for " + names_of(missing) + " and would decide " + name_of(element));
      }
    }
  }

  bool leave() {
    if (!settled(Element::leave, Field::record)) return true;
    const auto& resolved = said(Element::leave);
    if (resolved.state != State::set || resolved.value == 0) return false;
    wanted_.leave = true;
    complain(DiagnosticId::policy_left_alone, Field::record, names_of_rules(resolved.rules, Element::leave, false));
    return true;
  }

  /// What rules decide in place of an option, if it makes a difference to this user.
  template <class Option>
  void take(Element element, bool matters, Option& option) {
    if (matters && settled(element, Field::record) && said(element).state == State::set) {
      option = static_cast<Option>(said(element).value);
    }
  }

  void decide_expansion(const ConvertOptions& options) {
    auto decided = options;
    const auto& legacy = user_.phone_config;
    take(Element::absent, !legacy || !legacy->auto_accept || !legacy->after_contact_work_time_limit, decided.absent);
    take(Element::auto_accept_scope, legacy && legacy->auto_accept == true, decided.auto_accept);
    reset_ = decided.absent == AbsentFields::reset;
    if (decided == options) return;
    // What counts as nobody's decision stays what the options of the run make of the legacy setting.
    Wanted again;
    expand(user_, decided, again);
    wanted_.config = again.config;
    wanted_.diagnostics.insert(wanted_.diagnostics.end(), again.diagnostics.begin(), again.diagnostics.end());
  }

  void decide_existing() {
    const auto& resolved = said(Element::existing);
    const bool certain = resolved.state != State::conflict && resolved.unclear.empty();
    take(Element::existing, certain || existing_matters(), wanted_.existing);
  }

  /// Whether any list of the user is not yet as it is to be. If all are, each answer leaves them as they are: so what
  /// was settled in a first run is settled in a second one.
  [[nodiscard]] bool existing_matters() const {
    if (!user_.unknown_members.empty()) return true;
    auto trial = wanted_;
    trial.existing = ExistingLists::overwrite;
    trial.diagnostics.clear();
    Applier applier(policy_, user_, verdict_, trial, nullptr);
    applier.legacy_ = legacy_;
    applier.existing_ = existing_;
    applier.reset_ = reset_;
    for (std::size_t i = 0; i < list_kinds; ++i) {
      if (has_list(user_.existing, static_cast<List>(i))) applier.set_list(static_cast<List>(i));
    }
    return has_errors(trial.diagnostics) || any_list([&](const auto& row) {
             const auto& existing = user_.existing.*row.list;
             const auto& wanted = trial.config.*row.list;
             return !existing.empty() && !wanted.empty() && !same_elements(existing, wanted);
           });
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
    const auto field = fields[static_cast<std::size_t>(list)];
    const bool has_existing = has_list(user_.existing, list);
    if (has_existing && wanted_.existing == ExistingLists::keep) return keep(list, field, set);
    const bool on_existing = has_existing && wanted_.existing == ExistingLists::base;
    if (!certain(list, field, on_existing)) return;
    if (!set) return note_legacy(list);
    if (on_existing) {
      merge(list, field, existing_, ValueOrigin::existing, legacy_, ValueOrigin::legacy, wanted_.on_existing);
      copy_list(wanted_.on_existing, list, wanted_.config);
    } else {
      merge(list, field, legacy_, ValueOrigin::legacy, existing_, ValueOrigin::existing, wanted_.config);
    }
  }

  /// The user's list stands, and the rules for it are ignored.
  void keep(List list, Field field, bool set) {
    FewRules rules;
    for_each_element(list, [&](Element element) {
      for (const auto rule : said(element).rules) {
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
      }
    });
    // What is wanted is then what the user has; limits of unknown unit are not there to be compared.
    copy_list(user_.unit_known ? user_.existing : UserConfig{}, list, wanted_.config);
    if (trace_ != nullptr) for_each_element(list, [&](Element element) { note(element, ValueOrigin::existing); });
    if (!set) return;
    std::sort(rules.begin(), rules.end());
    complain(DiagnosticId::policy_list_kept, field, names_of_rules(rules, Element::existing, false));
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
      good = settled(element, field) && good;
    });
    return good;
  }

  void note(Element element, ValueOrigin origin, std::uint32_t rule = 0) const {
    if (trace_ == nullptr) return;
    // A field that the legacy setting leaves out is in the expansion only because absent fields are reset.
    if (origin == ValueOrigin::legacy && lacks_field(info(element).list)) origin = ValueOrigin::reset;
    (*trace_)[index_of(element)] = {origin, rule};
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
    if (!lacking.empty()) complain(DiagnosticId::policy_incomplete, field, "nothing says " + lacking);
  }

  /// No rule is about this list: it is what the legacy setting expands to.
  void note_legacy(List list) {
    for_each_element(list, [&](Element element) { note(element, ValueOrigin::legacy); });
  }

  const ReadyPolicy::Impl& policy_;
  const UserRecord& user_;
  const Verdict& verdict_;
  Wanted& wanted_;
  Trace* trace_;
  Values legacy_{};
  Values existing_{};
  bool reset_ = false;
  FewRules told_{};
};

}  // namespace

void apply(const ReadyPolicy::Impl& policy, const UserRecord& user, const ConvertOptions& options,
           const Verdict& verdict, Wanted& wanted, Trace* trace) {
  Applier(policy, user, verdict, wanted, trace).run(options);
}

}  // namespace connect_userconfig::policy
