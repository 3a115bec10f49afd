#include "connect_userconfig/writer.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace connect_userconfig {
namespace {

// The hot path of a conversion. It appends literals and numbers only, and never builds a tree.

void append_bool(bool value, std::string& to) { to += value ? "true" : "false"; }

void append_channel(Channel channel, std::string& to) {
  to += R"({"Channel":")";
  to += to_string(channel);
  to += '"';
}

void append_limit(const AfterContactWorkConfig& config, std::string& to) {
  const auto& limit = config.after_contact_work_time_limit;
  if (!limit) {
    to += "{}";
    return;
  }
  to += R"({"AfterContactWorkTimeLimit":)";
  const fmt::format_int digits(limit->count());
  to.append(digits.data(), digits.size());
  to += '}';
}

void append_rest(const AutoAcceptConfig& config, std::string& to) {
  to += R"(,"AutoAccept":)";
  append_bool(config.auto_accept, to);
  if (const auto callback = config.agent_first_callback_auto_accept) {
    to += R"(,"AgentFirstCallbackAutoAccept":)";
    append_bool(*callback, to);
  }
}

void append_rest(const AfterContactWorkConfigPerChannel& config, std::string& to) {
  to += R"(,"AfterContactWorkConfig":)";
  append_limit(config.after_contact_work_config, to);
  if (const auto& callback = config.agent_first_callback_after_contact_work_config) {
    to += R"(,"AgentFirstCallbackAfterContactWorkConfig":)";
    append_limit(*callback, to);
  }
}

void append_rest(const PhoneNumberConfig& config, std::string& to) {
  to += R"(,"PhoneType":")";
  to += to_string(config.phone_type);
  to += '"';
  if (config.phone_number) {
    to += R"(,"PhoneNumber":)";
    append_json_string(*config.phone_number, to);
  }
}

void append_rest(const PersistentConnectionConfig& config, std::string& to) {
  to += R"(,"PersistentConnection":)";
  append_bool(config.persistent_connection, to);
}

void append_rest(const VoiceEnhancementConfig& config, std::string& to) {
  to += R"(,"VoiceEnhancementMode":")";
  to += to_string(config.voice_enhancement_mode);
  to += '"';
}

template <class List>
void append_list(std::string_view member, const List& list, std::string& to) {
  if (list.empty()) return;
  to += member;
  char separator = '[';
  for (const auto& config : list) {
    to += separator;
    append_channel(config.channel, to);
    append_rest(config, to);
    to += '}';
    separator = ',';
  }
  to += ']';
}

/// The request again, on several lines and with two blanks a level more than `nlohmann::json` would give it.
void append_pretty(std::string_view json, std::string& to) {
  const auto text =
      nlohmann::ordered_json::parse(json).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  to += "\n  ";
  for (const char c : text) {
    to += c;
    if (c == '\n') to += "  ";
  }
}

}  // namespace

void append_json_string(std::string_view text, std::string& to) {
  to += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f && c != 0xc2) continue;
    // DEL and the C1 controls (C2 80 to C2 9F in UTF-8) are legal in JSON, but a terminal acts on them.
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (c == 0xc2 && (next < 0x80 || next > 0x9f)) continue;
    to.append(text.substr(copied, i - copied));
    if (c == 0xc2) {
      c = static_cast<unsigned char>(next);
      ++i;
    }
    copied = i + 1;
    switch (c) {
      case '"':
        to += "\\\"";
        break;
      case '\\':
        to += "\\\\";
        break;
      case '\n':
        to += "\\n";
        break;
      case '\r':
        to += "\\r";
        break;
      case '\t':
        to += "\\t";
        break;
      default:
        fmt::format_to(std::back_inserter(to), "\\u{:04x}", c);
        break;
    }
  }
  to.append(text.substr(copied));
  to += '"';
}

void append_json(const UpdateUserConfigRequest& request, std::string& to) {
  to += R"({"InstanceId":)";
  append_json_string(request.instance_id, to);
  to += R"(,"UserId":)";
  append_json_string(request.user_id, to);
  const auto& config = request.config;
  append_list(R"(,"AutoAcceptConfigs":)", config.auto_accept_configs, to);
  append_list(R"(,"AfterContactWorkConfigs":)", config.after_contact_work_configs, to);
  append_list(R"(,"PhoneNumberConfigs":)", config.phone_number_configs, to);
  append_list(R"(,"PersistentConnectionConfigs":)", config.persistent_connection_configs, to);
  append_list(R"(,"VoiceEnhancementConfigs":)", config.voice_enhancement_configs, to);
  to += '}';
}

void append_shell_word(std::string_view text, std::string& to) {
  to += '\'';
  for (const char c : text) {
    if (c == '\'') {
      to += R"('\'')";
    } else {
      to += c;
    }
  }
  to += '\'';
}

void RequestWriter::begin(std::string& to) const {
  switch (format_) {
    case RequestFormat::ndjson:
      break;
    case RequestFormat::json:
      to += '[';
      break;
    case RequestFormat::aws_cli:
      to += "#!/bin/sh\n# Stops at the first call that fails; running it again does no harm.\nset -eu\n";
      break;
  }
}

void RequestWriter::append(const UpdateUserConfigRequest& request, std::string& to) const {
  if (format_ == RequestFormat::ndjson) {
    append_json(request, to);
    to += '\n';
    return;
  }
  std::string json;
  append_json(request, json);
  append_raw(json, "connect update-user-config", to);
}

void RequestWriter::append_raw(std::string_view json, std::string_view cli_words, std::string& to) const {
  switch (format_) {
    case RequestFormat::ndjson:
      to += json;
      to += '\n';
      break;
    case RequestFormat::json:
      to += ',';
      append_pretty(json, to);
      break;
    case RequestFormat::aws_cli:
      to.append("aws ").append(cli_words).append(" --cli-input-json ");
      append_shell_word(json, to);
      to += '\n';
      break;
  }
}

void RequestWriter::end(bool any, std::string& to) const {
  if (format_ == RequestFormat::json) to += any ? "\n]\n" : "]\n";
}

}  // namespace connect_userconfig
