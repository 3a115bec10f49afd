// Who a record is about: Id, UserId, InstanceId, the Arn and the operator's word. Whatever is there has to agree.
#include "text/bytes.hpp"
#include "rules/rules.hpp"

#include <algorithm>

namespace connect_userconfig::rules {
namespace {

struct AgentArn {
  std::string_view instance;
  std::string_view user;
};

/// Takes `word` off the start of `text`; false if it does not stand there.
bool take(std::string_view& text, std::string_view word) {
  if (!same_text(text.substr(0, word.size()), word)) return false;
  text.remove_prefix(word.size());
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

/// arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE/agent/USER, any partition.
std::optional<AgentArn> parse_arn(std::string_view text) {
  const bool service = take(text, "arn:") && !take_up_to(text, ':').empty() && take(text, "connect:");
  if (!service || take_up_to(text, ':').empty() || take_up_to(text, ':').empty()) return std::nullopt;
  if (!take(text, "instance/")) return std::nullopt;
  const auto instance = take_up_to(text, '/');
  if (instance.empty() || !take(text, "agent/") || text.empty() || text.find('/') != std::string_view::npos) {
    return std::nullopt;
  }
  return AgentArn{.instance = instance, .user = text};
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

/// Everything that says who it is, in the order in which it is believed. All of it has to agree.
class Sources {
 public:
  explicit Sources(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(std::string_view path, std::string_view value) {
    if (!first_) {
      first_ = Source{.path = path, .value = value};
    } else if (!same_text(value, first_->value)) {
      disagree({.path = path, .value = value});
    }
  }
  void add(std::string_view path, const std::optional<std::string>& value) {
    if (value) add(path, std::string_view(*value));
  }
  [[nodiscard]] std::string_view value() const noexcept { return first_ ? first_->value : std::string_view(); }

 private:
  void disagree(const Source& source) {
    const auto& place = source.path.empty() ? *first_ : source;
    diagnostics_.push_back({.id = DiagnosticId::arn_mismatch,
                            .path = place.path,
                            .tail = {},
                            .detail = name_of(*first_) + " says " + printable(first_->value) + ", " + name_of(source) +
                                      " says " + printable(source.value)});
  }

  Diagnostics& diagnostics_;
  std::optional<Source> first_;
};

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

  std::optional<AgentArn> arn;
  if (record.arn) {
    const auto before = diagnostics.size();
    check_identifier(*record.arn, 0, "/Arn", diagnostics);
    arn = parse_arn(*record.arn);
    if (arn && arn->instance.size() > max_instance_id) {
      check_identifier(arn->instance, max_instance_id, "/Arn", diagnostics);
    }
    if (!arn && diagnostics.size() == before) {
      diagnostics.push_back({.id = DiagnosticId::invalid_identifier,
                             .path = "/Arn",
                             .tail = {},
                             .detail = printable(*record.arn) + " is not the Arn of an agent"});
    }
  }

  Sources user(diagnostics);
  user.add("/UserId", record.user_id);
  user.add("/Id", record.id);
  if (arn) user.add("/Arn", arn->user);
  user.add({}, options.user_id);
  request.user_id.assign(user.value());

  Sources instance(diagnostics);
  instance.add("/InstanceId", record.instance_id);
  if (arn) instance.add("/Arn", arn->instance);
  instance.add({}, options.instance_id);
  request.instance_id.assign(instance.value());

  const bool user_said = record.user_id || record.id || record.arn || options.user_id;
  const bool instance_said = record.instance_id || record.arn || options.instance_id;
  if (!user_said) diagnostics.push_back({.id = DiagnosticId::user_id_missing});
  if (!instance_said) diagnostics.push_back({.id = DiagnosticId::instance_id_missing});
}

}  // namespace connect_userconfig::rules
