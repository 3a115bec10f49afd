// Lines of a plan as bytes. A plan of 200,000 users is 300 MB, so they are appended, not built as a tree first.
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/plan.hpp"
#include "connect_userconfig/writer.hpp"
#include "convert/decision_words.hpp"
#include "plan/read_line.hpp"

#include <fmt/format.h>

#include <iterator>

namespace connect_userconfig {
namespace {

/// An object whose members come one by one; those that have nothing to say are left out.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& to) : to_(to) { to_ += '{'; }
  void end() { to_ += '}'; }

  /// Starts a member; its value is appended by the caller.
  std::string& name(std::string_view name) {
    if (!first_) to_ += ',';
    first_ = false;
    to_.append(1, '"').append(name).append("\":");
    return to_;
  }
  void text(std::string_view member, std::string_view value) { append_json_string(value, name(member)); }
  void text_if(std::string_view member, std::string_view value) {
    if (!value.empty()) text(member, value);
  }
  void text_or_null(std::string_view member, const std::optional<std::string>& value) {
    value ? text(member, *value) : static_cast<void>(name(member).append("null"));
  }
  void number(std::string_view member, std::uint64_t value) {
    fmt::format_to(std::back_inserter(name(member)), "{}", value);
  }
  void truth(std::string_view member, bool value) { name(member).append(value ? "true" : "false"); }

 private:
  std::string& to_;
  bool first_ = true;
};

template <class Range, class Put>
void append_array(const Range& range, std::string& to, Put put) {
  to += '[';
  for (const auto& each : range) {
    if (to.back() != '[') to += ',';
    put(each);
  }
  to += ']';
}

/// A limit that is not whole seconds carries its unit: see `limit_to_json`.
void append_limit(const AfterContactWorkTimeLimit& limit, std::string& to) {
  if (const auto* whole = std::get_if<std::chrono::seconds>(&limit)) {
    fmt::format_to(std::back_inserter(to), "{}", whole->count());
    return;
  }
  if (const auto* fine = std::get_if<std::chrono::milliseconds>(&limit)) {
    fmt::format_to(std::back_inserter(to), R"({{"Milliseconds":{}}})", fine->count());
    return;
  }
  nlohmann::ordered_json value;
  limit_to_json(value, limit);
  to += value.dump();
}

void append_phone_config(const UserPhoneConfig& phone_config, std::string& to) {
  ObjectWriter object(to);
  for_each_member<UserPhoneConfig>([&](const auto& row) {
    const auto& value = phone_config.*row.member;
    if (!value) return;
    using Value = std::remove_cvref_t<decltype(*value)>;
    if constexpr (std::is_same_v<Value, bool>) {
      object.truth(row.name, *value);
    } else if constexpr (std::is_same_v<Value, std::string>) {
      object.text(row.name, *value);
    } else if constexpr (std::is_same_v<Value, PhoneType>) {
      object.text(row.name, to_string(*value));
    } else {
      append_limit(*value, object.name(row.name));
    }
  });
  object.end();
}

void append_profile(const UserProfile& profile, std::string& to) {
  ObjectWriter object(to);
  if (profile.routing_profile_id) object.text("RoutingProfileId", *profile.routing_profile_id);
  if (profile.hierarchy_group_id) object.text("HierarchyGroupId", *profile.hierarchy_group_id);
  if (!profile.security_profile_ids.empty()) {
    append_array(profile.security_profile_ids, object.name("SecurityProfileIds"),
                 [&](const auto& id) { append_json_string(id, to); });
  }
  if (!profile.tags.empty()) {
    object.name("Tags");
    ObjectWriter tags(to);
    std::string key;
    for (const auto& [name, value] : profile.tags) {
      key.clear();
      append_json_string(name, key);
      append_json_string(value, tags.name(std::string_view(key).substr(1, key.size() - 2)));
    }
    tags.end();
  }
  object.end();
}

void append_before(const PlanUser& user, std::string& to) {
  if (!user.phone_config) return append_json(user.before, to);
  to += R"({"PhoneConfig":)";
  append_phone_config(*user.phone_config, to);
  if (is_empty(user.before)) {
    to += '}';
    return;
  }
  const auto at = to.size();
  append_json(user.before, to);
  to[at] = ',';
}

void append_undo(const PlanUndo& undo, std::string& to) {
  ObjectWriter object(to);
  object.text_if("refused", undo.refused);
  if (undo.phone_config) append_phone_config(*undo.phone_config, object.name("UpdateUserPhoneConfig"));
  if (!is_empty(undo.lists)) append_json(undo.lists, object.name("UpdateUserConfig"));
  object.end();
}

/// Whether two rows differ in their channel alone.
bool say_the_same(const PlanChange& a, const PlanChange& b) {
  return a.setting == b.setting && a.before == b.before && a.after == b.after && a.because == b.because;
}

/// Channels of which the same is said stand together: most rows of a plan say that something is as it was.
void append_changes(const std::vector<PlanChange>& changes, std::string& to) {
  for (std::size_t i = 0; i < changes.size();) {
    const auto& change = changes[i];
    to += i == 0 ? '[' : ',';
    ObjectWriter object(to);
    object.text("setting", change.setting);
    object.name("channels") += '[';
    for (const auto first = i; i < changes.size() && say_the_same(changes[i], change); ++i) {
      if (i != first) to += ',';
      append_json_string(changes[i].channel, to);
    }
    to += ']';
    if (change.before != change.after) object.text_or_null("before", change.before);
    object.text_or_null("after", change.after);
    object.text("because", change.because);
    object.end();
  }
  to += ']';
}

void append_diagnostic(const PlanDiagnostic& diagnostic, std::string& to) {
  ObjectWriter object(to);
  object.text("id", diagnostic.id);
  object.text("severity", diagnostic.severity);
  object.text("message", diagnostic.message);
  object.text_if("pointer", diagnostic.pointer);
  object.end();
}

void append_input(const PlanInput& input, std::string& to) {
  ObjectWriter object(to);
  object.text("name", input.name);
  object.number("bytes", input.bytes);
  object.text("sha256", input.sha256);
  object.end();
}

}  // namespace

