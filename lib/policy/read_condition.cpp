// `when`: from keys to conditions.
#include "connect_userconfig/text.hpp"
#include "policy/condition_keys.hpp"
#include "policy/glob.hpp"
#include "policy/lookup.hpp"
#include "policy/tree_reader.hpp"

#include <algorithm>
#include <cstddef>

namespace connect_userconfig::policy {
namespace {

using tree::Node;

constexpr std::string_view phone_types[] = {"SOFT_PHONE", "DESK_PHONE"};
constexpr std::ptrdiff_t max_glob = 256;

Condition read_tags(const Node& node, TreeReader& reader) {
  std::vector<Condition> tags;
  if (!reader.is_map(node, "Tags")) return {};
  if (node.items.empty()) reader.complain(node, "Tags is empty: name a key and its value");
  reader.for_each_key(node, "Tags", [&](const std::string& key, const Node& value) {
    tags.push_back(tag(key, reader.tag_values(value, "tag " + key)));
  });
  return tags.size() == 1 ? std::move(tags.front()) : all_of(std::move(tags));
}

Condition read_username(const Node& node, TreeReader& reader) {
  auto globs = reader.texts(node, "Username");
  for (const auto& glob : globs) {
    // Characters, not bytes: every byte but those that go on with one.
    const auto length = std::count_if(glob.text.begin(), glob.text.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (length > max_glob) reader.complain(glob.position, "Username is longer than any username: 256 characters");
    if (ends_in_escape(glob.text)) {
      reader.complain(glob.position, "Username ends with a \\ that escapes nothing; \\\\ is a backslash");
    }
  }
  return username(std::move(globs));
}

/// A username that stands here would match nobody, and under `not` everybody.
Condition read_user_id(const Node& node, TreeReader& reader) {
  auto ids = reader.texts(node, "UserId");
  for (const auto& id : ids) {
    if (looks_like_id(id.text) || parse_agent_arn(id.text)) continue;
    reader.complain(id.position,
                    "UserId '" + printable(id.text) +
                        "' is no id (8f3c1c2e-0000-4000-8000-000000000001) and no ARN of a user; a name is "
                        "matched by Username");
  }
  return user_id(std::move(ids));
}

Condition read_phone_type(const Node& node, TreeReader& reader) {
  Condition result{.kind = Condition::Kind::phone_type, .key = {}, .values = {}, .parts = {}};
  const auto add = [&](const Node& each) {
    if (const auto type = reader.word(each, "PhoneType", phone_types)) {
      result.values.emplace_back(std::string(phone_types[*type]), each.position);
    }
  };
  if (node.kind != tree::NodeKind::sequence) {
    add(node);
  } else if (reader.is_list(node, "PhoneType")) {
    if (node.items.empty()) reader.complain(node, "PhoneType is an empty list, which nobody matches");
    for (const auto& each : node.items) add(each);
  }
  return result;
}

std::vector<Condition> read_parts(const Node& node, const std::string& where, TreeReader& reader, unsigned depth) {
  std::vector<Condition> parts;
  if (!reader.is_list(node, where)) return parts;
  if (node.items.empty()) reader.complain(node, where + " is an empty list");
  for (const auto& each : node.items) parts.push_back(read_condition(each, "an element of " + where, reader, depth));
  return parts;
}

}  // namespace

Condition read_condition(const Node& node, std::string_view where, TreeReader& reader, unsigned depth) {
  if (depth > max_condition_depth) {
    reader.complain(node, "conditions are nested more than 32 levels deep");
    return {};
  }
  std::vector<Condition> parts;
  if (!reader.is_map(node, where)) return {};
  if (node.items.empty()) reader.complain(node, std::string(where) + " is empty: leave it out for everybody");
  reader.for_each_key(node, where, condition_keys, [&](const std::string& key, const Node& value) {
    if (key == "RoutingProfile") return parts.push_back(routing_profile(reader.texts(value, key)));
    if (key == "SecurityProfile") return parts.push_back(security_profile(reader.texts(value, key)));
    if (key == "HierarchyGroup") return parts.push_back(hierarchy_group(reader.texts(value, key)));
    if (key == "UserId") return parts.push_back(read_user_id(value, reader));
    if (key == "Tags") return parts.push_back(read_tags(value, reader));
    if (key == "Username") return parts.push_back(read_username(value, reader));
    if (key == "PhoneType") return parts.push_back(read_phone_type(value, reader));
    if (key == "not") return parts.push_back(not_of(read_condition(value, "not", reader, depth + 1)));
    auto inner = read_parts(value, key, reader, depth + 1);
    parts.push_back(key == "all" ? all_of(std::move(inner)) : any_of(std::move(inner)));
  });
  return parts.size() == 1 ? std::move(parts.front()) : all_of(std::move(parts));
}

}  // namespace connect_userconfig::policy
