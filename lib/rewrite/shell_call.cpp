#include "shell_call.hpp"

#include "commands/markers.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace connect_userconfig::rewriting {
namespace {

// Commands that run the rest of their words as a command, unchanged.
constexpr std::array<std::string_view, 14> runners = {"command", "exec",  "builtin", "env",      "sudo",
                                                      "doas",    "nohup", "nice",    "ionice",   "setsid",
                                                      "stdbuf",  "time",  "timeout", "aws-vault"};
// Commands that add to the words, quote them anew, or run them elsewhere: not even `sudo` before them makes a call
// plain.
constexpr std::array<std::string_view, 24> other_runners = {
    "xargs", "parallel", "ssh",  "find", "watch", "retry", "docker", "podman", "kubectl", "su",   "flock", "chroot",
    "sh",    "bash",     "dash", "ksh",  "zsh",   "eval",  "trap",   "script", "unshare", "srun", "at",    "batch"};
constexpr std::array<std::string_view, 7> printers = {"echo", "printf", "cat", "true", ":", "logger", "print"};

constexpr std::string_view create_user = "create-user";

// The operation as the SDKs and other shells call it. What they have in common is behind the first letter.
constexpr std::array<std::string_view, 4> spellings = {legacy_operation, "update_user_phone_config",
                                                       "pdateUserPhoneConfig", "pdate-CONNUserPhoneConfig"};

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_aws(std::string_view word) { return word == "aws" || word.ends_with("/aws"); }

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool has_only_markers(std::string_view value) {
  return has_command_marker(value) && replace_command_markers(value, [](std::size_t) { return std::string{}; }).empty();
}

/// What `xargs -I` puts its lines in the place of; nothing if it puts them at the end, or if only a run knows.
std::optional<std::string_view> replaced_by_xargs(const std::vector<Word>& words) {
  if (words[0].value != "xargs") return std::nullopt;
  for (std::size_t i = 1; i < words.size() && !is_aws(words[i].value); ++i) {
    const std::string_view word = words[i].value;
    if (!words[i].literal) return std::nullopt;
    if (word == "-I") {
      if (i + 1 == words.size() || !words[i + 1].literal) return std::nullopt;
      return words[i + 1].value;
    }
    if (word == "--replace" || word == "-i") return "{}";
    if (word.starts_with("-i")) return word.substr(2);
    if (word.starts_with("-I")) return word.substr(2);
    if (word.starts_with("--replace=")) return word.substr(std::string_view("--replace=").size());
  }
  return std::nullopt;
}

/// True if what xargs puts in the place of `replaced` is a part of the settings.
bool brings_settings_by_xargs(const std::vector<Word>& words, std::string_view replaced) {
  const auto is_settings = [](std::string_view word) {
    return word.starts_with("--phone-config") || word.starts_with("--cli-input");
  };
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (contains(words[i].value, replaced) && (is_settings(words[i].value) || is_settings(words[i - 1].value)))
      return true;
  }
  return false;
}

/// Whether a translation cannot hold what would be replaced in it: `-I V` makes `Channel=u-1OICE` of VOICE.
bool stands_apart(std::string_view replaced) {
  constexpr std::string_view of_translations = "=,:\"[]{}+-_ ";
  return replaced == "{}" || std::none_of(replaced.begin(), replaced.end(), [&](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                  contains(of_translations, std::string_view(&c, 1));
         });
}

/// Whether the lines that xargs brings stand where a script says, and nowhere in the settings: what they say is known
/// to a run only.
bool replaces_names_only(const std::vector<Word>& words) {
  const auto replaced = replaced_by_xargs(words);
  return replaced && !replaced->empty() && stands_apart(*replaced) && !brings_settings_by_xargs(words, *replaced);
}

/// `--cli-input-json '{...}'`: a whole request that has no `PhoneConfig`, in no spelling of JSON.
bool is_request_without_settings(const std::vector<Word>& words, std::size_t option) {
  if (words[option].value != "--cli-input-json" || option + 1 == words.size()) return false;
  const Word& request = words[option + 1];
  return request.literal && request.value.starts_with('{') && !contains(request.value, "PhoneConfig") &&
         !contains(request.value, "\\u");
}

