// What form a record has, from the names of its members alone.
#include "json/recognize.hpp"

#include "json/shown.hpp"
#include "text/nearest.hpp"

namespace connect_userconfig::json {
namespace {

using enum Member;

constexpr MemberSet lists = list_members;
constexpr MemberSet legacy_fields = legacy_members;
// What the responses call a user by, and what they tell of one beside the configuration.
constexpr MemberSet response_identity = {id, arn};
constexpr MemberSet any_identity = {id, arn, user_id, instance_id};
constexpr MemberSet profile = {
    username, identity_info, directory_user_id, security_profile_ids, routing_profile_id, hierarchy_group_id, tags};

/// What ListUsers tells of a user: no settings, and nothing that SearchUsers and DescribeUser always tell.
bool is_listed_user(MemberSet members) noexcept {
  constexpr MemberSet told_by_others = {identity_info,      directory_user_id,  security_profile_ids,
                                        routing_profile_id, hierarchy_group_id, tags};
  return members.has_all(response_identity) && members.has_any({last_modified_time, last_modified_region}) &&
         !members.has_any(told_by_others);
}

bool is_bare_phone_config(MemberSet members) noexcept {
  return members.has_any(legacy_fields) && !members.has(phone_config) && !members.has_any(any_identity);
}

/// Saved requests name the user by UserId and the instance by InstanceId; responses never do.
std::optional<Form> recognize_request(MemberSet members) noexcept {
  if (members.has_any(response_identity)) return std::nullopt;
  if (members.has_all({account_id, user_id}) && !members.has(phone_config)) return Form::chime_update_user;
  if (!members.has(instance_id)) return std::nullopt;
  if (members.has(username) && !members.has(user_id)) return Form::create_user;
  if (!members.has(user_id)) return std::nullopt;
  if (members.has(phone_config)) return Form::update_user_phone_config;
  if (members.has_any(lists)) return Form::update_user_config;
  if (members.has(identity_info)) return Form::update_user_identity_info;
  return std::nullopt;
}

/// True if a record that is said to have this form can have it. A user is no request, whatever is said: the unit of
/// its limit would be another.
bool fits(MemberSet members, Form form) noexcept {
  const bool is_response = members.has_any(response_identity);
  if (is_response && connect_userconfig::is_request(form)) return false;
  switch (form) {
    case Form::phone_config:
      return members.has_any(legacy_fields) && !members.has(phone_config);
    case Form::search_users:
    case Form::describe_user:
    case Form::user:
      return is_user(members);
    case Form::update_user_phone_config:
      return members.has(phone_config);
    case Form::update_user_config:
      return members.has_any(lists) && !members.has(phone_config);
    case Form::create_user:
      return members.has(username);
    case Form::update_user_identity_info:
      return members.has(identity_info);
    case Form::chime_update_user:
      return members.has(account_id);
    case Form::automatic:
      break;
  }
  return true;
}

}  // namespace

bool is_user(MemberSet members) noexcept {
  if (members.has(phone_config) || members.has_any(lists)) return true;
  if (is_listed_user(members) || members.has(outcome)) return false;
  return (members.has_any(any_identity) && members.has_any(profile)) || members.has_all(response_identity);
}

std::optional<Form> recognize(MemberSet members, Setting setting, Form told) noexcept {
  if (told != Form::automatic) return fits(members, told) ? std::optional(told) : std::nullopt;
  if (setting == Setting::in_search_users) return is_user(members) ? std::optional(Form::search_users) : std::nullopt;
  if (const auto request = recognize_request(members)) return request;
  if (is_user(members)) return Form::user;
  if (is_bare_phone_config(members)) return Form::phone_config;
  return std::nullopt;
}

std::string_view misspelt_setting(std::string_view name) {
  constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (auto i = static_cast<std::size_t>(phone_config); i <= static_cast<std::size_t>(Member::last_list); ++i) {
    const auto setting = member_names[i];
    // Every user has members of other names: nearly all of them are told apart by their length and their ends.
    if (name.size() + 2 < setting.size() || name.size() > setting.size() + 4) continue;
    if (lower(name.front()) != lower(setting.front()) && lower(name.back()) != lower(setting.back())) continue;
    if (same_letters(name, setting) || swapped(name, setting) || edit_distance(name, setting, 1) == 1) return setting;
  }
  return {};
}

namespace {

struct Familiar {
  std::string_view name;  // of a member that nothing else has
  std::string_view what;
};
constexpr std::string_view is_list_users =
    "it is what list-users prints, which holds no settings: export the users with aws connect search-users "
    "--instance-id ID --output json";
constexpr std::string_view is_answer =
    "it is an error that AWS answered in place of users; repair that, then export the users as JSON: aws connect "
    "search-users --instance-id ID --output json";
constexpr std::string_view is_names = "it holds names, which are for --names FILE beside --policy FILE";
constexpr std::string_view is_plan = "it is a plan: connect-userconfig plan --summary FILE";
constexpr Familiar familiar[] = {
    {"UserSummaryList", is_list_users},
    {"LastModifiedTime", is_list_users},
    {"LastModifiedRegion", is_list_users},
    {"RoutingProfileSummaryList", is_names},
    {"RoutingProfiles", is_names},
    {"RoutingProfile", is_names},
    {"SecurityProfileSummaryList", is_names},
    {"SecurityProfiles", is_names},
    {"SecurityProfile", is_names},
    {"UserHierarchyGroupSummaryList", is_names},
    {"UserHierarchyGroups", is_names},
    {"HierarchyGroup", is_names},
    {"policy", "it is a policy, which is for --policy FILE"},
    {"plan", is_plan},
    {"outcome", is_plan},
    {"end", is_plan},
    {"__type", is_answer},
};

}  // namespace

void SeenMembers::add(std::string_view name) {
  for (const auto& each : familiar) {
    if (familiar_.empty() && each.name == name) familiar_ = each.what;
  }
  if (++count_ > most) return;
  if (!names_.empty()) names_ += ", ";
  names_ += shown_name(name);
}

/// `{"message": "Forbidden"}`: what a service says in so few words.
bool SeenMembers::is_answer_alone() const { return count_ == 1 && (names_ == "message" || names_ == "Message"); }

std::string SeenMembers::text() const {
  if (!familiar_.empty()) return std::string(familiar_);
  if (is_answer_alone()) return std::string(is_answer);
  if (count_ == 0) return "it has no members";
  if (count_ > most) return "its members are " + names_ + " and " + std::to_string(count_ - most) + " more";
  return "its members are " + names_;
}

}  // namespace connect_userconfig::json
