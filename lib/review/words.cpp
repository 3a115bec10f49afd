#include "review/words.hpp"

#include "connect_userconfig/lists.hpp"
#include "policy/limit_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace connect_userconfig::review {
namespace {

constexpr std::string_view legacy_limit = "PhoneConfig AfterContactWorkTimeLimit";

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array settings = {Word{"AutoAccept", "Auto-accept"},
                                 Word{"AfterContactWorkTimeLimit", "After-contact work"},
                                 Word{"PersistentConnection", "Persistent connection"},
                                 Word{"VoiceEnhancement", "Voice enhancement"},
                                 Word{"PhoneType", "Phone"},
                                 Word{"PhoneNumber", "Phone number"}};
constexpr std::array channels = {Word{"VOICE", "Voice"}, Word{"CHAT", "Chats"}, Word{"TASK", "Tasks"},
                                 Word{"EMAIL", "E-mails"},
                                 Word{"VOICE, agent-first callback", "Agent-first callbacks"}};
constexpr std::array values = {Word{"true", "on"},
                               Word{"false", "off"},
                               Word{"SOFT_PHONE", "soft phone"},
                               Word{"DESK_PHONE", "desk phone"},
                               Word{"VOICE_ISOLATION", "voice isolation"},
                               Word{"NOISE_SUPPRESSION", "noise suppression"},
                               Word{"NONE", "none"}};
constexpr std::array reasons = {Word{"PhoneConfig AutoAccept", "legacy auto-accept"},
                                Word{legacy_limit, "legacy limit"},
                                Word{"PhoneConfig PersistentConnection", "legacy persistent connection"},
                                Word{"PhoneConfig PhoneType", "legacy phone type"},
                                Word{"PhoneConfig DeskPhoneNumber", "legacy phone number"},
                                Word{"the user has it", "the list that the user has"},
                                Word{"absent fields are reset", "decided for the run: what is absent is reset"}};

template <std::size_t size>
std::string look_up(const std::array<Word, size>& words, std::string_view text) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.first == text; });
  return std::string(found == words.end() ? text : found->second);
}

std::string limit_words(const AfterContactWorkTimeLimit& limit) {
  if (const auto* seconds = std::get_if<std::chrono::seconds>(&limit)) return policy::limit_text(*seconds);
  if (const auto* fine = std::get_if<std::chrono::milliseconds>(&limit)) return std::to_string(fine->count()) + " ms";
  return std::to_string(std::get<UnknownUnit>(limit).count) + ", nothing says of what unit";
}

/// As the export has it, where `unlimited` is 0.
std::string exported_words(const AfterContactWorkTimeLimit& limit, std::optional<std::chrono::milliseconds> fine) {
  if (fine) return limit_words(*fine);
  const auto* whole = std::get_if<std::chrono::seconds>(&limit);
  return whole != nullptr ? std::to_string(whole->count()) + " s" : limit_words(limit);
}

std::string_view auto_accept_decision(AutoAcceptScope scope) {
  return scope == AutoAcceptScope::voice
             ? "Legacy auto-accept is taken for voice calls alone. Chats, tasks, e-mails and agent-first callbacks are "
               "not accepted automatically, unless a rule says so."
             : "Legacy auto-accept is taken for every channel and for agent-first callbacks, unless a rule says "
               "otherwise.";
}

std::string_view absent_decision(AbsentFields absent) {
  return absent == AbsentFields::keep ? "A legacy setting that a user does not have is left alone."
                                      : "A legacy setting that a user does not have is set as the legacy API would "
                                        "have set it: auto-accept off, "
                                        "after-contact work unlimited.";
}

std::string_view existing_decision(ExistingLists existing) {
  switch (existing) {
    case ExistingLists::keep:
      return "Settings that a user already has channel by channel stand, also where they differ.";
    case ExistingLists::overwrite:
      return "Settings that a user already has channel by channel are replaced where they differ.";
    case ExistingLists::base:
      return "Rules change the settings that a user already has channel by channel; the others of these stand.";
    case ExistingLists::ask:
      break;
  }
  return "A user who already has other settings channel by channel is withheld, until somebody decides.";
}

}  // namespace

Treatment treatment_of(const PlanUser& user) {
  if (user.outcome == Outcome::withheld) return Treatment::withheld;
  if (user.outcome == Outcome::unchanged) return Treatment::done;
  const bool differs = std::any_of(user.changes.begin(), user.changes.end(),
                                   [](const PlanChange& change) { return change.before != change.after; });
  return differs ? Treatment::changed : Treatment::moved;
}

std::string_view name_of(Treatment treatment) noexcept {
  constexpr std::array<std::string_view, treatment_count> names = {"Change", "Move", "Done", "Withheld"};
  return names[static_cast<std::size_t>(treatment)];
}