/// True if what follows `create-user` brings phone settings, or can.
bool brings_settings(const std::vector<Word>& words, std::size_t operation) {
  for (std::size_t i = operation + 1; i < words.size(); ++i) {
    if (is_request_without_settings(words, i)) continue;
    if (words[i].many || contains(words[i].value, "--phone-config") || contains(words[i].value, "--cli-input")) {
      return true;
    }
    // An expansion that is no option's value may be options.
    if (has_only_markers(words[i].value) && !words[i - 1].value.starts_with("--")) return true;
  }
  return false;
}

/// `$AWS transfer create-user`: the word between is a service, and no variable. No other service has the option.
bool is_of_other_service(const std::vector<Word>& words, std::size_t operation) {
  if (operation != 2 || words[0].literal || !words[1].literal) return false;
  const std::string& service = words[1].value;
  const bool plain = !service.empty() && service != "connect" && service[0] != '-' &&
                     service.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  return plain && std::none_of(words.begin(), words.end(),
                               [](const Word& word) { return contains(word.value, "--phone-config"); });
}

/// `connect create-user`, or what may be: `$svc create-user`, `aws_connect create-user`, `w create-user --phone-config
/// PhoneType=...`; `keycloak create-user` is not.
bool is_of_connect(const std::vector<Word>& words, std::size_t operation) {
  if (operation == 0) return true;
  const auto is_ours = [](const Word& word) {
    return contains(word.value, "PhoneType") || contains(word.value, "AutoAccept") ||
           contains(word.value, "AfterContact") || contains(word.value, "DeskPhone") ||
           contains(word.value, "Persistent") || contains(word.value, "--cli-input");
  };
  const std::string& runner = words[0].value;
  if (operation == 1 && (contains(runner, "connect") || contains(runner, "aws"))) return true;
  if (operation == 1 && std::any_of(words.begin() + 2, words.end(), is_ours)) return true;
  if (is_of_other_service(words, operation)) return false;
  return std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(operation),
                     [](const Word& word) { return word.value == "connect" || !word.literal; });
}

bool is_permission(std::string_view text, std::size_t at) {
  const auto colon = text.rfind(':', at);
  return colon != std::string_view::npos && at - colon <= 2 && text.substr(0, colon).ends_with("connect");
}

/// True if `connect` stands before the operation, with nothing but space, quotes and line ends between.
bool follows_connect(std::string_view text, std::size_t at) {
  const auto last = at == 0 ? std::string_view::npos : text.find_last_not_of(" \t\r\n\\\"'", at - 1);
  return last != std::string_view::npos && text.substr(0, last + 1).ends_with("connect");
}

/// What stands from a name up to the next one of an operation.
std::string_view up_to_next(std::string_view text, std::size_t at, std::string_view name) {
  const auto call = text.substr(at, text.find(name, at + name.size()) - at);
  return call.substr(0, call.find(legacy_operation, name.size()));
}

void find_spelling(std::string_view text, std::string_view spelling, std::vector<Mention>& found) {
  const bool allowed = contains(text, "onnect:UpdateUserConfig");
  for (auto at = text.find(spelling); at != std::string_view::npos; at = text.find(spelling, at + spelling.size())) {
    if (at > 0 && text[at - 1] == '/') continue;  // a path or an address: the AWS CLI's operation is a word
    const bool permission = is_permission(text, at);
    if (!permission || !allowed) found.push_back({.at = at, .length = spelling.size(), .permission = permission});
  }
}

/// The command with settings, or with words that may bring them.
void find_create_user(std::string_view text, bool configures, bool goes_on, std::vector<Mention>& found) {
  const std::size_t connect = text.find("connect");
  for (auto at = text.find(create_user); at != std::string_view::npos; at = text.find(create_user, at + 1)) {
    const auto call = up_to_next(text, at, create_user);
    const auto rest = call.substr(create_user.size());
    const bool settings = connect < at && (contains(call, "--phone-config") || contains(call, "--cli-input"));
    const bool open = goes_on || rest.find_first_not_of(" \t\r\n\"'") == std::string_view::npos || contains(rest, "$");
    if (settings || (configures && open && follows_connect(text, at))) {
      found.push_back({.at = at, .length = create_user.size()});
    }
  }
}

