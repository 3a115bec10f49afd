#include "commands/service_model.hpp"

#include "connect_userconfig/lists.hpp"
#include "convert/identifier.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

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

// PhoneConfig and the per-channel lists, from the tables of their members: their values are the business of the rules,
// so only kinds are said here.

template <class M>
constexpr bool is_optional = requires(M member) {
  member.has_value();
};
template <class M>
constexpr const Shape* shape_of();

template <class T, class M>
constexpr MemberShape shape_of_row(const MemberRow<T, M>& row) {
  return {row.name, shape_of<M>(), !is_optional<M>};
}
template <HasMembers T>
constexpr auto members_of = std::apply([](const auto&... row) { return std::array{shape_of_row(row)...}; },
                                       Members<T>::rows);
template <HasMembers T>
constexpr Shape setting = structure_of(members_of<T>);
template <HasMembers Element>
constexpr Shape setting_list = list_of(setting<Element>);

template <class M>
constexpr const Shape* shape_of() {
  if constexpr (is_optional<M>) {
    return shape_of<typename M::value_type>();
  } else if constexpr (HasMembers<M>) {
    return &setting<M>;
  } else if constexpr (std::is_same_v<M, bool>) {
    return &truth;
  } else {
    return std::is_enum_v<M> || std::is_same_v<M, std::string> ? &text : &number;
  }
}

constexpr const Shape& phone_config = setting<UserPhoneConfig>;
/// The members of an operation that takes the lists, too.
template <std::size_t size>
constexpr auto with_lists(const MemberShape (&others)[size]) {
  std::array<MemberShape, size + list_count<>> all{};
  auto* next = std::copy(std::begin(others), std::end(others), all.begin());
  for_each_list([&](const auto& row) {
    *next++ = {row.name, &setting_list<typename std::remove_cvref_t<decltype(row)>::Item>};
  });
  return all;
}

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

constexpr auto update_user_config_members =
    with_lists({{"UserId", &user_id, true}, {"InstanceId", &instance_id, true}});
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
constexpr auto create_user_members = with_lists({{"Username", &username, true},
                                                 {"Password", &password},
                                                 {"IdentityInfo", &identity_info},
                                                 {"PhoneConfig", &phone_config},
                                                 {"DirectoryUserId", &text},
                                                 {"SecurityProfileIds", &security_profiles, true},
                                                 {"RoutingProfileId", &text, true},
                                                 {"HierarchyGroupId", &text},
                                                 {"InstanceId", &instance_id, true},
                                                 {"Tags", &tag_map}});
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
