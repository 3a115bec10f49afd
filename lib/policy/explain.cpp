// What becomes of one user, and where every value of it comes from.
#include "connect_userconfig/text.hpp"
#include "convert/lists_after.hpp"
#include "policy/ready.hpp"

namespace connect_userconfig {
namespace {

using policy::Element;

/// What the user has afterwards: the lists that are sent, and of the others those that are there.
UserConfig afterwards(const UserRecord& user, const Conversion& conversion) {
  auto config = user.existing;
  if (conversion.outcome != Outcome::converted) return config;
  put_sent(conversion.request.config, config);
  return config;
}

class Explainer {
 public:
  Explainer(const ReadyPolicy::Impl& policy, const UserRecord& user, const policy::Trace& trace,
            PolicyExplanation& explanation)
      : policy_(policy), user_(user), trace_(trace), explanation_(explanation) {}

  void run() {
    const auto config = afterwards(user_, explanation_.conversion);
    const auto values = policy::values_of(config);
    for (std::size_t i = 0; i < policy::setting_count; ++i) {
      if (!values[i]) continue;
      const auto element = policy::element_at(i);
      const auto source = is_wanted(element, config) ? trace_[i] : policy::Source{ValueOrigin::existing, 0};
      add(policy::info(element).setting, policy::info(element).channel, policy::text_of(element, *values[i]), source,
          legacy_name(policy::info(element).list));
    }
    for (const auto& phone : config.phone_number_configs) add_phone(phone, config);
  }

 private:
  static std::string_view legacy_name(policy::List list) {
    switch (list) {
      case policy::List::auto_accept:
        return "AutoAccept";
      case policy::List::after_work:
        return "AfterContactWorkTimeLimit";
      default:
        return "PersistentConnection";
    }
  }

  /// `, absent: reset`
  [[nodiscard]] std::string decision_text(const policy::Source& source) const {
    if (source.decision == Element::count_) return {};
    constexpr std::string_view decide = "decide ";
    const auto value = *policy_.values[source.rule][policy::index_of(source.decision)];
    return ", " + policy::name_of(source.decision).substr(decide.size()) + ": " +
           policy::text_of(source.decision, value);
  }

  /// Whether the list that holds the element is the one that was wanted, and not one that stands for other reasons.
  [[nodiscard]] bool is_wanted(Element element, const UserConfig& config) const {
    const auto& wanted = explanation_.conversion.wanted.config;
    return policy::holds_for(policy::info(element).list,
                             [&](const auto& row) { return same_elements(wanted.*row.list, config.*row.list); });
  }

  void add_phone(const PhoneNumberConfig& phone, const UserConfig& config) {
    const bool legacy =
        same_elements(explanation_.conversion.wanted.config.phone_number_configs, config.phone_number_configs);
    const policy::Source source{legacy ? ValueOrigin::legacy : ValueOrigin::existing, 0};
    add("PhoneType", to_string(phone.channel), std::string(to_string(phone.phone_type)), source, "PhoneType");
    if (!phone.phone_number) return;
    add("PhoneNumber", to_string(phone.channel), mask_phone_number(*phone.phone_number), source, "DeskPhoneNumber");
  }

  void add(std::string_view setting, std::string_view channel, std::string value, policy::Source source,
           std::string_view legacy) {
    PolicyValue row{.setting = setting, .channel = channel, .value = std::move(value), .origin = source.origin};
    switch (source.origin) {
      case ValueOrigin::legacy:
        row.because = "PhoneConfig " + std::string(legacy);
        break;
      case ValueOrigin::existing:
        row.because = policy::because_existing;
        break;
      case ValueOrigin::reset:
        row.because = "absent fields are reset";
        break;
      case ValueOrigin::rule:
        row.rule = source.rule;
        row.because = policy::rule_text(policy_.policy.rules[source.rule]) + decision_text(source);
        break;
    }
    explanation_.values.push_back(std::move(row));
  }

  const ReadyPolicy::Impl& policy_;
  const UserRecord& user_;
  const policy::Trace& trace_;
  PolicyExplanation& explanation_;
};

PolicyExplanation explain_user(const ReadyPolicy::Impl& impl, const UserRecord& user, const policy::Subject& subject,
                               const ConvertOptions& options, const Overlay& before) {
  PolicyExplanation explanation;
  policy::Verdict verdict;
  policy::judge(impl, subject, verdict);
  explanation.rules.assign(verdict.matching.begin(), verdict.matching.end());
  explanation.unclear.assign(verdict.unclear.begin(), verdict.unclear.end());
  policy::Trace trace{};
  explanation.conversion =
      convert(user, options, [&](const UserRecord& record, const ConvertOptions& run_options, Wanted& wanted) {
        if (before) before(record, run_options, wanted);
        policy::apply(impl, record, run_options, verdict, wanted, &trace);
      });
  if (explanation.conversion.outcome != Outcome::withheld) Explainer(impl, user, trace, explanation).run();
  return explanation;
}

}  // namespace

PolicyExplanation ReadyPolicy::explain(const UserRecord& user, const ConvertOptions& options,
                                       const Overlay& before) const {
  if (ok()) return explain_user(*impl_, user, policy::full_subject(*impl_, user, options.user_id), options, before);
  PolicyExplanation explanation;
  explanation.conversion = convert(user, options, in_turn(before, overlay()));
  return explanation;
}

PolicyExplanation ReadyPolicy::explain_test(std::size_t test, const ConvertOptions& options) const {
  auto with_identity = options;
  with_identity.instance_id = "test";
  const auto& [user, path] = impl_->test_users[test];
  // An id that nobody gave the user must not be one that a rule could ask for.
  if (!user.user_id) with_identity.user_id = "test";
  auto subject = policy::full_subject(*impl_, user, std::nullopt);
  if (!path.empty()) subject.path = &path;
  return explain_user(*impl_, user, subject, with_identity, {});
}

}  // namespace connect_userconfig
