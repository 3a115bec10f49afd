// Reads the model's types from any JSON value, by their tables of members. Each member is looked at once, here and
// nowhere else: its type, repeated members, null for absent. All problems are reported; a value with a problem is left
// out.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/record.hpp"
#include "json/members.hpp"
#include "json/shown.hpp"
#include "json/value.hpp"
#include "rules/acw_limit.hpp"

#include <bit>
#include <string>
#include <type_traits>

namespace connect_userconfig::json {

/// Where a value stands, from the inside out: nearly always nobody asks for it, so it is not written down on the way.
class Place {
 public:
  /// The record itself, or one of its known members.
  explicit constexpr Place(Field field = Field::record) noexcept : field_(field) {}
  /// `place / "Channel"` and `place / 2`, as in a path.
  [[nodiscard]] constexpr Place operator/(std::string_view name) const noexcept { return {*this, name}; }
  [[nodiscard]] constexpr Place operator/(std::size_t index) const noexcept { return {*this, index}; }

  [[nodiscard]] Field field() const noexcept { return field_; }
  /// The JSON Pointer from `field()` on. Names that may be personal are not shown.
  [[nodiscard]] std::string tail() const;

 private:
  // Of the value at `outer`, which has to outlive this: a member, or an element.
  constexpr Place(const Place& outer, std::string_view name) noexcept
      : field_(outer.field_), outer_(&outer), name_(name) {}
  constexpr Place(const Place& outer, std::size_t index) noexcept
      : field_(outer.field_), outer_(&outer), index_(index), is_element_(true) {}

  Field field_;
  const Place* outer_ = nullptr;
  std::string_view name_;
  std::size_t index_ = 0;
  bool is_element_ = false;
};

/// More problems of one kind in one record help nobody, and finding the place of each takes time.
inline constexpr std::size_t most_problems = 64;

/// Notes a problem. Errors and milder ones are counted apart, so that an error is never lost to a flood of warnings.
void report(Diagnostics& to, DiagnosticId id, const Place& place, std::string detail = {});

/// The value itself is not shown: it may be a phone number or a name.
void report_wrong_type(Kind kind, Kind wanted, const Place& place, Diagnostics& to);

/// True if the value is there and has the type. null reads as absent.
template <class Value>
[[gnu::always_inline]] inline bool is(Kind wanted, const Value& value, const Place& place, Diagnostics& to) {
  const auto kind = value.kind();
  if (kind == wanted) return true;
  if (kind != Kind::null) report_wrong_type(kind, wanted, place, to);
  return false;
}

template <class Value>
std::optional<std::string_view> read_string(const Value& value, const Place& place, Diagnostics& to) {
  if (!is(Kind::string, value, place, to)) return std::nullopt;
  return value.string();
}

/// What is known of the text that is read, and what was found in it.
struct Reading {
  Diagnostics& to;
  AcwUnit unit = AcwUnit::seconds;
  std::vector<UnknownMember>* unknown = nullptr;  ///< gets the unknown members, if anybody wants to know
  bool doubtful = false;                          ///< nothing but an option says that limits are in seconds
  bool limit_left_out = false;                    ///< a limit of a list had no unit, so it is not there
};

// The values of members, one reader a type. Each fills `value` if it can, and says what is wrong otherwise.

template <class Value>
void read_value(const Value& json, const Place& place, Reading& reading, std::optional<bool>& value) {
  if (is(Kind::boolean, json, place, reading.to)) value = json.boolean();
}

/// An empty number is none: the API returns it so, and refuses to take it back.
template <class Value>
void read_value(const Value& json, const Place& place, Reading& reading, std::optional<std::string>& value) {
  const auto text = read_string(json, place, reading.to);
  if (text && (!text->empty() || place.field() == Field::desk_phone_number)) value.emplace(*text);
}

[[nodiscard]] inline std::optional<Channel> from_text(std::string_view text, Channel) { return channel_from(text); }
[[nodiscard]] inline std::optional<PhoneType> from_text(std::string_view text, PhoneType) {
  return phone_type_from(text);
}
[[nodiscard]] inline std::optional<VoiceEnhancementMode> from_text(std::string_view text, VoiceEnhancementMode) {
  return voice_enhancement_mode_from(text);
}

/// The API's words of an enumeration, for a message.
template <class Enum>
std::string words_of() {
  std::string words;
  unsigned next = 0;
  for (auto word = to_string(Enum{}); !word.empty(); word = to_string(static_cast<Enum>(++next))) {
    words.append(next == 0 ? "" : ", ").append(word);
  }
  return words;
}

template <class Value, class Enum>
requires std::is_enum_v<Enum>
void read_value(const Value& json, const Place& place, Reading& reading, std::optional<Enum>& value) {
  const auto text = read_string(json, place, reading.to);
  if (!text) return;
  value = from_text(*text, Enum{});
  if (!value) {
    report(reading.to, DiagnosticId::unknown_enum_value, place, shown_word(*text) + " is none of " + words_of<Enum>());
  }
}

/// True if the number is said to be seconds by an option alone, and could as well be milliseconds.
bool is_doubtful(std::int64_t count, const Place& place, Reading& reading);

template <class Value>
void read_value(const Value& json, const Place& place, Reading& reading,
                std::optional<AfterContactWorkTimeLimit>& value) {
  if (!is(Kind::integer, json, place, reading.to)) return;
  if (!is_doubtful(json.integer(), place, reading)) value = limit_in(reading.unit, json.integer());
}

/// The limit of a list, which is compared and never sent: what only looks odd in it is not ours to say.
template <class Value>
void read_value(const Value& json, const Place& place, Reading& reading, std::optional<std::chrono::seconds>& value) {
  if (!is(Kind::integer, json, place, reading.to) || is_doubtful(json.integer(), place, reading)) return;
  const auto limit = limit_in(reading.unit, json.integer());
  // Without a unit there are no seconds; whoever needs them asks for it.
  const auto* unknown = std::get_if<UnknownUnit>(&limit);
  if (unknown != nullptr && unknown->count != 0) {
    reading.limit_left_out = true;
    return;
  }
  Diagnostics found;
  value = to_seconds(limit, place.field(), {}, found);
  for (auto& diagnostic : found) {
    if (diagnostic.severity() != Severity::error) continue;
    diagnostic.tail = place.tail();
    reading.to.push_back(std::move(diagnostic));
  }
}

template <class Value, HasMembers T>
void read_value(const Value& json, const Place& place, Reading& reading, std::optional<T>& value);

/// Reads a member that the structure requires into the structure itself, and one that it does not into its optional.
template <class Value, class M>
bool read_member(const Value& json, const Place& place, Reading& reading, M& member) {
  if constexpr (requires { member.has_value(); }) {
    read_value(json, place, reading, member);
    return member.has_value();
  } else {
    std::optional<M> value;
    read_value(json, place, reading, value);
    if (value) member = std::move(*value);
    return value.has_value();
  }
}

template <class M>
inline constexpr bool is_required = !requires(M member) {
  member.has_value();
};

/// The members of one object, as `Members<T>` has them. Reports the repeated, the unknown and the missing ones.
template <class Value, HasMembers T>
class ObjectReader {
 public:
  ObjectReader(const Place& place, Reading& reading, T& object) : place_(place), reading_(reading), object_(object) {}

