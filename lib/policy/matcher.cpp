#include "policy/matcher.hpp"

#include <algorithm>

namespace connect_userconfig::policy {
namespace {

using Kind = Condition::Kind;

Answer answer(bool holds) noexcept { return holds ? Answer::yes : Answer::no; }

/// Asks about one member; `holds` is called only if the record would say it.
template <class F>
Answer ask(const Subject& subject, Asked member, AskedSet& missing, F holds) {
  if (!has(subject.unknown, member)) return answer(holds());
  missing = missing | member;
  return Answer::cannot_tell;
}

bool among(const TextSet& values, const std::optional<std::string_view>& text) {
  return text && values.find(*text) != values.end();
}

bool any_among(const TextSet& values, const std::vector<std::string>* texts) {
  return texts != nullptr &&
         std::any_of(texts->begin(), texts->end(), [&](const auto& text) { return values.contains(text); });
}

Answer in_group(const Matcher& matcher, const Subject& subject, AskedSet& missing) {
  if (has(subject.unknown, Asked::hierarchy_group)) {
    missing = missing | Asked::hierarchy_group;
    return Answer::cannot_tell;
  }
  if (!subject.hierarchy_group) return Answer::no;
  if (among(matcher.values, subject.hierarchy_group)) return Answer::yes;
  if (subject.path != nullptr) return answer(any_among(matcher.values, subject.path));
  missing = missing | Asked::hierarchy_path;
  return Answer::cannot_tell;
}

bool has_tag(const Matcher& matcher, const Subject::Tags* tags) {
  return tags != nullptr && std::any_of(tags->begin(), tags->end(), [&](const auto& tag) {
           return tag.first == matcher.key && matcher.values.contains(tag.second);
         });
}

bool named(const Matcher& matcher, const std::optional<std::string_view>& username) {
  if (!username) return false;
  return among(matcher.values, username) || std::any_of(matcher.globs.begin(), matcher.globs.end(),
                                                        [&](const auto& g) { return glob_match(g, *username); });
}

/// `all`, `any` or `not`: what is missing matters only if the whole cannot be told.
Answer combine(const Matcher& matcher, const Subject& subject, AskedSet& missing) {
  AskedSet inner = 0;
  auto result = matcher.kind == Kind::any ? Answer::no : Answer::yes;
  for (const auto& part : matcher.parts) {
    const auto each = matches(part, subject, inner);
    if (matcher.kind == Kind::negation) {
      result = contrary(each);
    } else {
      result = matcher.kind == Kind::any ? either(result, each) : both(result, each);
    }
    if (result == (matcher.kind == Kind::any ? Answer::yes : Answer::no)) return result;
  }
  if (result == Answer::cannot_tell) missing = static_cast<AskedSet>(missing | inner);
  return result;
}

}  // namespace

// Conditions are nested no deeper than the reader of policies allows, or as a program wrote them.
Answer matches(const Matcher& matcher, const Subject& subject, AskedSet& missing) {
  switch (matcher.kind) {
    case Kind::everybody:
      return Answer::yes;
    case Kind::routing_profile:
      return ask(subject, Asked::routing_profile, missing,
                 [&] { return among(matcher.values, subject.routing_profile); });
    case Kind::security_profile:
      return ask(subject, Asked::security_profile, missing,
                 [&] { return any_among(matcher.values, subject.security_profiles); });
    case Kind::hierarchy_group:
      return in_group(matcher, subject, missing);
    case Kind::tag:
      return ask(subject, Asked::tags, missing, [&] { return has_tag(matcher, subject.tags); });
    case Kind::username:
      return ask(subject, Asked::username, missing, [&] { return named(matcher, subject.username); });
    case Kind::user_id:
      return ask(subject, Asked::user_id, missing, [&] { return among(matcher.values, subject.user_id); });
    case Kind::phone_type:
      return ask(subject, Asked::phone_type, missing, [&] {
        return subject.phone_type && matcher.values.find(to_string(*subject.phone_type)) != matcher.values.end();
      });
    case Kind::all:
    case Kind::any:
    case Kind::negation:
      break;
  }
  return combine(matcher, subject, missing);
}

}  // namespace connect_userconfig::policy
