// Every public value as text, for tests and logs: `BOOST_TEST(a == b)` compiles and shows both sides. Phone numbers are
// shown masked. The form is for people and may change; programs use `json.hpp`.
#pragma once

#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/text.hpp"

#include <chrono>
#include <ostream>
#include <string>
#include <type_traits>

namespace connect_userconfig {

/// An enumeration that has a name for each of its values.
template <class T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) {
  to_string(value);
};

template <NamedEnum T>
std::ostream& operator<<(std::ostream& out, T value) {
  return out << to_string(value);
}
inline std::ostream& operator<<(std::ostream& out, DiagnosticId id) { return out << describe(id).name; }
inline std::ostream& operator<<(std::ostream& out, AutoAcceptScope scope) {
  return out << (scope == AutoAcceptScope::voice ? "voice" : "all");
}
inline std::ostream& operator<<(std::ostream& out, AbsentFields absent) {
  return out << (absent == AbsentFields::keep ? "keep" : "reset");
}
inline std::ostream& operator<<(std::ostream& out, Origin origin) {
  return out << (origin == Origin::exported ? "exported" : "request");
}
inline std::ostream& operator<<(std::ostream& out, AcwUnit unit) {
  return out << (unit == AcwUnit::seconds ? "seconds" : unit == AcwUnit::milliseconds ? "milliseconds" : "unknown");
}

namespace ostream_detail {

template <class T>
void put(std::ostream& out, const T& value) {
  if constexpr (requires { value.has_value(); }) {
    put(out, *value);
  } else if constexpr (std::is_same_v<T, bool>) {
    out << (value ? "true" : "false");
  } else if constexpr (std::is_same_v<T, std::string>) {
    out << mask_phone_number(value);  // the only text that the model's settings hold
  } else if constexpr (std::is_same_v<T, std::chrono::seconds>) {
    out << value.count() << " s";
  } else if constexpr (std::is_same_v<T, AfterContactWorkTimeLimit>) {
    if (const auto* unknown = std::get_if<UnknownUnit>(&value)) {
      out << unknown->count << " of unknown unit";
    } else if (const auto* fine = std::get_if<std::chrono::milliseconds>(&value)) {
      out << fine->count() << " ms";
    } else {
      put(out, std::get<std::chrono::seconds>(value));
    }
  } else {
    out << value;
  }
}

/// `name: value`, with a comma before all but the first; nothing for what is absent.
template <class T>
void member(std::ostream& out, const char*& separator, std::string_view name, const T& value) {
  if constexpr (requires { value.has_value(); }) {
    if (!value) return;
  }
  out << separator << name << ": ";
  separator = ", ";
  put(out, value);
}

}  // namespace ostream_detail

inline std::ostream& operator<<(std::ostream& out, const UnknownUnit& limit) {
  return out << limit.count << " of unknown unit";
}

/// `{Channel: VOICE, AutoAccept: true}`
template <HasMembers T>
std::ostream& operator<<(std::ostream& out, const T& object) {
  const char* separator = "";
  out << '{';
  for_each_member<T>([&](const auto& row) { ostream_detail::member(out, separator, row.name, object.*row.member); });
  return out << '}';
}

/// `{PhoneNumberConfigs: [{Channel: VOICE, PhoneType: SOFT_PHONE}]}`: the lists that are not empty.
template <HasLists Config>
std::ostream& operator<<(std::ostream& out, const Config& config) {
  const char* separator = "";
  out << '{';
  for_each_list<Config>([&](const auto& row) {
    const auto& list = config.*row.list;
    if (list.empty()) return;
    out << separator << row.name << ": [";
    separator = ", ";
    for (std::size_t i = 0; i < list.size(); ++i) out << (i == 0 ? "" : ", ") << list[i];
    out << ']';
  });
  return out << '}';
}

inline std::ostream& operator<<(std::ostream& out, const UpdateUserConfigRequest& request) {
  return out << "user " << printable(request.user_id) << " of " << printable(request.instance_id) << ' '
             << request.config;
}

inline std::ostream& operator<<(std::ostream& out, const Position& position) {
  return out << position.line << ':' << position.column;
}
inline std::ostream& operator<<(std::ostream& out, const Region& region) {
  return out << region.begin << '-' << region.end;
}

/// `wrong-type at /PhoneConfig/AutoAccept: a value has the wrong JSON type`
inline std::ostream& operator<<(std::ostream& out, const Diagnostic& diagnostic) {
  out << diagnostic.id << " at " << diagnostic.pointer();
  if (diagnostic.argument.index != 0) {
    out << " (argument " << diagnostic.argument.index << ", " << diagnostic.argument.position << ')';
  }
  return out << ": " << diagnostic.message();
}

/// `users.json:3:7: acw-out-of-range: the limit is out of range (user u-1)`
inline std::ostream& operator<<(std::ostream& out, const LocatedDiagnostic& diagnostic) {
  out << printable(diagnostic.source.view()) << ':' << diagnostic.region.begin << ": " << diagnostic.id << ": "
      << diagnostic.message;
  if (!diagnostic.user_id.empty()) out << " (user " << diagnostic.user_id << ')';
  return out;
}

inline std::ostream& operator<<(std::ostream& out, const UserProfile& profile) {
  const char* separator = "";
  const auto text = [&](const char* name, const std::string& value) {
    out << separator << name << ": " << printable(value);
    separator = ", ";
  };
  out << '{';
  if (profile.routing_profile_id) text("RoutingProfileId", *profile.routing_profile_id);
  if (profile.hierarchy_group_id) text("HierarchyGroupId", *profile.hierarchy_group_id);
  for (const auto& id : profile.security_profile_ids) text("SecurityProfileId", id);
  for (const auto& [key, value] : profile.tags) text("Tag", std::string(key).append("=").append(value));
  return out << '}';
}

/// Whom it is about, what it says, and what was wrong with it.
inline std::ostream& operator<<(std::ostream& out, const UserRecord& record) {
  out << record.form << " record";
  const auto text = [&](const char* name, const std::optional<std::string>& value) {
    if (value) out << ", " << name << ' ' << printable(*value);
  };
  text("Id", record.id);
  text("UserId", record.user_id);
  text("InstanceId", record.instance_id);
  text("Arn", record.arn);
  text("Username", record.username);
  if (record.phone_config) out << ", PhoneConfig " << *record.phone_config;
  out << ", has " << record.existing;
  for (const auto& member : record.unknown_members) out << ", unknown " << member.name << " in " << member.list;
  if (record.profile) out << ", profile " << *record.profile;
  for (const auto& diagnostic : record.diagnostics) out << "; " << diagnostic;
  return out;
}

/// `converted: user u-1 of i-1 {...}`, and the diagnostics.
inline std::ostream& operator<<(std::ostream& out, const Conversion& conversion) {
  out << conversion.outcome << ": " << conversion.request;
  for (const auto& diagnostic : conversion.diagnostics) out << "; " << diagnostic;
  return out;
}

}  // namespace connect_userconfig