  /// False if a required member is missing or wrong.
  bool read(const Value& json) {
    OtherNames others;
    json.for_each_member([&](std::string_view name, const Value& value) {
      unsigned bit = 1;
      const bool known = any_member<T>([&](const auto& row) {
        if (!same_text(row.name, name)) {
          bit <<= 1U;
          return false;
        }
        const bool is_new = (seen_ & bit) == 0;
        seen_ |= bit;
        if (!is_new) {
          repeated(name);
        } else {
          one(row, value, bit);
        }
        return true;
      });
      if (known) return;
      if (!others.insert(name)) return repeated(name);
      report(reading_.to, DiagnosticId::unknown_member, place_ / name, shown_name(name));
      if (reading_.unknown != nullptr) reading_.unknown->push_back({.list = place_.field(), .name = shown_name(name)});
    });
    return nothing_missing();
  }

 private:
  template <class Row>
  void one(const Row& row, const Value& value, unsigned bit) {
    using M = std::remove_cvref_t<decltype(object_.*row.member)>;
    if (is_required<M> && value.kind() != Kind::null) present_ |= bit;
    // A member of PhoneConfig is a field by itself.
    const auto place = std::is_same_v<T, UserPhoneConfig> ? Place(phone_field(bit)) : place_ / row.name;
    if (read_member(value, place, reading_, object_.*row.member)) read_ |= bit;
  }

  static Field phone_field(unsigned bit) noexcept {
    return static_cast<Field>(static_cast<int>(Field::phone_type) + std::countr_zero(bit));
  }

  void repeated(std::string_view name) {
    report(reading_.to, DiagnosticId::duplicate_member, place_ / name, shown_name(name));
  }

  /// Required members that are absent are reported; those that were there but wrong have been reported already.
  bool nothing_missing() {
    unsigned bit = 1;
    bool all = true;
    for_each_member<T>([&](const auto& row) {
      using M = std::remove_cvref_t<decltype(object_.*row.member)>;
      if (is_required<M> && (read_ & bit) == 0) {
        all = false;
        if ((present_ & bit) == 0) {
          report(reading_.to, DiagnosticId::missing_member, place_, std::string(row.name));
        }
      }
      bit <<= 1U;
    });
    return all;
  }

  const Place& place_;
  Reading& reading_;
  T& object_;
  unsigned seen_ = 0;     // named
  unsigned present_ = 0;  // required, and not null
  unsigned read_ = 0;     // and right
};

/// Nothing if a required member is missing or wrong, or the value is no object.
template <class Value, HasMembers T>
void read_value(const Value& json, const Place& place, Reading& reading, std::optional<T>& value) {
  if (!is(Kind::object, json, place, reading.to)) return;
  if (!ObjectReader<Value, T>(place, reading, value.emplace()).read(json)) value.reset();
}

template <class Value, class Config>
void read_list(const Value& list, Field field, Reading& reading, PerChannel<Config>& configs) {
  const Place list_place(field);
  if (!is(Kind::array, list, list_place, reading.to)) return;
  std::size_t index = 0;
  unsigned seen = 0;
  list.for_each_element([&](const Value& element) {
    const auto place = list_place / index++;
    if (element.kind() == Kind::null) {
      report(reading.to, DiagnosticId::wrong_type, place, "it is null, and has to be an object");
      return;
    }
    std::optional<Config> config;
    read_value(element, place, reading, config);
    if (!config) return;
    const auto bit = 1U << static_cast<unsigned>(config->channel);
    if ((seen & bit) != 0) {
      report(reading.to, DiagnosticId::duplicate_channel, place / "Channel", std::string(to_string(config->channel)));
      return;
    }
    seen |= bit;
    configs.push_back(std::move(*config));
  });
}

/// Reads the list of this name into its place; false if there is no list of this name.
template <HasLists Config, class Value>
bool read_list(std::string_view name, const Value& list, Reading& reading, Config& config) {
  return any_list<Config>([&](const auto& row) {
    if (row.name != name) return false;
    read_list(list, row.field, reading, config.*row.list);
    return true;
  });
}

}  // namespace connect_userconfig::json
