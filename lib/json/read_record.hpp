// One record from any JSON value: recognizes its form, then reads whom it is about and what it says.
#pragma once

#include "json/contradiction.hpp"
#include "json/identity.hpp"
#include "json/read_config.hpp"
#include "json/whereabouts.hpp"

namespace connect_userconfig::json {

/// Where the record stands in a line of a rejects file.
inline constexpr std::string_view reject_base = "/input";
inline constexpr std::string_view user_in_reject_base = "/input/User";
/// Where text stands in one that was no record.
inline constexpr std::string_view text_in_reject_base = "/text";

template <class Value>
class RecordReader {
 public:
  /// `record` is as a new one, but for whom it is about: that may be of the record before, whose memory is used again.
  /// It is replaced if the record gets a form; else it is to be forgotten.
  RecordReader(const ReadOptions& options, Setting setting, UserRecord& record)
      : options_(options), setting_(setting), record_(record), to_(record.diagnostics) {}

  void read(const Value& root) {
    if (root.kind() != Kind::object) {
      report(to_, DiagnosticId::unrecognized_form, Place(),
             "it is " + std::string(name_of(root.kind())) + next_step(root, setting_, Form::automatic));
      return;
    }
    const auto outer = collect(root);
    // DescribeUser wraps the user; what stands in the wrapper is the record.
    const auto& user = value_of(Member::user);
    if (outer.has(Member::user) && user.kind() == Kind::object && !outer.has_any({Member::phone_config, Member::id})) {
      if (has_errors(to_)) return;  // a repeated member of the wrapper: which of the two users is meant?
      record_.base = "/User";
      if (outer.has_any(list_members)) report_beside();
      const auto inner = user;
      return read_as(recognize(collect(inner), Setting::alone, Form::describe_user), inner);
    }
    if (outer.has(Member::user)) find_repeated(user, Place() / member_names[static_cast<std::size_t>(Member::user)]);
    const auto said = recognize(outer, setting_, Form::automatic);
    const bool certain = said && acw_unit_of(*said) != AcwUnit::unknown;
    read_as(certain ? said : recognize(outer, setting_, options_.form), root);
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
      } else if (member == Member::other && value.kind() >= Kind::array && misspelt_.empty()) {
        if (!misspelt_setting(name).empty()) misspelt_ = name;
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
  static constexpr auto last_read = Member::last_list;

  /// True for the members whose objects are read, and so looked through, elsewhere.
  [[nodiscard]] static bool is_read(Member member) noexcept {
    return member >= Member::phone_config && member <= Member::last_list;
  }

  /// Looks for repeated members in what is not read: it is not ours to say which of the two counts. And for settings,
  /// which stand there if a bracket is missing before them, or if somebody put one user into another.
  [[gnu::noinline]] void find_repeated(const Value& value, const Place& place) {
    const auto kind = value.kind();
    if (kind == Kind::array) {
      std::size_t index = 0;
      value.for_each_element([&](const Value& element) {
        if (element.kind() >= Kind::array) find_repeated(element, place / index);
        ++index;
      });
    }
    if (kind != Kind::object || is_plain_object(value)) return;
    OtherNames names;
    value.for_each_member([&](std::string_view name, const Value& member) {
      const auto inner = place / name;
      if (!names.insert(name)) {
        report(to_, DiagnosticId::duplicate_member, inner, shown_name(name));
      } else if (member.kind() >= Kind::array) {
        if (holds_.empty() && is_read(member_from(name))) {
          report(holds_, DiagnosticId::unrecognized_form, inner,
                 "settings stand inside of another member: repair the brackets before it, or give each user a place of "
                 "his own");
        }
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
      if (read_reject(object)) return;
      SeenMembers names;
      object.for_each_member([&](std::string_view name, const Value&) { names.add(name); });
      auto detail = names.text();
      // What a repeated member hides must not be lost by taking out the other.
      if (!names.says_all() && !has_errors(to_)) detail += next_step(object, setting_, options_.form);
      if (options_.form != Form::automatic) {
        detail.insert(0, "it was to be read as " + std::string(to_string(options_.form)) + ", but ");
      }
      report(to_, DiagnosticId::unrecognized_form, Place(), std::move(detail));
      return;
    }
    record_.form = *form;
    // Read past, it would be a user without settings, or without the lists that somebody gave them.
    if (!misspelt_.empty()) {
      report(to_, DiagnosticId::unrecognized_form, Place(),
             shown_name(misspelt_) + " is spelt almost as " + std::string(misspelt_setting(misspelt_)) +
                 ": spell it so, or take it out");
    }
    for (auto& each : holds_) to_.push_back(std::move(each));
    const auto stated = acw_unit_of(*form);
    // What a line of a rejects file states was told then.
    const auto told = unit_ ? unit_ : options_.acw_unit;
    const bool only_told = stated == AcwUnit::unknown && told;
    Reading reading{.to = to_,
                    .unit = only_told ? *told : stated,
                    .unknown = nullptr,
                    .doubtful = only_told && *told == AcwUnit::seconds};
    record_.acw_unit = reading.unit;
    if (*form == Form::phone_config) {
      forget_identity(record_);
    } else {
      read_identity();
    }
    if (is_without_settings(*form)) look_for_settings(object);
    if (contradicted(*form)) return;
    if (*form == Form::phone_config) {
      read_value(object, Place(Field::phone_config), reading, record_.phone_config);
      return;
    }
    if (seen_.has(Member::phone_config)) {
      read_value(value_of(Member::phone_config), Place(Field::phone_config), reading, record_.phone_config);
    }
    read_lists(reading);
    if (options_.profile) read_profile(record_.profile.emplace());
    if (*form == Form::update_user_phone_config && !record_.phone_config && !has_errors(to_)) {
      report(to_, DiagnosticId::missing_member, Place(), "PhoneConfig");
    }
  }

  [[nodiscard]] bool is_without_settings(Form form) const noexcept {
    return !seen_.has(Member::phone_config) && !seen_.has_any(list_members) && form != Form::phone_config;
  }

  /// A PhoneConfig none of whose members is known says something all the same: it is not one that sets nothing.
  [[gnu::noinline]] void report_none_known(const Value& phone_config) {
    if (phone_config.kind() != Kind::object || members_of(phone_config).has_any(legacy_members)) return;
    SeenMembers names;
    phone_config.for_each_member([&](std::string_view name, const Value&) { names.add(name); });
    if (names.empty()) return;
    report(to_, DiagnosticId::unrecognized_form, Place(Field::phone_config),
           "none of the members of PhoneConfig is known, " + names.text() + ": spell them as AWS does");
  }

  /// Lists in a wrapper around a user are read by nobody.
  [[gnu::noinline]] void report_beside() {
    report(to_, DiagnosticId::unrecognized_form, Place(), "settings stand beside `User`, not in it: put them into it");
  }

  /// A user who has no settings may have them in a place that nobody knows: to say that there is nothing to migrate
  /// would pass them over.
  [[gnu::noinline]] void look_for_settings(const Value& object) {
    if (seen_.has_any(legacy_members)) {
      std::string names;
      object.for_each_member([&](std::string_view name, const Value&) {
        if (legacy_members.has(member_from(name))) names.append(names.empty() ? "" : ", ").append(name);
      });
      report(to_, DiagnosticId::unrecognized_form, Place(),
             names + " stand" + (seen_.count_of(legacy_members) == 1 ? "s" : "") +
                 " in the user itself: put the members of a PhoneConfig into one");
    }
    const Place record;
    object.for_each_member([&](std::string_view name, const Value& member) {
      find_settings(member, name, record / name, levels_searched);
    });
  }

  static constexpr unsigned levels_searched = 8;

  /// In an object of another name.
  void find_settings(const Value& value, std::string_view name, const Place& place, unsigned levels) {
    if (levels == 0 || has_errors(to_)) return;
    if (value.kind() == Kind::array) {
      std::size_t index = 0;
      value.for_each_element([&](const Value& element) { find_settings(element, name, place / index++, levels - 1); });
    }
    if (value.kind() != Kind::object) return;
    if (members_of(value).count_of(legacy_members) >= 2) {
      return report(to_, DiagnosticId::unrecognized_form, place,
                    shown_name(name) +
                        " holds what a PhoneConfig does: if it is one, name it so and put it into the "
                        "user, else take it out");
    }
    value.for_each_member(
        [&](std::string_view inner, const Value& member) { find_settings(member, inner, place / inner, levels - 1); });
  }

  /// What the record itself says cannot be contradicted by an option.
  bool contradicted(Form form) {
    auto detail = contradiction(options_, form, unit_);
    if (!detail) return false;
    report(to_, DiagnosticId::option_contradicts_input, Place(), std::move(*detail));
    return true;
  }

  /// A line of a rejects file: the record stands in it as it was, with the form and unit that it had. False if the
  /// object is none.
  [[gnu::noinline]] bool read_reject(const Value& line) {
    if (!record_.base.empty()) return false;
    Value input{};
    bool has_input = false;
    bool has_text = false;
    bool has_diagnostics = false;
    bool conflicting = false;
    std::string form;
    std::string unit;
    const auto text_of = [](const Value& value) {
      return value.kind() == Kind::string ? std::string(value.string()) : std::string();
    };
    line.for_each_member([&](std::string_view name, const Value& value) {
      if (name == "diagnostics") {
        has_diagnostics = value.kind() == Kind::array;
        conflicting = has_diagnostics && tells_of_conflict(value);
      }
      if (name == "text" || name == "base64") has_text = value.kind() == Kind::string;
      if (name == "form") form = text_of(value);
      if (name == "acw_unit") unit = text_of(value);
      if (name != "input") return;
      has_input = value.kind() == Kind::object;
      input = value;
    });
    if (!has_diagnostics || !(has_input || has_text)) return false;
    if (!has_input) {
      record_.base = text_in_reject_base;
      report(to_, DiagnosticId::malformed_json, Place(),
             "this line of a rejects file holds what was no record; repair it, and put it in as \"input\"");
      return true;
    }
    if (has_errors(to_)) return true;
    record_.base = reject_base;
    if (conflicting) {
      report(to_, DiagnosticId::conflicting_user, Place(),
             "when this line was rejected; if this record is the one that counts, take that out of its diagnostics");
    }
    holds_.clear();  // what stands in the line is a record of its own
    if (unit == "seconds") unit_ = AcwUnit::seconds;
    if (unit == "milliseconds") unit_ = AcwUnit::milliseconds;
    auto told = form_from(form).value_or(Form::automatic);
    // What the line leaves open an option may answer, and nothing else.
    const bool open = told == Form::automatic || acw_unit_of(told) == AcwUnit::unknown;
    if (open && options_.form != Form::automatic) told = options_.form;
    const auto outer = collect(input);
    const auto& user = value_of(Member::user);
    if (outer.has(Member::user) && user.kind() == Kind::object && !outer.has_any({Member::phone_config, Member::id})) {
      record_.base = user_in_reject_base;
      if (outer.has_any(list_members)) report_beside();
      const auto inner = user;
      // Among the users of a response, too, a wrapper says what it is.
      const bool open_form = told == Form::automatic || told == Form::search_users;
      read_as(recognize(collect(inner), Setting::alone, open_form ? Form::describe_user : told), inner);
      return true;
    }
    const auto said = recognize(outer, Setting::alone, Form::automatic);
    if (said && told == Form::search_users && acw_unit_of(*said) == AcwUnit::seconds) {
      report(to_, DiagnosticId::unrecognized_form, Place(),
             "it is of the form " + std::string(to_string(*said)) + ", and its line says " +
                 std::string(to_string(told)) + ": which of the two is right?");
    }
    read_as(recognize(outer, Setting::alone, told), input);
    return true;
  }

  /// True if a record was withheld because another of the same user was taken: alone it would pass for the only one.
  static bool tells_of_conflict(const Value& diagnostics) {
    bool found = false;
    diagnostics.for_each_element([&](const Value& each) {
      if (each.kind() != Kind::object) return;
      each.for_each_member([&](std::string_view name, const Value& value) {
        if (name == "id" && value.kind() == Kind::string)
          found = found || value.string() == describe(DiagnosticId::conflicting_user).name;
      });
    });
    return found;
  }

  void read_identity() {
    read_text(Member::id, Field::id, record_.id);
    read_text(Member::user_id, Field::user_id, record_.user_id);
    read_text(Member::instance_id, Field::instance_id, record_.instance_id);
    read_text(Member::arn, Field::arn, record_.arn);
    // What people call a user by is for messages only: one that is no text is none.
    if (seen_.has(Member::username) && value_of(Member::username).kind() == Kind::string) {
      replace(record_.username, value_of(Member::username).string());
    } else {
      record_.username.reset();
    }
  }

  [[gnu::noinline]] void read_lists(Reading& reading) {
    if (!to_.empty() && seen_.has(Member::phone_config)) report_none_known(value_of(Member::phone_config));
    reading.unknown = &record_.unknown_members;
    auto member = static_cast<std::size_t>(Member::first_list);
    for_each_list([&](const auto& row) {
      if (seen_.has(static_cast<Member>(member)))
        read_list(values_[member], row.field, reading, record_.existing.*row.list);
      ++member;
    });
    record_.unit_known = !reading.limit_left_out;
  }

  [[gnu::noinline]] void read_profile(UserProfile& profile) {
    read_text(Member::routing_profile_id, Field::routing_profile_id, profile.routing_profile_id);
    read_text(Member::hierarchy_group_id, Field::hierarchy_group_id, profile.hierarchy_group_id);
    const Place ids(Field::security_profile_ids);
    if (seen_.has(Member::security_profile_ids) && is(Kind::array, value_of(Member::security_profile_ids), ids, to_)) {
      std::size_t index = 0;
      value_of(Member::security_profile_ids).for_each_element([&](const Value& id) {
        if (const auto text = read_string(id, ids / index++, to_)) profile.security_profile_ids.emplace_back(*text);
      });
    }
    const Place tags(Field::tags);
    if (seen_.has(Member::tags) && is(Kind::object, value_of(Member::tags), tags, to_)) {
      value_of(Member::tags).for_each_member([&](std::string_view key, const Value& value) {
        if (const auto text = read_string(value, tags / key, to_)) profile.tags.emplace_back(key, *text);
      });
    }
  }

  void read_text(Member member, Field field, std::optional<std::string>& to) {
    const auto text = seen_.has(member) ? read_string(value_of(member), Place(field), to_) : std::nullopt;
    if (text) {
      replace(to, *text);
    } else {
      to.reset();
    }
  }

  const ReadOptions& options_;
  Setting setting_;
  UserRecord& record_;
  Diagnostics& to_;
  std::string_view misspelt_{};  // the name of a member that is nearly that of a setting
  Diagnostics holds_{};          // settings in what is not read, of which nobody else would tell
  std::optional<AcwUnit> unit_;  // that a line of a rejects file states
  MemberSet seen_;
  std::array<Value, static_cast<std::size_t>(last_read) + 1> values_{};
};

}  // namespace connect_userconfig::json
