// Who a record is about: Id, UserId, InstanceId, the Arn and the operator's word. Whatever is there has to agree.
#include "bytes.hpp"
#include "rules/rules.hpp"

#include <algorithm>

namespace connect_userconfig::rules {
namespace {

struct AgentArn {
  std::string_view instance;
  std::string_view user;
};

/// The part of `text` up to `separator`, which is taken off with it; nothing if there is no separator.
std::optional<std::string_view> take(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  if (end == std::string_view::npos) return std::nullopt;
  const auto part = text.substr(0, end);
  text.remove_prefix(end + 1);
  return part;
}

/// arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE/agent/USER, any partition.
std::optional<AgentArn> parse_arn(std::string_view text) {
  const auto arn = take(text, ':');
  const auto partition = take(text, ':');
  const auto service = take(text, ':');
  const auto region = take(text, ':');
  const auto account = take(text, ':');
  if (arn != "arn" || !partition || partition->empty() || service != "connect" || !region || region->empty() ||
      !account || account->empty()) {
    return std::nullopt;
  }
  const auto kind = take(text, '/');
  const auto instance = take(text, '/');
  const auto agent = take(text, '/');
  if (kind != "instance" || agent != "agent" || !instance || instance->empty() || text.empty() ||
      text.find('/') != std::string_view::npos) {
    return std::nullopt;
  }
  return AgentArn{.instance = *instance, .user = text};
}

bool has_control_characters(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7f) return true;
    // U+0080 to U+009F, the C1 controls, are C2 80 to C2 9F in UTF-8.
    if (c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) return true;
  }
  return false;
}

struct Source {
  std::string_view path;  // empty: the operator
  std::string_view value;
};

std::string name_of(const Source& source) {
  return source.path.empty() ? std::string("the option") : std::string(source.path.substr(1));
}

/// The value that all sources agree on; an error if they do not.
std::string_view agreed(std::initializer_list<std::optional<Source>> sources, Diagnostics& diagnostics) {
  const Source* first = nullptr;
  for (const auto& source : sources) {
    if (!source) continue;
    if (first == nullptr) {
      first = &*source;
    } else if (source->value != first->value) {
      const auto& place = source->path.empty() ? *first : *source;
      diagnostics.push_back({.id = DiagnosticId::arn_mismatch,
                             .path = place.path,
                             .tail = {},
                             .detail = name_of(*first) + " says " + printable(first->value) + ", " + name_of(*source) +
                                       " says " + printable(source->value)});
    }
  }
  return first == nullptr ? std::string_view() : first->value;
}

std::optional<Source> source(std::string_view path, const std::optional<std::string>& value) {
  if (!value) return std::nullopt;
  return Source{.path = path, .value = *value};
}

}  // namespace

void check_identifier(std::string_view value, std::size_t limit, std::string_view path, Diagnostics& diagnostics) {
  const auto say = [&](std::string detail) {
    diagnostics.push_back(
        {.id = DiagnosticId::invalid_identifier, .path = path, .tail = {}, .detail = std::move(detail)});
  };
  if (value.empty()) return say("it is empty");
  const bool plain = is_plain(value);
  if (!plain && has_control_characters(value)) return say("it holds control characters: " + printable(value));
  if (!plain && !is_valid_utf8(value)) return say("it is not valid UTF-8: " + printable(value));
  if (limit == 0 || value.size() <= limit) return;
  // The model counts characters, not bytes.
  const auto length = static_cast<std::size_t>(
      std::count_if(value.begin(), value.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
  if (length > limit) {
    say("it has " + std::to_string(length) + " characters, the model allows " + std::to_string(limit));
  }
}

void identity(const UserRecord& record, const ConvertOptions& options, UpdateUserConfigRequest& request,
              Diagnostics& diagnostics) {
  if (record.id) check_identifier(*record.id, 0, "/Id", diagnostics);
  if (record.user_id) check_identifier(*record.user_id, 0, "/UserId", diagnostics);
  if (record.instance_id) check_identifier(*record.instance_id, max_instance_id, "/InstanceId", diagnostics);
  // The operator's own words are checked once for each record, so that a program which sets them is told as well.
  if (options.user_id) check_identifier(*options.user_id, 0, {}, diagnostics);
  if (options.instance_id) check_identifier(*options.instance_id, max_instance_id, {}, diagnostics);

  std::optional<Source> arn_instance;
  std::optional<Source> arn_user;
  if (record.arn) {
    const auto before = diagnostics.size();
    check_identifier(*record.arn, 0, "/Arn", diagnostics);
    const auto arn = parse_arn(*record.arn);
    if (arn) {
      arn_instance = Source{.path = "/Arn", .value = arn->instance};
      arn_user = Source{.path = "/Arn", .value = arn->user};
      if (arn->instance.size() > max_instance_id) {
        check_identifier(arn->instance, max_instance_id, "/Arn", diagnostics);
      }
    } else if (diagnostics.size() == before) {
      diagnostics.push_back({.id = DiagnosticId::invalid_identifier,
                             .path = "/Arn",
                             .tail = {},
                             .detail = printable(*record.arn) + " is not the Arn of an agent"});
    }
  }

  const auto user =
      agreed({source("/UserId", record.user_id), source("/Id", record.id), arn_user, source({}, options.user_id)},
             diagnostics);
  const auto instance =
      agreed({source("/InstanceId", record.instance_id), arn_instance, source({}, options.instance_id)}, diagnostics);
  request.user_id.assign(user);
  request.instance_id.assign(instance);
  const bool user_said = record.user_id || record.id || record.arn || options.user_id;
  const bool instance_said = record.instance_id || record.arn || options.instance_id;
  if (!user_said) diagnostics.push_back({.id = DiagnosticId::user_id_missing});
  if (!instance_said) diagnostics.push_back({.id = DiagnosticId::instance_id_missing});
}

}  // namespace connect_userconfig::rules
