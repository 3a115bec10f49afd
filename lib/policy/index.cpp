#include "policy/index.hpp"

#include "policy/glob.hpp"

#include <algorithm>

namespace connect_userconfig::policy {
namespace {

using Kind = Condition::Kind;

void append(const RuleNumbers& rules, RuleNumbers& to) { to.insert(to.end(), rules.begin(), rules.end()); }

template <class Map>
void append_found(const Map& map, std::string_view text, RuleNumbers& to) {
  if (const auto found = map.find(text); found != map.end()) append(found->second, to);
}

/// A rule is entered under a value once, however often its condition names the value.
void note(RuleNumbers& rules, std::uint32_t rule) {
  if (rules.empty() || rules.back() != rule) rules.push_back(rule);
}

std::string key_of(const Matcher& matcher, std::string_view value) {
  std::string key(1, static_cast<char>('a' + static_cast<int>(matcher.kind)));
  return key.append(matcher.key).append(1, '\0').append(value);
}

std::string key_of(char place, std::string_view piece) { return std::string(1, place).append(piece); }

/// By which piece a glob is found.
struct Piece {
  char place = '*';  ///< none: it is tried on every name
  std::string text{};
  std::uint32_t shared = 1'000'000;
};

Piece piece_of(const std::string& glob, const Sharing& sharing) {
  const auto shape = shape_of(glob);
  Piece best;
  const auto consider = [&](char place, const std::string& text) {
    if (text.empty()) return;
    const auto shared = sharing.of_piece(place, text);
    // The rarest; of several, the longest, which the fewest names hold.
    if (shared > best.shared || (shared == best.shared && text.size() <= best.text.size())) return;
    best = {place, text, shared};
  };
  consider('<', shape.prefix);
  consider('>', shape.suffix);
  consider('=', shape.inner);
  return best;
}

}  // namespace

void Sharing::count(const Matcher& matcher) {
  for (const auto& value : matcher.values) ++counts_[key_of(matcher, value)];
  if (!matcher.globs.empty()) count_globs(matcher);
  for (const auto& part : matcher.parts) count(part);
}

void Sharing::count_globs(const Matcher& matcher) {
  for (const auto& glob : matcher.globs) {
    const auto shape = shape_of(glob);
    ++counts_[key_of('<', shape.prefix)];
    ++counts_[key_of('>', shape.suffix)];
    ++counts_[key_of('=', shape.inner)];
  }
}

std::uint32_t Sharing::of(const Matcher& matcher, std::string_view value) const {
  const auto found = counts_.find(key_of(matcher, value));
  return found == counts_.end() ? 0 : found->second;
}

std::uint32_t Sharing::of_piece(char place, std::string_view piece) const {
  const auto found = counts_.find(key_of(place, piece));
  return found == counts_.end() ? 0 : found->second;
}

/// Adds to `needs` conditions of which one has to hold if the whole is to hold. False if there are none such.
bool RuleIndex::collect(const Matcher& matcher, const Sharing& sharing, Needs& needs) {
  switch (matcher.kind) {
    case Kind::everybody:
    case Kind::negation:
      return false;
    case Kind::all: {
      // All have to hold, so any one of them will do: the one that lets the fewest through, as far as one can see.
      Needs best;
      bool found = false;
      for (const auto& part : matcher.parts) {
        Needs each;
        if (!collect(part, sharing, each)) continue;
        if (!found || cost(each, sharing) < cost(best, sharing)) best = std::move(each);
        found = true;
      }
      needs.insert(needs.end(), best.begin(), best.end());
      return found;
    }
    case Kind::any:
      return std::all_of(matcher.parts.begin(), matcher.parts.end(),
                         [&](const Matcher& part) { return collect(part, sharing, needs); });
    default:
      needs.push_back(&matcher);
      return true;
  }
}

/// How much it takes to look these up, and how many rules come along for a user who has what they ask for.
std::uint64_t RuleIndex::cost(const Needs& needs, const Sharing& sharing) {
  std::uint64_t most = 0;
  for (const auto* need : needs) {
    std::uint64_t weight = 1;
    if (need->kind == Kind::hierarchy_group) weight = 2;
    if (!need->globs.empty()) weight = 3;
    if (need->kind == Kind::phone_type) weight = 4;
    if (need->kind == Kind::user_id) weight = 0;
    std::uint64_t shared = 1;
    for (const auto& value : need->values) shared = std::max<std::uint64_t>(shared, sharing.of(*need, value));
    for (const auto& glob : need->globs) shared = std::max<std::uint64_t>(shared, piece_of(glob, sharing).shared);
    most = std::max(most, weight * shared);
  }
  return most;
}

void RuleIndex::build(std::span<const Matcher> matchers) {
  Sharing sharing;
  for (const auto& matcher : matchers) sharing.count(matcher);
  for (std::uint32_t rule = 0; rule < matchers.size(); ++rule) add(rule, matchers[rule], sharing);
}

void RuleIndex::add(std::uint32_t rule, const Matcher& matcher, const Sharing& sharing) {
  Needs needs;
  if (!collect(matcher, sharing, needs)) {
    always_.push_back(rule);
    return;
  }
  for (const auto* need : needs) add_need(rule, *need, sharing);
}

void RuleIndex::add_need(std::uint32_t rule, const Matcher& matcher, const Sharing& sharing) {
  const auto enter = [&](Member& member) {
    note(member.all, rule);
    for (const auto& value : matcher.values) note(member.by_value[value], rule);
  };
  switch (matcher.kind) {
    case Kind::routing_profile:
      return enter(routing_profile_);
    case Kind::security_profile:
      return enter(security_profile_);
    case Kind::hierarchy_group:
      return enter(hierarchy_group_);
    case Kind::user_id:
      return enter(user_id_);
    case Kind::phone_type:
      return enter(phone_type_);
    case Kind::username:
      enter(username_);
      return add_globs(rule, matcher, sharing);
    default:
      break;
  }
  note(all_tags_, rule);
  for (const auto& value : matcher.values) note(tags_[matcher.key][value], rule);
}

void RuleIndex::add_globs(std::uint32_t rule, const Matcher& matcher, const Sharing& sharing) {
  for (const auto& glob : matcher.globs) {
    const auto piece = piece_of(glob, sharing);
    switch (piece.place) {
      case '<':
        note(prefixes_[piece.text.size()][piece.text], rule);
        break;
      case '>':
        note(suffixes_[piece.text.size()][piece.text], rule);
        break;
      case '=':
        note(inner_[piece.text.size()][piece.text], rule);
        break;
      default:
        note(other_globs_, rule);
    }
  }
}

void RuleIndex::find_username(std::string_view name, RuleNumbers& found) const {
  append_found(username_.by_value, name, found);
  append(other_globs_, found);
  for (const auto& [length, rules] : prefixes_) {
    if (length > name.size()) break;
    append_found(rules, name.substr(0, length), found);
  }
  for (const auto& [length, rules] : suffixes_) {
    if (length > name.size()) break;
    append_found(rules, name.substr(name.size() - length), found);
  }
  for (const auto& [length, rules] : inner_) {
    for (std::size_t at = 0; at + length <= name.size(); ++at) append_found(rules, name.substr(at, length), found);
  }
}

void RuleIndex::find_groups(const Subject& subject, RuleNumbers& found) const {
  if (!subject.hierarchy_group || hierarchy_group_.all.empty()) return;
  if (subject.path == nullptr) {  // it could stand below any of them
    append(hierarchy_group_.all, found);
    return;
  }
  append_found(hierarchy_group_.by_value, *subject.hierarchy_group, found);
  for (const auto& group : *subject.path) append_found(hierarchy_group_.by_value, group, found);
}

void RuleIndex::candidates(const Subject& subject, RuleNumbers& found) const {
  found.assign(always_.begin(), always_.end());
  const auto unknown = [&](Asked member, const RuleNumbers& all) {
    if (!has(subject.unknown, member)) return false;
    append(all, found);
    return true;
  };
  const auto look_up = [&](Asked asked, const Member& member, const std::optional<std::string_view>& value) {
    if (!unknown(asked, member.all) && value && !member.all.empty()) append_found(member.by_value, *value, found);
  };
  look_up(Asked::routing_profile, routing_profile_, subject.routing_profile);
  look_up(Asked::user_id, user_id_, subject.user_id);
  std::optional<std::string_view> type;
  if (subject.phone_type) type = to_string(*subject.phone_type);
  look_up(Asked::phone_type, phone_type_, type);
  if (!unknown(Asked::security_profile, security_profile_.all) && subject.security_profiles != nullptr &&
      !security_profile_.all.empty()) {
    for (const auto& id : *subject.security_profiles) append_found(security_profile_.by_value, id, found);
  }
  if (!unknown(Asked::hierarchy_group, hierarchy_group_.all)) find_groups(subject, found);
  if (!unknown(Asked::username, username_.all) && subject.username && !username_.all.empty()) {
    find_username(*subject.username, found);
  }
  if (!unknown(Asked::tags, all_tags_) && subject.tags != nullptr && !all_tags_.empty()) {
    for (const auto& [key, value] : *subject.tags) {
      if (const auto by_value = tags_.find(key); by_value != tags_.end()) append_found(by_value->second, value, found);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

}  // namespace connect_userconfig::policy