/// The calls of other languages that have the settings behind them; the first one, if the settings stand before all.
void find_create_call(std::string_view text, std::string_view name, std::vector<Mention>& found) {
  const auto first = text.find(name);
  if (first == std::string_view::npos || !contains(text, "PhoneConfig")) return;
  const std::size_t before = found.size();
  for (auto at = first; at != std::string_view::npos; at = text.find(name, at + name.size())) {
    if (contains(up_to_next(text, at, name), "PhoneConfig")) found.push_back({.at = at, .length = name.size()});
  }
  if (found.size() == before) found.push_back({.at = first, .length = name.size()});
}

}  // namespace

bool is_shim_name(std::string_view word) {
  return word == "connect-userconfig" || word.ends_with("/connect-userconfig");
}

std::optional<ShellCall> find_call(const std::vector<Word>& words) {
  const Word& first = words[0];
  if (first.literal && is_aws(first.value)) return ShellCall{1, first.value == "aws"};
  if (!first.literal && !first.many) {  // `$AWS connect ...`
    std::vector<std::string> rest;
    for (std::size_t i = 1; i < words.size(); ++i) rest.push_back(words[i].value);
    if (has_only_markers(first.value) && is_known_marked(rest)) return ShellCall{1};
    return std::nullopt;
  }
  if (!first.literal || (!among(first.value, runners) && !replaces_names_only(words))) return std::nullopt;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (is_shim_name(words[i].value) || among(base_name(words[i].value), other_runners)) return std::nullopt;
    if (words[i].literal && is_aws(words[i].value)) return ShellCall{i + 1};
  }
  return std::nullopt;
}

bool calls_shim(const std::vector<Word>& words) {
  const auto found =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return is_shim_name(word.value); });
  return found != words.end() && found + 1 != words.end() && (found + 1)->value == "aws";
}

std::string_view runner_of(const std::vector<Word>& words) {
  const bool xargs =
      std::any_of(words.begin(), words.end(), [](const Word& w) { return base_name(w.value) == "xargs"; });
  if (!xargs) return "another command runs it";
  if (words[0].value != "xargs") return "xargs runs it, behind another command";
  const auto replaced = replaced_by_xargs(words);
  if (!replaced || replaced->empty()) return "xargs adds its lines to the call";
  if (brings_settings_by_xargs(words, *replaced)) return "xargs brings a part of the settings";
  return stands_apart(*replaced) ? "another command runs it"
                                 : "what xargs replaces could stand in the translation, too; {} could not";
}

bool only_shows(const std::vector<Word>& words) {
  if (words[0].value == "printf" && words.size() > 1 && words[1].value.starts_with("-v")) return false;
  return words[0].literal && among(words[0].value, printers);
}

bool may_configure_phone(std::string_view argument) {
  return argument.starts_with("--phone-config") || argument.starts_with("--cli-input") || has_only_markers(argument);
}

bool is_operation_alone(std::string_view source, bool configures) {
  while (!source.empty() && contains("\"'", source.substr(0, 1))) source.remove_prefix(1);
  while (!source.empty() && contains("\"'}", source.substr(source.size() - 1))) source.remove_suffix(1);
  const auto is = [&](std::string_view operation) {
    if (!source.ends_with(operation)) return false;
    const std::string_view before = source.substr(0, source.size() - operation.size());
    return before.empty() || (before.starts_with("${") && before.ends_with('-'));
  };
  return is(legacy_operation) || (configures && is(create_user));
}

std::optional<std::size_t> find_operation(const std::vector<Word>& words, bool configures) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].value == legacy_operation) return i;
    const bool creates = words[i].value == create_user && is_of_connect(words, i);
    if (creates && (configures || brings_settings(words, i))) return i;
  }
  return std::nullopt;
}

std::vector<Mention> find_mentions(std::string_view text, bool configures, bool goes_on) {
  std::vector<Mention> found;
  for (const auto spelling : spellings) find_spelling(text, spelling, found);
  find_create_user(text, configures, goes_on, found);
  for (const std::string_view name : {"create_user", "createUser", "CreateUser"}) find_create_call(text, name, found);
  std::sort(found.begin(), found.end(), [](const Mention& a, const Mention& b) { return a.at < b.at; });
  return found;
}

}  // namespace connect_userconfig::rewriting