void append_plan_line(const PlanHeader& header, std::string& to) {
  ObjectWriter object(to);
  object.number("plan", static_cast<std::uint64_t>(header.version));
  object.text("tool", header.tool);
  object.text("created", header.created);
  object.text("InstanceId", header.instance_id);
  object.text_if("region", header.region);
  object.text_if("account", header.account);
  object.name("options");
  ObjectWriter options(to);
  options.text("auto-accept", word_of(auto_accept_words, header.options.auto_accept));
  options.text("absent", word_of(absent_words, header.options.absent));
  options.text("existing", word_of(existing_words, header.options.existing));
  options.end();
  object.text_if("policy", header.policy);
  if (!header.since.empty()) {
    append_array(header.since, object.name("since"), [&](const auto& name) { append_json_string(name, to); });
  }
  if (header.incomplete) object.truth("incomplete", true);
  object.end();
  to += '\n';
}

void append_plan_line(const PlanUser& user, std::string& to) {
  ObjectWriter object(to);
  object.text("UserId", user.user_id);
  if (user.username) object.text("Username", *user.username);
  object.text("outcome", to_string(user.outcome));
  if (user.profile != UserProfile{}) append_profile(user.profile, object.name("profile"));
  append_before(user, object.name("before"));
  if (user.legacy_limit) append_limit(*user.legacy_limit, object.name("legacy"));
  append_json(user.after, object.name("after"));
  if (user.outcome == Outcome::converted) {
    append_json(user.request, object.name("request"));
    append_undo(user.undo, object.name("undo"));
  }
  if (!user.rules.empty()) {
    append_array(user.rules, object.name("rules"), [&](const auto& rule) { append_json_string(rule, to); });
  }
  if (!user.changes.empty()) append_changes(user.changes, object.name("changes"));
  if (!user.diagnostics.empty()) {
    append_array(user.diagnostics, object.name("diagnostics"), [&](const auto& each) { append_diagnostic(each, to); });
  }
  object.end();
  to += '\n';
}

std::string plan::end_before_digest(const PlanEnd& end) {
  std::string line;
  ObjectWriter object(line);
  object.number("end", end.users());
  object.name("counts");
  ObjectWriter counts(line);
  counts.number("converted", end.converted);
  counts.number("unchanged", end.unchanged);
  counts.number("withheld", end.withheld);
  counts.end();
  append_array(end.exports, object.name("exports"), [&](const auto& input) { append_input(input, line); });
  if (end.policy) append_input(*end.policy, object.name("policy"));
  if (!end.since.empty()) {
    append_array(end.since, object.name("since"), [&](const auto& input) { append_input(input, line); });
  }
  object.name("sha256") += '"';
  return line;
}

void append_plan_line(const PlanEnd& end, Sha256& digest, std::string& to) {
  const auto line = plan::end_before_digest(end);
  digest.add(line);
  to.append(line).append(to_hex(digest.finish())).append("\"}\n");
}

}  // namespace connect_userconfig