std::string_view meaning_of(Treatment treatment) noexcept {
  constexpr std::array<std::string_view, treatment_count> meanings = {
      "at least one setting becomes another", "the same settings, written channel by channel",
      "everything is there already", "nothing is sent until somebody decides"};
  return meanings[static_cast<std::size_t>(treatment)];
}

bool explains(const PlanDiagnostic& diagnostic, Treatment treatment) {
  if (treatment == Treatment::withheld) return diagnostic.severity == "error";
  return treatment == Treatment::done && diagnostic.id != callbacks_diagnostic;
}

bool callbacks_change(const PlanUser& user) {
  return std::any_of(user.diagnostics.begin(), user.diagnostics.end(),
                     [](const PlanDiagnostic& each) { return each.id == callbacks_diagnostic; });
}

std::string setting_words(std::string_view setting) { return look_up(settings, setting); }
std::string channel_words(std::string_view channel) { return look_up(channels, channel); }
std::string value_words(std::string_view value) { return look_up(values, value); }
std::string value_words(const std::optional<std::string>& value) {
  return value ? value_words(std::string_view(*value)) : "not set";
}

std::string because_words(std::string_view because) {
  // `rule chat-agents (policy.yaml:4)`: what it stands in has brackets already.
  const auto place = because.starts_with("rule ") && because.ends_with(')') ? because.rfind(" (") : because.npos;
  if (place == because.npos) return look_up(reasons, because);
  return std::string(because.substr(0, place)) + ", " +
         std::string(because.substr(place + 2, because.size() - place - 3));
}

std::string because_words(std::string_view because, const PlanUser& user) {
  auto text = because_words(because);
  if (because != legacy_limit || !user.phone_config || !user.phone_config->after_contact_work_time_limit) return text;
  return text + " " + exported_words(*user.phone_config->after_contact_work_time_limit, user.legacy_limit);
}

std::vector<std::pair<std::string, std::string>> legacy_words(const PlanUser& user) {
  std::vector<std::pair<std::string, std::string>> rows;
  if (!user.phone_config) return rows;
  const auto& phone_config = *user.phone_config;
  const auto on_off = [](bool value) { return value ? "on" : "off"; };
  if (phone_config.phone_type) rows.emplace_back("Phone", value_words(to_string(*phone_config.phone_type)));
  if (phone_config.auto_accept) rows.emplace_back("Auto-accept", on_off(*phone_config.auto_accept));
  if (phone_config.after_contact_work_time_limit) {
    const auto& limit = *phone_config.after_contact_work_time_limit;
    auto text = limit_words(limit);
    if (user.legacy_limit) text += ", exported as " + exported_words(limit, user.legacy_limit);
    rows.emplace_back("After-contact work", std::move(text));
  }
  if (phone_config.persistent_connection) {
    rows.emplace_back("Persistent connection", on_off(*phone_config.persistent_connection));
  }
  return rows;
}

std::string tag_words(const std::pair<std::string, std::string>& tag) {
  auto text = tag.first;
  return text.append(1, '=').append(tag.second);
}

std::string undo_words(const PlanUser& user) {
  if (user.outcome != Outcome::converted) return {};
  if (!user.undo.refused.empty()) return "There is no way back: " + user.undo.refused;
  std::string text;
  if (user.undo.phone_config) text = "The legacy setting is written back";
  if (!is_empty(user.undo.lists)) {
    text += text.empty() ? "The lists of before are written back" : ", and the lists of before";
  }
  return text.empty() ? text : text + ".";
}

namespace {

std::string since_decision(const PlanHeader& header) {
  std::string plans;
  for (const auto& name : header.since) plans.append(plans.empty() ? "" : ", ").append(name);
  if (header.options.existing == ExistingLists::keep) return "So do lists that an earlier plan wrote: " + plans + ".";
  return "Lists that are still as an earlier plan wrote them are moved on without a question: " + plans + ".";
}

}  // namespace

std::vector<std::string> decision_words(const PlanHeader& header) {
  std::vector<std::string> sentences;
  sentences.emplace_back(auto_accept_decision(header.options.auto_accept));
  sentences.emplace_back(absent_decision(header.options.absent));
  sentences.emplace_back(existing_decision(header.options.existing));
  sentences.push_back(header.policy.empty() ? "There are no rules for groups of users."
                                            : "The rules for groups of users are those of " + header.policy + ".");
  if (!header.since.empty()) sentences.push_back(since_decision(header));
  if (header.incomplete) sentences.emplace_back("The export is known to lack users, and that was accepted.");
  return sentences;
}

}  // namespace connect_userconfig::review
