#include "policy_explain.hpp"

#include "connect_userconfig/text.hpp"
#include "policy_files.hpp"

#include <fmt/format.h>

#include <iterator>

namespace connect_userconfig::tool {
namespace {

constexpr std::size_t longest = 400;

std::string rule_names(const Policy& policy, const std::vector<std::size_t>& rules) {
  std::string text;
  for (const auto rule : rules) {
    text.append(text.empty() ? "" : ", ").append(printable(policy.rules[rule].name));
  }
  return text.empty() ? "none" : text;
}

}  // namespace

bool is_user(const UserRecord& user, std::string_view wanted) {
  if (user.username == wanted || user.user_id == wanted || user.id == wanted || user.arn == wanted) return true;
  const auto arn = user.arn ? parse_agent_arn(*user.arn) : std::nullopt;
  return arn && arn->user_id == wanted;
}

std::string explanation_text(const ReadyPolicy& policy, const SourceRecord& record, const ConvertOptions& options,
                             const Overlay& before) {
  if (record.user.form == Form::create_user) {
    const auto name = printable(record.user.username.value_or(std::string()));
    const auto& why = describe(DiagnosticId::policy_cannot_tell);
    return fmt::format("{}: withheld ({}:{}:{})\nerror: {}: {} [{}]\n", name, printable(record.source, longest),
                       record.position.line, record.position.column, why.summary, new_user_text, why.name);
  }
  const auto explanation = policy.explain(record.user, options, before);
  const auto& conversion = explanation.conversion;
  std::string text;
  const auto to = std::back_inserter(text);
  const auto& user = record.user;
  fmt::format_to(to, "{}{}: {} ({}:{}:{})\n", user.username ? printable(*user.username) + ", " : "",
                 printable(conversion.request.user_id), to_string(conversion.outcome),
                 printable(record.source, longest), record.position.line, record.position.column);
  fmt::format_to(to, "rules that match: {}\n", rule_names(policy.policy(), explanation.rules));
  if (!explanation.unclear.empty()) {
    fmt::format_to(to, "rules of which it cannot be told: {}\n", rule_names(policy.policy(), explanation.unclear));
  }
  for (const auto& each : conversion.diagnostics) {
    fmt::format_to(to, "{}: {} [{}]\n", to_string(each.severity()), printable(each.message(), longest),
                   describe(each.id).name);
  }
  if (explanation.values.empty()) return text;
  constexpr auto* row = "{:<26} {:<28} {:<18} {}\n";
  fmt::format_to(to, fmt::runtime(row), "setting", "channel", "value", "because");
  for (const auto& each : explanation.values) {
    fmt::format_to(to, fmt::runtime(row), each.setting, each.channel, each.value, printable(each.because, longest));
  }
  return text;
}

}  // namespace connect_userconfig::tool
