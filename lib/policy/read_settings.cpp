// `set` and `decide`.
#include "convert/decision_words.hpp"
#include "policy/tree_reader.hpp"

namespace connect_userconfig::policy {
namespace {

using tree::Node;
using tree::NodeKind;

constexpr std::string_view channel_words[] = {"VOICE", "CHAT", "TASK", "EMAIL"};
constexpr std::string_view callback_words[] = {"AutoAccept", "AfterContactWorkTimeLimit"};
constexpr std::string_view enhancement_words[] = {"VOICE_ISOLATION", "NOISE_SUPPRESSION", "NONE"};
constexpr std::string_view decision_words[] = {"existing", "absent", "auto-accept", "leave"};

/// A value for every channel, or one for each.
template <class T, class Read>
ByChannel<T> by_channel(const Node& node, std::string_view where, TreeReader& reader, Read read) {
  ByChannel<T> values;
  if (node.kind != NodeKind::mapping) {
    if (const auto value = read(node, where)) values = ByChannel<T>::all(*value);
    return values;
  }
  if (!reader.is_map(node, where)) return values;
  if (node.items.empty()) reader.complain(node, std::string(where) + " is empty: name a channel and its value");
  reader.for_each_key(node, where, channel_words, [&](const std::string& channel, const Node& value) {
    values[*channel_from(channel)] = read(value, std::string(where) + " of " + channel);
  });
  return values;
}

AgentFirstCallback read_callback(const Node& node, TreeReader& reader) {
  AgentFirstCallback callback;
  if (!reader.is_map(node, "AgentFirstCallback")) return callback;
  if (node.items.empty()) reader.complain(node, "AgentFirstCallback is empty");
  reader.for_each_key(node, "AgentFirstCallback", callback_words, [&](const std::string& key, const Node& value) {
    if (key == "AutoAccept") {
      callback.auto_accept = reader.boolean(value, key);
    } else {
      callback.after_contact_work_time_limit = reader.limit(value, key);
    }
  });
  return callback;
}

template <class Enum>
std::optional<Enum> enumerator(std::optional<std::size_t> index) {
  if (!index) return std::nullopt;
  return static_cast<Enum>(*index);
}

}  // namespace

bool read_setting(const std::string& key, const Node& node, TreeReader& reader, PolicySettings& settings) {
  if (key == "AutoAccept") {
    settings.auto_accept = by_channel<bool>(
        node, key, reader, [&](const Node& value, std::string_view where) { return reader.boolean(value, where); });
  } else if (key == "AfterContactWorkTimeLimit") {
    settings.after_contact_work_time_limit = by_channel<std::chrono::seconds>(
        node, key, reader, [&](const Node& value, std::string_view where) { return reader.limit(value, where); });
  } else if (key == "AgentFirstCallback") {
    settings.agent_first_callback = read_callback(node, reader);
  } else if (key == "PersistentConnection") {
    settings.persistent_connection = reader.boolean(node, key);
  } else if (key == "VoiceEnhancement") {
    settings.voice_enhancement = enumerator<VoiceEnhancementMode>(reader.word(node, key, enhancement_words));
  } else {
    return false;
  }
  return true;
}

PolicySettings read_settings(const Node& node, std::string_view where, TreeReader& reader) {
  PolicySettings settings;
  if (!reader.is_map(node, where)) return settings;
  if (node.items.empty()) reader.complain(node, std::string(where) + " is empty");
  reader.for_each_key(node, where, setting_words, [&](const std::string& key, const Node& value) {
    (void)read_setting(key, value, reader, settings);
  });
  return settings;
}

PolicyDecisions read_decisions(const Node& node, TreeReader& reader) {
  PolicyDecisions decisions;
  if (!reader.is_map(node, "decide")) return decisions;
  if (node.items.empty()) reader.complain(node, "decide is empty");
  reader.for_each_key(node, "decide", decision_words, [&](const std::string& key, const Node& value) {
    if (key == "existing") {
      decisions.existing = enumerator<ExistingLists>(reader.word(value, key, existing_words));
    } else if (key == "absent") {
      decisions.absent = enumerator<AbsentFields>(reader.word(value, key, absent_words));
    } else if (key == "auto-accept") {
      decisions.auto_accept = enumerator<AutoAcceptScope>(reader.word(value, key, auto_accept_words));
    } else {
      decisions.leave = reader.boolean(value, key);
    }
  });
  return decisions;
}

}  // namespace connect_userconfig::policy
