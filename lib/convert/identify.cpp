// Who a record is about: Id, UserId, InstanceId, the Arn and the operator's word. Whatever is there has to agree.
#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/text.hpp"
#include "convert/identifier.hpp"
#include "text/bytes.hpp"

#include <algorithm>

namespace connect_userconfig {
namespace {

/// Takes `word` off the start of `text`; false if it does not stand there.
template <std::size_t size>
bool take(std::string_view& text, const char (&word)[size]) {
  if (!text.starts_with(std::string_view(word, size - 1))) return false;
  text.remove_prefix(size - 1);
  return true;
}

/// Takes what stands before `separator` off the start of `text`, and the separator with it. Empty if it is not there,
/// or nothing stands before it.
std::string_view take_up_to(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  if (end == std::string_view::npos) return {};
  const auto part = text.substr(0, end);
  text.remove_prefix(end + 1);
  return part;
}

/// `arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE`, and what follows the instance.
struct InstanceArn {
  std::string_view region;
  std::string_view account;
  std::string_view instance_id;
  std::string_view rest;
};

std::optional<InstanceArn> parse_instance_arn(std::string_view text) noexcept {
  InstanceArn arn;
  if (!take(text, "arn:") || take_up_to(text, ':').empty() || !take(text, "connect:")) return std::nullopt;
  arn.region = take_up_to(text, ':');
  arn.account = take_up_to(text, ':');
  if (arn.region.empty() || arn.account.empty() || !take(text, "instance/")) return std::nullopt;
  const auto end = text.find('/');
  arn.instance_id = text.substr(0, end);
  if (end != std::string_view::npos) arn.rest = text.substr(end);
  return arn.instance_id.empty() ? std::nullopt : std::optional(arn);
}

struct Source {
  Field field;  // Field::record: the operator
  std::string_view value;
};

std::string name_of(const Source& source) {
  return source.field == Field::record ? std::string("the option") : std::string(to_string(source.field));
}

/// Everything that says who it is, in the order in which it is believed. All of it has to agree.
class Sources {
 public:
  explicit Sources(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(Field field, std::string_view value) {
    if (!first_) {
      first_ = Source{.field = field, .value = value};
    } else if (!same_text(value, first_->value)) {
      disagree({.field = field, .value = value});
    }
  }
  [[nodiscard]] std::string_view value() const noexcept { return first_ ? first_->value : std::string_view(); }

 private:
  void disagree(const Source& source) {
    const auto& place = source.field == Field::record ? *first_ : source;
    diagnostics_.push_back({.id = DiagnosticId::arn_mismatch,
                            .field = place.field,
                            .tail = {},
                            .detail = name_of(*first_) + " says " + printable(first_->value) + ", " + name_of(source) +
                                      " says " + printable(source.value)});
  }

  Diagnostics& diagnostics_;
  std::optional<Source> first_;
};

}  // namespace

bool has_control_characters(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7f) return true;
    // U+0080 to U+009F, the C1 controls, are C2 80 to C2 9F in UTF-8.
    if (c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) return true;
  }
  return false;
}

void check_identifier(std::string_view value, std::size_t limit, Field field, Diagnostics& diagnostics) {
  const auto say = [&](std::string detail) {
    diagnostics.push_back(
        {.id = DiagnosticId::invalid_identifier, .field = field, .tail = {}, .detail = std::move(detail)});
  };
  if (value.empty()) return say("it is empty");
  const bool plain = is_plain(value);
  if (!plain && has_control_characters(value)) return say("it holds control characters: " + printable(value));
  if (!plain && !is_valid_utf8(value)) return say("it is not valid UTF-8: " + printable(value));
  // A byte order mark in an identifier, of a file that was joined, makes another user of it that looks the same.
  if (!plain && printable(value, std::string_view::npos) != value)
    return say("it holds characters that nobody sees: " + printable(value));
  if (limit == 0 || value.size() <= limit) return;
  // The model counts characters, not bytes.
  const auto length = static_cast<std::size_t>(
      std::count_if(value.begin(), value.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
  if (length > limit) {
    say("it has " + std::to_string(length) + " characters, the model allows " + std::to_string(limit));
  }
}

std::optional<AgentArn> parse_agent_arn(std::string_view text) noexcept {
  const auto instance = parse_instance_arn(text);
  if (!instance) return std::nullopt;
  auto user = instance->rest;
  if (!take(user, "/agent/") || user.empty() || user.find('/') != std::string_view::npos) return std::nullopt;
  return AgentArn{
      .region = instance->region, .account = instance->account, .instance_id = instance->instance_id, .user_id = user};
}

namespace {

/// The identifier that stands for a user: itself, or the one in its Arn.
std::string_view user_in(std::string_view value) noexcept {
  if (!value.starts_with("arn:")) return value;
  const auto arn = parse_agent_arn(value);
  return arn ? arn->user_id : value;
}

std::string_view instance_in(std::string_view value) noexcept {
  if (!value.starts_with("arn:")) return value;
  const auto arn = parse_instance_arn(value);
  return arn && arn->rest.empty() ? arn->instance_id : value;
}

/// One identifier: checked, and taken as a source of what the request is for.
void add(const std::optional<std::string>& value, std::string_view (*inside)(std::string_view) noexcept,
         std::size_t limit, Field field, Sources& sources, Diagnostics& diagnostics) {
  if (!value) return;
  const auto identifier = inside(*value);
  check_identifier(identifier, limit, field, diagnostics);
  sources.add(field, identifier);
}

std::optional<AgentArn> read_arn(const std::optional<std::string>& text, Diagnostics& diagnostics) {
  if (!text) return std::nullopt;
  const auto before = diagnostics.size();
  check_identifier(*text, 0, Field::arn, diagnostics);
  auto arn = parse_agent_arn(*text);
  if (arn && arn->instance_id.size() > max_instance_id) {
    check_identifier(arn->instance_id, max_instance_id, Field::arn, diagnostics);
  }
  if (!arn && diagnostics.size() == before) {
    diagnostics.push_back({.id = DiagnosticId::invalid_identifier,
                           .field = Field::arn,
                           .tail = {},
                           .detail = printable(*text) + " is not the Arn of an agent"});
  }
  return arn;
}

}  // namespace

void identify(const UserRecord& record, const ConvertOptions& options, UpdateUserConfigRequest& request,
              Diagnostics& diagnostics) {
  const auto arn = read_arn(record.arn, diagnostics);
  // The operator's own words are checked once for each record, so that a program which sets them is told as well.
  Sources user(diagnostics);
  add(record.user_id, user_in, 0, Field::user_id, user, diagnostics);
  add(record.id, user_in, 0, Field::id, user, diagnostics);
  if (arn) user.add(Field::arn, arn->user_id);
  add(options.user_id, user_in, 0, Field::record, user, diagnostics);
  request.user_id.assign(user.value());

  Sources instance(diagnostics);
  add(record.instance_id, instance_in, max_instance_id, Field::instance_id, instance, diagnostics);
  if (arn) instance.add(Field::arn, arn->instance_id);
  add(options.instance_id, instance_in, max_instance_id, Field::record, instance, diagnostics);
  request.instance_id.assign(instance.value());

  const bool user_said = record.user_id || record.id || record.arn || options.user_id;
  const bool instance_said = record.instance_id || record.arn || options.instance_id;
  if (!user_said) diagnostics.push_back({.id = DiagnosticId::user_id_missing});
  if (!instance_said) diagnostics.push_back({.id = DiagnosticId::instance_id_missing});
}

}  // namespace connect_userconfig
