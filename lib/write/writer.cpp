#include "connect_userconfig/writer.hpp"

#include "connect_userconfig/json.hpp"
#include "connect_userconfig/text.hpp"
#include "text/bytes.hpp"
#include "write/script.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <vector>

namespace connect_userconfig {
namespace {

// The hot path of a conversion. Every list is made of literals and small numbers, so it is written straight into memory
// that is known to be large enough: there is nothing to grow and nothing to check on the way.

class Cursor {
 public:
  explicit Cursor(char* at) : at_(at) {}
  [[nodiscard]] char* at() const noexcept { return at_; }

  template <std::size_t size>
  void put(const char (&literal)[size]) noexcept {
    std::memcpy(at_, literal, size - 1);
    at_ += size - 1;
  }
  void put(std::string_view text) noexcept {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  void put(char c) noexcept { *at_++ = c; }
  void put(bool value) noexcept { value ? put("true") : put("false"); }
  void put(std::int64_t number) noexcept {
    constexpr std::ptrdiff_t most_digits = 20;
    at_ = std::to_chars(at_, at_ + most_digits, number).ptr;
  }

 private:
  char* at_;
};

[[gnu::always_inline]] inline void put_channel(Channel channel, Cursor& to) {
  switch (channel) {
    case Channel::voice:
      return to.put(R"({"Channel":"VOICE")");
    case Channel::chat:
      return to.put(R"({"Channel":"CHAT")");
    case Channel::task:
      return to.put(R"({"Channel":"TASK")");
    case Channel::email:
      return to.put(R"({"Channel":"EMAIL")");
  }
}

[[gnu::always_inline]] inline void put_limit(const AfterContactWorkConfig& config, Cursor& to) {
  const auto& limit = config.after_contact_work_time_limit;
  if (!limit) return to.put("{}");
  to.put(R"({"AfterContactWorkTimeLimit":)");
  to.put(limit->count());
  to.put('}');
}

void put_string(std::string_view text, Cursor& to) {
  if (is_plain(text, '"', '\\')) {
    to.put('"');
    to.put(text);
    return to.put('"');
  }
  std::string escaped;
  append_json_string(text, escaped);
  to.put(escaped);
}

[[gnu::always_inline]] inline void put_rest(const AutoAcceptConfig& config, Cursor& to) {
  to.put(R"(,"AutoAccept":)");
  to.put(config.auto_accept);
  if (const auto callback = config.agent_first_callback_auto_accept) {
    to.put(R"(,"AgentFirstCallbackAutoAccept":)");
    to.put(*callback);
  }
}

[[gnu::always_inline]] inline void put_rest(const AfterContactWorkConfigPerChannel& config, Cursor& to) {
  to.put(R"(,"AfterContactWorkConfig":)");
  put_limit(config.after_contact_work_config, to);
  if (const auto& callback = config.agent_first_callback_after_contact_work_config) {
    to.put(R"(,"AgentFirstCallbackAfterContactWorkConfig":)");
    put_limit(*callback, to);
  }
}

[[gnu::always_inline]] inline void put_rest(const PhoneNumberConfig& config, Cursor& to) {
  to.put(R"(,"PhoneType":")");
  to.put(to_string(config.phone_type));
  to.put('"');
  if (!config.phone_number) return;
  to.put(R"(,"PhoneNumber":)");
  put_string(*config.phone_number, to);
}

[[gnu::always_inline]] inline void put_rest(const PersistentConnectionConfig& config, Cursor& to) {
  to.put(R"(,"PersistentConnection":)");
  to.put(config.persistent_connection);
}

[[gnu::always_inline]] inline void put_rest(const VoiceEnhancementConfig& config, Cursor& to) {
  to.put(R"(,"VoiceEnhancementMode":")");
  to.put(to_string(config.voice_enhancement_mode));
  to.put('"');
}

/// An element that has no literals of its own, by the table of its members.
template <HasMembers T>
[[gnu::always_inline]] inline void put_rest(const T& element, Cursor& to) {
  std::string text = nlohmann::ordered_json(element).dump();
  text.erase(0, text.find(',')).pop_back();
  to.put(std::string_view(text));
}

template <class List>
[[gnu::always_inline]] inline void put_list(std::string_view member, const List& list, Cursor& to) {
  if (list.empty()) return;
  to.put(std::string_view(",\""));
  to.put(member);
  to.put(std::string_view("\":"));
  char separator = '[';
  for (const auto& config : list) {
    to.put(separator);
    put_channel(config.channel, to);
    put_rest(config, to);
    to.put('}');
    separator = ',';
  }
  to.put(']');
}

/// More than the lists can take: an element is at most 250 bytes long without its phone number, a byte of a text is
/// written as six at the most, and the names of all members with their quotes are shorter than an element.
constexpr std::size_t written = 6;
std::size_t upper_bound(const UserConfig& config) {
  constexpr std::size_t element = 250;
  auto bound = (1 + list_count<> * channel_count) * element;
  for (const auto& phone : config.phone_number_configs) {
    if (phone.phone_number) bound += written * phone.phone_number->size();
  }
  return bound;
}

/// Appends what `put` writes, which is at most `bound` bytes.
template <class Put>
void append_within(std::size_t bound, std::string& to, Put put) {
  constexpr std::size_t usual = 6144;
  std::array<char, usual>
      on_stack;  // NOLINT(cppcoreguidelines-pro-type-member-init): filling it would cost a sixth of a run
  std::vector<char> on_heap(bound > usual ? bound : 0);
  char* const start = on_heap.empty() ? on_stack.data() : on_heap.data();
  Cursor cursor(start);
  put(cursor);
  to.append(start, static_cast<std::size_t>(cursor.at() - start));
}

/// True for the bytes that stand for a control character, start one (C2 80 to C2 9F), or mean something to JSON.
bool may_need_escape(char byte) noexcept {
  const auto c = static_cast<unsigned char>(byte);
  return c < 0x20 || c == '"' || c == '\\' || c == 0x7f || c == 0xc2;
}

constexpr std::size_t most_of_a_name = 256;

/// `us-west-2`, `us-gov-east-1`: nothing that a shell would look at, and no option.
bool is_region(std::string_view text) noexcept {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && letter(text[0]) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

/// What a user is called when a script tells of him: `mary (u-1)`. No line end, nor anything else that a terminal acts
/// on, comes through.
std::string who(std::string_view cli_words, CommandNotes notes) {
  if (notes.username.empty()) return printable(notes.user_id.empty() ? cli_words : notes.user_id, most_of_a_name);
  auto name = printable(notes.username, most_of_a_name);
  if (!notes.user_id.empty()) name.append(" (").append(printable(notes.user_id, most_of_a_name)).append(")");
  return name;
}

/// The request again, on several lines and with two blanks a level more than `nlohmann::json` would give it.
void append_pretty(std::string_view json, std::string& to) {
  const auto text = nlohmann::ordered_json::parse(json, nullptr, false)
                        .dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  to += "\n  ";
  for (const char c : text) {
    to += c;
    if (c == '\n') to += "  ";
  }
}

}  // namespace

void append_json_string(std::string_view text, std::string& to) {
  to += '"';
  if (is_plain(text, '"', '\\')) {
    to.append(text).append(1, '"');
    return;
  }
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    if (!may_need_escape(text[i])) continue;
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
  const auto bound = upper_bound(request.config) + written * (request.instance_id.size() + request.user_id.size());
  append_within(bound, to, [&](Cursor& cursor) {
    cursor.put(R"({"InstanceId":)");
    put_string(request.instance_id, cursor);
    cursor.put(R"(,"UserId":)");
    put_string(request.user_id, cursor);
    for_each_list([&](const auto& row) { put_list(row.name, request.config.*row.list, cursor); });
    cursor.put('}');
  });
}

void append_json(const UserConfig& config, std::string& to) {
  const auto at = to.size();
  append_within(upper_bound(config), to, [&](Cursor& cursor) {
    for_each_list([&](const auto& row) { put_list(row.name, config.*row.list, cursor); });
    cursor.put('}');
  });
  // Each list starts with a comma, because a request has members before the first one.
  if (to[at] == ',') {
    to[at] = '{';
  } else {
    to.insert(at, 1, '{');
  }
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
      to += script_prelude();
      break;
  }
}

void RequestWriter::append(const UpdateUserConfigRequest& request, CommandNotes notes, std::string& to) const {
  if (format_ == RequestFormat::ndjson) {
    append_json(request, to);
    to += '\n';
    return;
  }
  std::string json;
  append_json(request, json);
  notes.user_id = request.user_id;
  append_raw(json, "connect update-user-config", notes, to);
}

void RequestWriter::append_raw(std::string_view json, std::string_view cli_words, CommandNotes notes,
                               std::string& to) const {
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
      to += "send ";
      append_shell_word(who(cli_words, notes), to);
      to.append(" aws ").append(cli_words).append(" --cli-input-json ");
      append_shell_word(json, to);
      if (is_region(notes.region)) to.append(" --region ").append(notes.region);
      to += '\n';
      break;
  }
}

void RequestWriter::end(bool any, std::string& to) const {
  if (format_ == RequestFormat::json) to += any ? "\n]\n" : "]\n";
  if (format_ == RequestFormat::aws_cli) to += script_end();
}

}  // namespace connect_userconfig
