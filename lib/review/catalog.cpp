#include "review/catalog.hpp"

#include "connect_userconfig/text.hpp"
#include "review/escape.hpp"

#include <algorithm>
#include <initializer_list>

namespace connect_userconfig::review {
namespace {

/// Stand for the phone number before and after, which every user has of its own.
constexpr std::string_view number_before = "\x01";
constexpr std::string_view number_after = "\x02";

std::string quoted(std::string_view text) {
  std::string json;
  append_inert_json(text, json);
  return json;
}

std::string list(const std::vector<std::string>& json) {
  std::string text = "[";
  for (const auto& each : json) text.append(&each == json.data() ? "" : ",").append(each);
  return text + "]";
}

std::string list(const std::vector<std::size_t>& numbers) {
  std::string text = "[";
  for (const auto& each : numbers) text.append(&each == numbers.data() ? "" : ",").append(std::to_string(each));
  return text + "]";
}

std::string texts(std::initializer_list<std::string_view> all) {
  std::vector<std::string> json;
  for (const auto each : all) json.push_back(quoted(each));
  return list(json);
}

bool is_number(const PlanChange& change) { return change.setting == "PhoneNumber" && change.channel == "VOICE"; }

/// The change as all users have it for whom the same happens: a phone number says only whether it stays.
PlanChange without_number(const PlanChange& change) {
  if (!is_number(change)) return change;
  auto same = change;
  if (same.before) same.before = number_before;
  if (same.after) same.after = change.after == change.before ? number_before : number_after;
  return same;
}

}  // namespace

Encoded Catalog::add(const PlanUser& user) {
  Encoded encoded;
  encoded.treatment = treatment_of(user);
  encoded.group = group_of(user, encoded.treatment, &encoded.new_group);
  const auto way = way_of(user, encoded.group);
  const auto profile = profile_of(user.profile, encoded);
  const auto remark = remark_of(user, encoded);
  users_ += users_.empty() ? "[" : ",\n[";
  append_inert_json(user.user_id, users_);
  users_ += ',';
  // A user without a name is called by the id; 0 says that there is none.
  if (user.username) {
    append_inert_json(*user.username, users_);
  } else {
    users_ += '0';
  }
  for (const auto number : {way, profile, remark}) users_.append(",").append(std::to_string(number));
  append_numbers(user, users_);
  users_ += ']';
  return encoded;
}

void Catalog::append_json(std::string& to) const {
  const auto member = [&](std::string_view name, const Dictionary& dictionary) {
    to.append("\"").append(name).append("\":");
    dictionary.append_json(to);
    to += ",\n";
  };
  member("elements", elements_);
  member("values", values_);
  member("reasons", reasons_);
  member("routing", routing_);
  member("security", security_);
  member("hierarchy", hierarchy_);
  member("tags", tags_);
  member("rules", rules_);
  member("kinds", kinds_);
  member("diagnostics", diagnostics_);
  member("undos", undos_);
  member("legacy", legacy_);
  member("groups", groups_);
  member("ways", ways_);
  member("profiles", profiles_);
  member("remarks", remarks_);
  to.append("\"users\":[").append(users_).append("]");
}

std::string Catalog::routing_profile_words(std::size_t number) const { return routing_words_[number]; }

std::string Catalog::row_of(const PlanChange& change, const std::string& because) {
  const auto value = [&](const std::optional<std::string>& text) {
    // A number of another channel than voice is rare enough to be kept with the change.
    const bool hide = change.setting == "PhoneNumber" && change.channel != "VOICE" && text && !options_.show_numbers;
    return values_.number(quoted(hide ? mask_phone_number(*text) : value_words(text)));
  };
  const auto element = elements_.number(texts({std::string(change.setting) + " " + std::string(change.channel),
                                               setting_words(change.setting), channel_words(change.channel)}));
  return list(
      std::vector<std::size_t>{element, value(change.before), value(change.after), reasons_.number(quoted(because))});
}

/// Identical changes are one group. Of users for whom nothing is sent, those are one group who have the same reasons.
std::size_t Catalog::group_of(const PlanUser& user, Treatment treatment, bool* made) {
  std::vector<std::string> rows;
  for (const auto& change : user.changes) {
    if (change.before != change.after) rows.push_back(row_of(without_number(change), because_words(change.because)));
  }
  std::vector<std::size_t> why;
  for (const auto& each : user.diagnostics) {
    if (explains(each, treatment)) why.push_back(kind_of(each));
  }
  std::sort(why.begin(), why.end());
  why.erase(std::unique(why.begin(), why.end()), why.end());
  return groups_.number("[" + std::to_string(static_cast<int>(treatment)) + "," + list(rows) + "," + list(why) + "]",
                        made);
}

std::size_t Catalog::way_of(const PlanUser& user, std::size_t group) {
  const auto row = [&](const PlanChange& change) {
    return row_of(without_number(change), because_words(change.because, user));
  };
  std::vector<std::string> rows;
  for (const auto& change : user.changes) rows.push_back(row(change));
  std::vector<std::string> standing;
  for (const auto& element : standing_of(user)) standing.push_back(row(element));
  return ways_.number("[" + std::to_string(group) + "," + list(rows) + "," + list(standing) + "]");
}

std::size_t Catalog::named(NameKind kind, const std::string& id, Dictionary& in) {
  const auto name = options_.names.name_of(kind, id);
  return in.number(texts({id, name.value_or(std::string_view())})) + 1;
}

/// A hierarchy group with all that it stands below, so that one can ask for everybody below a group.
std::size_t Catalog::group_id_of(const std::string& id) {
  const auto* path = options_.names.path_of(id);
  std::vector<std::size_t> above;
  if (path != nullptr) {
    for (const auto& each : *path) {
      if (each != id) above.push_back(group_id_of(each) - 1);
    }
  }
  const auto name = options_.names.name_of(NameKind::hierarchy_group, id);
  return hierarchy_.number("[" + quoted(id) + "," + quoted(name.value_or(std::string_view())) + "," + list(above) +
                           "]") +
         1;
}

std::size_t Catalog::rule_of(const std::string& rule) {
  bool made = false;
  const auto number = rules_.number(quoted(rule), &made);
  if (made) rule_names_.push_back(rule);
  return number;
}

std::size_t Catalog::profile_of(const UserProfile& profile, Encoded& encoded) {
  if (profile.routing_profile_id) {
    encoded.routing_profile = named(NameKind::routing_profile, *profile.routing_profile_id, routing_);
    if (encoded.routing_profile == routing_words_.size()) {
      const auto name = options_.names.name_of(NameKind::routing_profile, *profile.routing_profile_id);
      routing_words_.emplace_back(name.value_or(*profile.routing_profile_id));
    }
  }
  const auto group = profile.hierarchy_group_id ? group_id_of(*profile.hierarchy_group_id) : 0;
  std::vector<std::size_t> security;
  for (const auto& each : profile.security_profile_ids) {
    security.push_back(named(NameKind::security_profile, each, security_) - 1);
  }
  std::vector<std::size_t> tags;
  for (const auto& tag : profile.tags) tags.push_back(tags_.number(quoted(tag_words(tag))));
  return profiles_.number("[" + std::to_string(encoded.routing_profile) + "," + std::to_string(group) + "," +
                          list(security) + "," + list(tags) + "]");
}

std::size_t Catalog::remark_of(const PlanUser& user, Encoded& encoded) {
  for (const auto& rule : user.rules) encoded.rules.push_back(rule_of(rule));
  std::vector<std::size_t> diagnostics;
  for (const auto& each : user.diagnostics) diagnostics.push_back(diagnostic_of(each));
  const bool refused = user.outcome == Outcome::converted && !user.undo.refused.empty();
  const auto undo = undos_.number("[" + quoted(undo_words(user)) + (refused ? ",1]" : ",0]"));
  std::vector<std::string> legacy;
  for (const auto& [label, value] : legacy_words(user)) legacy.push_back(texts({label, value}));
  return remarks_.number("[" + list(encoded.rules) + "," + list(diagnostics) + "," + std::to_string(undo) + "," +
                         std::to_string(legacy_.number(list(legacy))) + "]");
}

std::size_t Catalog::kind_of(const PlanDiagnostic& diagnostic) {
  const auto* info = find_diagnostic(diagnostic.id);
  // A plan may be of a version that has other diagnostics: then its message has to do.
  if (info == nullptr) return kinds_.number(texts({diagnostic.id, diagnostic.severity, "", "", ""}));
  return kinds_.number(texts({diagnostic.id, diagnostic.severity, info->summary, info->why, info->remedy}));
}

std::size_t Catalog::diagnostic_of(const PlanDiagnostic& diagnostic) {
  return diagnostics_.number("[" + std::to_string(kind_of(diagnostic)) + "," + quoted(diagnostic.message) + "," +
                             quoted(diagnostic.pointer) + "]");
}

/// The user's phone numbers: before, after, and that of the legacy setting; one text if all of them are the same.
void Catalog::append_numbers(const PlanUser& user, std::string& to) const {
  std::vector<std::string> numbers(3);
  const auto shown = [&](const std::optional<std::string>& number) {
    if (!number || number->empty()) return std::string();
    return options_.show_numbers ? *number : mask_phone_number(*number);
  };
  auto changes = standing_of(user);
  changes.insert(changes.end(), user.changes.begin(), user.changes.end());
  for (const auto& change : changes) {
    if (!is_number(change)) continue;
    numbers[0] = shown(change.before);
    numbers[1] = shown(change.after);
  }
  if (user.phone_config) numbers[2] = shown(user.phone_config->desk_phone_number);
  if (numbers == std::vector<std::string>(3)) return;
  to += ',';
  if (numbers[0] == numbers[1] && numbers[1] == numbers[2]) {
    append_inert_json(numbers[0], to);
  } else {
    to += texts({numbers[0], numbers[1], numbers[2]});
  }
}

}  // namespace connect_userconfig::review
