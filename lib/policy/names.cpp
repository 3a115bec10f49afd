#include "connect_userconfig/names.hpp"

#include "text/accents.hpp"
#include "text/nearest.hpp"

#include <algorithm>

namespace connect_userconfig {

std::string_view to_string(NameKind kind) noexcept {
  switch (kind) {
    case NameKind::routing_profile:
      return "RoutingProfile";
    case NameKind::security_profile:
      return "SecurityProfile";
    case NameKind::hierarchy_group:
      break;
  }
  return "HierarchyGroup";
}

void Names::add(NameKind kind, std::string id, std::string name) {
  auto& entry = kinds_[static_cast<std::size_t>(kind)];
  const auto [at, added] = entry.names.try_emplace(id, name);
  if (!added && at->second == name) return;
  if (!added) {  // renamed between two answers: the later one counts
    const auto [first, last] = entry.ids.equal_range(at->second);
    for (auto each = first; each != last; ++each) {
      if (each->second != id) continue;
      entry.ids.erase(each);
      break;
    }
    at->second = name;
  }
  entry.ids.emplace(std::move(name), std::move(id));
}

void Names::add_group(std::string id, std::string name, std::vector<std::string> path) {
  paths_.insert_or_assign(id, std::move(path));
  add(NameKind::hierarchy_group, std::move(id), std::move(name));
}

std::vector<std::string> Names::ids_of(NameKind kind, std::string_view name) const {
  std::vector<std::string> found;
  const auto [first, last] = of(kind).ids.equal_range(name);
  for (auto each = first; each != last; ++each) found.push_back(each->second);
  return found;
}

std::optional<std::string_view> Names::name_of(NameKind kind, std::string_view id) const {
  const auto& names = of(kind).names;
  const auto found = names.find(id);
  if (found == names.end()) return std::nullopt;
  return found->second;
}

const std::vector<std::string>* Names::path_of(std::string_view group_id) const {
  const auto found = paths_.find(group_id);
  return found == paths_.end() ? nullptr : &found->second;
}

void Names::add_page(NameKind kind, bool more_follow) noexcept {
  auto& entry = kinds_[static_cast<std::size_t>(kind)];
  (more_follow ? entry.more_follow : entry.last_page) = true;
}

std::string_view Names::id_like(NameKind kind, std::string_view id) const {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto same = [&](const std::string& known) {
    return std::equal(known.begin(), known.end(), id.begin(), id.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
  };
  const auto& names = of(kind).names;
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& each) { return same(each.first); });
  return found == names.end() ? std::string_view() : std::string_view(found->first);
}

std::string_view Names::nearest(NameKind kind, std::string_view name) const {
  Nearest nearest(name);
  for (const auto& [id, known] : of(kind).names) {
    if (differ_in_accents(name, known)) return known;
    nearest.consider(known);
  }
  return nearest.word();
}

}  // namespace connect_userconfig
