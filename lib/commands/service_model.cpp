#include "commands/service_model.hpp"

#include "convert/identifier.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

using enum ShapeKind;

constexpr Shape text{.kind = string};
constexpr Shape truth{.kind = boolean};
constexpr Shape number{.kind = integer};
constexpr Shape user_id{.kind = string, .min = 1, .pattern = Pattern::identifier};
constexpr Shape instance_id{.kind = string, .min = 1, .max = max_instance_id, .pattern = Pattern::identifier};
constexpr Shape phone_number{.kind = string, .pattern = Pattern::phone_number};
constexpr Shape non_empty{.kind = string, .pattern = Pattern::not_blank};

constexpr Shape structure_of(std::span<const MemberShape> members) { return {.kind = structure, .members = members}; }
constexpr Shape list_of(const Shape& element) { return {.kind = list, .element = &element}; }

// UserPhoneConfig and the per-channel lists: their values are the business of the rules, not of this table.
constexpr MemberShape phone_config_members[] = {{"PhoneType", &text},
                                                {"AutoAccept", &truth},
                                                {"AfterContactWorkTimeLimit", &number},
                                                {"DeskPhoneNumber", &text},
                                                {"PersistentConnection", &truth}};
constexpr Shape phone_config = structure_of(phone_config_members);

constexpr MemberShape auto_accept_members[] = {
    {"Channel", &text, true}, {"AutoAccept", &truth, true}, {"AgentFirstCallbackAutoAccept", &truth}};
constexpr Shape auto_accept = structure_of(auto_accept_members);
constexpr Shape auto_accept_list = list_of(auto_accept);

constexpr MemberShape limit_members[] = {{"AfterContactWorkTimeLimit", &number}};
constexpr Shape limit = structure_of(limit_members);
constexpr MemberShape after_contact_work_members[] = {{"Channel", &text, true},
                                                      {"AfterContactWorkConfig", &limit, true},
                                                      {"AgentFirstCallbackAfterContactWorkConfig", &limit}};
constexpr Shape after_contact_work = structure_of(after_contact_work_members);
constexpr Shape after_contact_work_list = list_of(after_contact_work);

constexpr MemberShape phone_number_members[] = {
    {"Channel", &text, true}, {"PhoneType", &text, true}, {"PhoneNumber", &text}};
constexpr Shape phone_number_config = structure_of(phone_number_members);
constexpr Shape phone_number_list = list_of(phone_number_config);

constexpr MemberShape persistent_members[] = {{"Channel", &text, true}, {"PersistentConnection", &truth, true}};
constexpr Shape persistent = structure_of(persistent_members);
constexpr Shape persistent_list = list_of(persistent);

constexpr MemberShape enhancement_members[] = {{"Channel", &text, true}, {"VoiceEnhancementMode", &text, true}};
constexpr Shape enhancement = structure_of(enhancement_members);
constexpr Shape enhancement_list = list_of(enhancement);

constexpr Shape first_name{.kind = string, .max = 255, .normal_form = true};
constexpr Shape last_name{.kind = string, .max = 300, .normal_form = true};
constexpr MemberShape identity_members[] = {{"FirstName", &first_name},
                                            {"LastName", &last_name},
                                            {"Email", &text},
                                            {"SecondaryEmail", &text},
                                            {"Mobile", &phone_number}};
constexpr Shape identity_info = structure_of(identity_members);

constexpr MemberShape update_user_phone_config_members[] = {
    {"PhoneConfig", &phone_config, true}, {"UserId", &user_id, true}, {"InstanceId", &instance_id, true}};
constexpr Shape update_user_phone_config = structure_of(update_user_phone_config_members);

constexpr MemberShape update_user_config_members[] = {{"AutoAcceptConfigs", &auto_accept_list},
                                                      {"AfterContactWorkConfigs", &after_contact_work_list},
                                                      {"PhoneNumberConfigs", &phone_number_list},
                                                      {"PersistentConnectionConfigs", &persistent_list},
                                                      {"VoiceEnhancementConfigs", &enhancement_list},
                                                      {"UserId", &user_id, true},
                                                      {"InstanceId", &instance_id, true}};
constexpr Shape update_user_config = structure_of(update_user_config_members);

constexpr MemberShape update_user_identity_info_members[] = {
    {"IdentityInfo", &identity_info, true}, {"UserId", &user_id, true}, {"InstanceId", &instance_id, true}};
constexpr Shape update_user_identity_info = structure_of(update_user_identity_info_members);

constexpr Shape username{.kind = string, .min = 1, .max = 100};
constexpr Shape password{.kind = string, .pattern = Pattern::password};
constexpr Shape security_profiles{.kind = list, .min = 1, .max = 10, .element = &text};
constexpr Shape tag_key{.kind = string, .min = 1, .max = 128, .pattern = Pattern::tag_key};
constexpr Shape tag_value{.kind = string, .max = 256};
constexpr Shape tag_map{.kind = map, .min = 1, .max = 50, .element = &tag_value, .key = &tag_key};
constexpr MemberShape create_user_members[] = {{"Username", &username, true},
                                               {"Password", &password},
                                               {"IdentityInfo", &identity_info},
                                               {"PhoneConfig", &phone_config},
                                               {"DirectoryUserId", &text},
                                               {"SecurityProfileIds", &security_profiles, true},
                                               {"RoutingProfileId", &text, true},
                                               {"HierarchyGroupId", &text},
                                               {"InstanceId", &instance_id, true},
                                               {"AutoAcceptConfigs", &auto_accept_list},
                                               {"AfterContactWorkConfigs", &after_contact_work_list},
                                               {"PhoneNumberConfigs", &phone_number_list},
                                               {"PersistentConnectionConfigs", &persistent_list},
                                               {"VoiceEnhancementConfigs", &enhancement_list},
                                               {"Tags", &tag_map}};
constexpr Shape create_user = structure_of(create_user_members);

constexpr std::string_view licenses[] = {"Basic", "Plus", "Pro", "ProTrial"};
constexpr std::string_view user_types[] = {"PrivateUser", "SharedDevice"};
constexpr Shape license{.kind = string, .values = licenses};
constexpr Shape user_type{.kind = string, .values = user_types};
constexpr MemberShape alexa_members[] = {{"IsAlexaForBusinessEnabled", &truth}, {"AlexaForBusinessRoomArn", &text}};
constexpr Shape alexa = structure_of(alexa_members);
constexpr MemberShape chime_update_user_members[] = {{"AccountId", &non_empty, true},
                                                     {"UserId", &non_empty, true},
                                                     {"LicenseType", &license},
                                                     {"UserType", &user_type},
                                                     {"AlexaForBusinessMetadata", &alexa}};
constexpr Shape chime_update_user = structure_of(chime_update_user_members);

constexpr Shape nothing = structure_of({});

}  // namespace

const Shape& input_shape(Form form) noexcept {
  switch (form) {
    case Form::update_user_phone_config:
      return update_user_phone_config;
    case Form::update_user_config:
      return update_user_config;
    case Form::create_user:
      return create_user;
    case Form::update_user_identity_info:
      return update_user_identity_info;
    case Form::chime_update_user:
      return chime_update_user;
    default:
      return nothing;
  }
}

const MemberShape* find_member(const Shape& shape, std::string_view name) noexcept {
  const auto found =
      std::find_if(shape.members.begin(), shape.members.end(), [&](const auto& member) { return member.name == name; });
  return found == shape.members.end() ? nullptr : &*found;
}

}  // namespace connect_userconfig::commands
