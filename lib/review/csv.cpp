#include "connect_userconfig/review.hpp"
#include "connect_userconfig/text.hpp"
#include "review/csv_cell.hpp"
#include "review/words.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig {
namespace {

struct Element {
  std::string_view setting;
  std::string_view channel;
};

constexpr std::string_view callback = "VOICE, agent-first callback";
/// Every element of the lists, in the order of the columns: one for before, one for after.
constexpr std::array elements = {
    Element{"AutoAccept", "VOICE"},
    Element{"AutoAccept", callback},
    Element{"AutoAccept", "CHAT"},
    Element{"AutoAccept", "TASK"},
    Element{"AutoAccept", "EMAIL"},
    Element{"AfterContactWorkTimeLimit", "VOICE"},
    Element{"AfterContactWorkTimeLimit", callback},
    Element{"AfterContactWorkTimeLimit", "CHAT"},
    Element{"AfterContactWorkTimeLimit", "TASK"},
    Element{"AfterContactWorkTimeLimit", "EMAIL"},
    Element{"PersistentConnection", "VOICE"},
    Element{"VoiceEnhancement", "VOICE"},
    Element{"PhoneType", "VOICE"},
    Element{"PhoneNumber", "VOICE"},
};

constexpr std::array<std::string_view, 8> first_columns = {
    "UserId", "Username", "Outcome", "Treatment", "RoutingProfile", "HierarchyGroup", "SecurityProfiles", "Tags"};
constexpr std::array<std::string_view, 5> last_columns = {"Rules", "CallbacksChange", "Because", "Diagnostics", "Undo"};

class Row {
 public:
  explicit Row(std::string& to) : to_(to) {}
  void cell(std::string_view text) {
    if (!first_) to_ += ',';
    first_ = false;
    review::append_csv_cell(text, to_);
  }
  void end() { to_ += "\r\n"; }

 private:
  std::string& to_;
  bool first_ = true;
};

std::string joined(const std::vector<std::string>& all, std::string_view between) {
  std::string text;
  for (const auto& each : all) text.append(&each == all.data() ? "" : between).append(each);
  return text;
}

std::string name_or_id(const ReviewOptions& options, NameKind kind, const std::string& id) {
  return std::string(options.names.name_of(kind, id).value_or(id));
}

void append_profile(const PlanUser& user, const ReviewOptions& options, Row& row) {
  const auto& profile = user.profile;
  const auto name = [&](NameKind kind, const std::optional<std::string>& id) {
    return id ? name_or_id(options, kind, *id) : std::string();
  };
  row.cell(name(NameKind::routing_profile, profile.routing_profile_id));
  row.cell(name(NameKind::hierarchy_group, profile.hierarchy_group_id));
  std::vector<std::string> names;
  for (const auto& id : profile.security_profile_ids) {
    names.push_back(name_or_id(options, NameKind::security_profile, id));
  }
  row.cell(joined(names, ", "));
  std::vector<std::string> tags;
  for (const auto& tag : profile.tags) tags.push_back(review::tag_words(tag));
  row.cell(joined(tags, ", "));
}

void append_elements(const PlanUser& user, const ReviewOptions& options, Row& row) {
  auto changes = standing_of(user);
  changes.insert(changes.end(), user.changes.begin(), user.changes.end());
  for (const auto& element : elements) {
    const auto found = std::find_if(changes.begin(), changes.end(), [&](const PlanChange& change) {
      return change.setting == element.setting && change.channel == element.channel;
    });
    const auto shown = [&](const std::optional<std::string>& value) {
      if (!value) return std::string();
      return element.setting == "PhoneNumber" && !options.show_numbers ? mask_phone_number(*value) : *value;
    };
    row.cell(found == changes.end() ? "" : shown(found->before));
    row.cell(found == changes.end() ? "" : shown(found->after));
  }
}

std::string because_of(const PlanUser& user) {
  std::vector<std::string> lines;
  for (const auto& change : user.changes) {
    if (change.before == change.after) continue;
    lines.push_back(std::string(change.setting) + " " + std::string(change.channel) + ": " +
                    review::because_words(change.because, user));
  }
  return joined(lines, "; ");
}

}  // namespace

void append_review_csv_head(std::string& to) {
  to += "\ufeff";
  Row row(to);
  for (const auto name : first_columns) row.cell(name);
  for (const auto& element : elements) {
    const auto name = std::string(element.setting) + " " + std::string(element.channel);
    row.cell(name + ", before");
    row.cell(name + ", after");
  }
  for (const auto name : last_columns) row.cell(name);
  row.end();
}

void append_review_csv_row(const PlanUser& user, const ReviewOptions& options, std::string& to) {
  Row row(to);
  row.cell(user.user_id);
  row.cell(user.username.value_or(""));
  row.cell(to_string(user.outcome));
  row.cell(review::name_of(review::treatment_of(user)));
  append_profile(user, options, row);
  append_elements(user, options, row);
  row.cell(joined(user.rules, ", "));
  row.cell(review::callbacks_change(user) ? "yes" : "no");
  row.cell(because_of(user));
  std::vector<std::string> diagnostics;
  for (const auto& each : user.diagnostics) diagnostics.push_back(each.id + ": " + each.message);
  row.cell(joined(diagnostics, "; "));
  row.cell(review::undo_words(user));
  row.end();
}

}  // namespace connect_userconfig
