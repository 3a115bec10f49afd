#include "policy/subject.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::policy {
namespace {

/// The id out of an ARN, or the text itself.
std::string_view id_in(std::string_view text) {
  if (const auto arn = parse_agent_arn(text)) return arn->user_id;
  return text;
}

std::optional<std::string_view> view(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return std::string_view(*text);
}

std::optional<std::string_view> user_id_of(const UserRecord& record, const std::optional<std::string>& told) {
  if (record.user_id) return id_in(*record.user_id);
  if (record.id) return id_in(*record.id);
  if (record.arn) {
    if (const auto arn = parse_agent_arn(*record.arn)) return arn->user_id;
  }
  return view(told);
}

/// Users whose settings are per channel already have their phone type in a list.
std::optional<PhoneType> phone_type_of(const UserRecord& record) {
  if (record.phone_config && record.phone_config->phone_type) return record.phone_config->phone_type;
  const auto& list = record.existing.phone_number_configs;
  const auto voice =
      std::find_if(list.begin(), list.end(), [](const auto& config) { return config.channel == Channel::voice; });
  if (voice == list.end()) return std::nullopt;
  return voice->phone_type;
}

}  // namespace

Subject subject_of(const UserRecord& record, const std::optional<std::string>& told_user_id) {
  Subject subject{.record = &record};
  const bool whole = says_whole_profile(record.form);
  // Whoever reads records without their profiles has not seen that a user has none.
  const bool whole_profile = whole && record.profile;
  const auto note_absent = [&](bool absent, bool said, Asked member) {
    if (absent && !said) subject.unknown = subject.unknown | member;
  };
  if (const auto& profile = record.profile) {
    subject.routing_profile = view(profile->routing_profile_id);
    subject.hierarchy_group = view(profile->hierarchy_group_id);
    if (!profile->security_profile_ids.empty()) subject.security_profiles = &profile->security_profile_ids;
    if (!profile->tags.empty()) subject.tags = &profile->tags;
  }
  subject.username = view(record.username);
  subject.user_id = user_id_of(record, told_user_id);
  subject.phone_type = phone_type_of(record);
  note_absent(!subject.routing_profile, whole_profile, Asked::routing_profile);
  note_absent(!subject.hierarchy_group, whole_profile, Asked::hierarchy_group);
  note_absent(subject.security_profiles == nullptr, whole_profile, Asked::security_profile);
  note_absent(subject.tags == nullptr, whole_profile, Asked::tags);
  note_absent(!subject.username, whole, Asked::username);
  note_absent(!subject.user_id, whole, Asked::user_id);
  note_absent(!subject.phone_type, whole, Asked::phone_type);
  return subject;
}

std::string names_of(AskedSet members) {
  constexpr std::array<std::pair<Asked, std::string_view>, 9> words = {{
      {Asked::routing_profile, "RoutingProfile"},
      {Asked::security_profile, "SecurityProfile"},
      {Asked::hierarchy_group, "HierarchyGroup"},
      {Asked::tags, "Tags"},
      {Asked::username, "Username"},
      {Asked::user_id, "UserId"},
      {Asked::phone_type, "PhoneType"},
      {Asked::hierarchy_path, "the groups above HierarchyGroup"},
      {Asked::code, "more than the record says"},
  }};
  std::string text;
  for (const auto& [member, word] : words) {
    if (has(members, member)) text.append(text.empty() ? "" : ", ").append(word);
  }
  return text;
}

}  // namespace connect_userconfig::policy
