// One record from any JSON value: recognizes its form, then reads whom it is about and what it says.
#pragma once

#include "json/read_config.hpp"

namespace connect_userconfig::json {

/// What the reader of the file knows about a record before its members are seen.
enum class Setting : std::uint8_t { alone, in_search_users };

/// The form of an object with these members; nothing if there is none. `setting` and `told` come first.
[[nodiscard]] std::optional<Form> recognize(MemberSet members, Setting setting, Form told) noexcept;

/// True for an object that cannot be anything but a user: it decides whether `{"key": {...}}` is a map of users.
[[nodiscard]] bool is_user(MemberSet members) noexcept;

/// The members as `unrecognized-form` shows them: names only, and not too many.
class SeenMembers {
 public:
  void add(std::string_view name);
  [[nodiscard]] std::string text() const;

 private:
  static constexpr std::size_t most = 12;
  std::string names_;
  std::size_t count_ = 0;
};

/// The memory of a record's identifiers, handed from one record to the next.
struct SpareTexts {
  std::string id{};
  std::string user_id{};
  std::string instance_id{};
  std::string arn{};
};

template <class Value>
class RecordReader {
 public:
  /// `record` is as a new one. What is in `spare` is of no importance, but its memory is used.
  RecordReader(const ConvertOptions& options, Setting setting, UserRecord& record, SpareTexts& spare)
      : options_(options), setting_(setting), record_(record), to_(record.diagnostics), spare_(spare) {}

  void read(const Value& root) {
    if (root.kind() != Kind::object) {
      report(to_, DiagnosticId::unrecognized_form, Place(), "it is " + std::string(name_of(root.kind())));
      return;
    }
    const auto outer = collect(root);
    // DescribeUser wraps the user; what stands in the wrapper is the record.
    const auto& user = value_of(Member::user);
    if (outer.has(Member::user) && user.kind() == Kind::object && !outer.has_any({Member::phone_config, Member::id})) {
      if (has_errors(to_)) return;  // a repeated member of the wrapper: which of the two users is meant?
      record_.base = "/User";
      const auto told = options_.form == Form::automatic ? Form::describe_user : options_.form;
      const auto inner = user;
      return read_as(recognize(collect(inner), Setting::alone, told), inner);
    }
    read_as(recognize(outer, setting_, options_.form), root);
  }

 private:
  /// Notes every member of the object, and reports the repeated ones.
  MemberSet collect(const Value& object) {
    MemberSet seen;
    OtherNames others;
    object.for_each_member([&](std::string_view name, const Value& value) {
      const auto member = member_from(name);
      if (member == Member::other ? !others.insert(name) : !seen.insert(member)) {
        report(to_, DiagnosticId::duplicate_member, Place() / name, shown_name(name));
      } else if (member <= last_read) {
        values_[static_cast<std::size_t>(member)] = value;
      }
      if (!is_read(member) && member != Member::user && value.kind() >= Kind::array) {
        const Place record;
        find_repeated(value, record / name);
      }
    });
    seen_ = seen;
    return seen;
  }

  /// The last of the members whose values are of interest, whatever the form.
  static constexpr auto last_read = Member::user;

  /// True for the members whose objects are read, and so looked through, elsewhere.
  [[nodiscard]] static bool is_read(Member member) noexcept {
    return member >= Member::phone_config && member <= Member::voice_enhancement_configs;
  }

  /// Looks for repeated members in what is not read: it is not ours to say which of the two counts.
  void find_repeated(const Value& value, const Place& place) {
    const auto kind = value.kind();
    if (kind == Kind::array) {
      std::size_t index = 0;
      value.for_each_element([&](const Value& element) {
        const auto inner = place / index++;
        if (element.kind() >= Kind::array) find_repeated(element, inner);
      });
    }
    if (kind != Kind::object || is_plain_object(value)) return;
    OtherNames names;
    value.for_each_member([&](std::string_view name, const Value& member) {
      const auto inner = place / name;
      if (!names.insert(name)) {
        report(to_, DiagnosticId::duplicate_member, inner, shown_name(name));
      } else if (member.kind() >= Kind::array) {
        find_repeated(member, inner);
      }
    });
  }

  /// True for an object without others in it, whose names all look different: nearly all are such.
  [[nodiscard]] static bool is_plain_object(const Value& object) {
    std::uint64_t looks = 0;
    bool plain = true;
    object.for_each_member([&](std::string_view name, const Value& member) {
      const auto bit = looks_of(name);
      plain = plain && (looks & bit) == 0 && member.kind() < Kind::array;
      looks |= bit;
    });
    return plain;
  }

  [[nodiscard]] const Value& value_of(Member member) const { return values_[static_cast<std::size_t>(member)]; }

  void read_as(std::optional<Form> form, const Value& object) {
    if (!form) {
      SeenMembers names;
      object.for_each_member([&](std::string_view name, const Value&) { names.add(name); });
      auto detail = names.text();
      if (options_.form != Form::automatic) {
        detail.insert(0, "it was to be read as " + std::string(to_string(options_.form)) + ", but ");
      }
      report(to_, DiagnosticId::unrecognized_form, Place(), std::move(detail));
      return;
    }
    record_.form = *form;
    const auto unit = options_.acw_unit.value_or(acw_unit_of(*form));
    const auto first = to_.size();
    if (*form == Form::phone_config) {
      record_.phone_config = read_phone_config(object, unit, to_);
      strip_phone_config(to_, first);
      return;
    }
    read_string_member(Member::id, "/Id", spare_.id, record_.id);
    read_string_member(Member::user_id, "/UserId", spare_.user_id, record_.user_id);
    read_string_member(Member::instance_id, "/InstanceId", spare_.instance_id, record_.instance_id);
    read_string_member(Member::arn, "/Arn", spare_.arn, record_.arn);
    if (seen_.has(Member::phone_config) &&
        is(Kind::object, value_of(Member::phone_config), Place("/PhoneConfig"), to_)) {
      record_.phone_config = read_phone_config(value_of(Member::phone_config), unit, to_);
    }
    read_lists(unit);
    record_.unit_known = unit != AcwUnit::unknown;
    if (*form == Form::update_user_phone_config && !record_.phone_config && !has_errors(to_)) {
      report(to_, DiagnosticId::missing_member, Place(), "PhoneConfig");
    }
  }

  void read_lists(AcwUnit unit) {
    constexpr std::array<Member, 5> lists = {Member::auto_accept_configs, Member::after_contact_work_configs,
                                             Member::phone_number_configs, Member::persistent_connection_configs,
                                             Member::voice_enhancement_configs};
    for (const auto list : lists) {
      if (!seen_.has(list)) continue;
      if (list == Member::voice_enhancement_configs) {
        // This list is never touched, so nothing in it can be in the way.
        Diagnostics unused;
        read_list(list, value_of(list), unit, record_.existing, unused);
      } else {
        read_list(list, value_of(list), unit, record_.existing, to_);
      }
    }
  }

  void read_string_member(Member member, std::string_view path, std::string& spare, std::optional<std::string>& to) {
    if (!seen_.has(member)) return;
    const auto text = read_string(value_of(member), Place(path), to_);
    if (text) to.emplace(std::move(spare)).assign(*text);
  }

  const ConvertOptions& options_;
  Setting setting_;
  UserRecord& record_;
  Diagnostics& to_;
  SpareTexts& spare_;
  MemberSet seen_;
  std::array<Value, static_cast<std::size_t>(last_read) + 1> values_{};
};

}  // namespace connect_userconfig::json
