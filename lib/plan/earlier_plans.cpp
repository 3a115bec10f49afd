#include "connect_userconfig/json.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/plan.hpp"
#include "connect_userconfig/text.hpp"
#include "connect_userconfig/writer.hpp"
#include "policy/elements.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <vector>

namespace connect_userconfig {

namespace {

/// What a plan sent to a user.
struct Sent {
  std::string_view created{};  // by which of two plans came later
  const UserConfig* request = nullptr;
  std::vector<Field> in_part{};  // the lists of which elements were the user's own
};

/// The lists some of whose elements no rule and no legacy setting made.
std::vector<Field> in_part(const std::vector<PlanChange>& changes) {
  std::vector<Field> lists;
  for (const auto& change : changes) {
    if (change.because != policy::because_existing) continue;
    for (std::size_t i = 0; i < policy::setting_count; ++i) {
      const auto& info = policy::info(policy::element_at(i));
      const auto list = policy::field_of(info.list);
      if (info.setting == change.setting && std::find(lists.begin(), lists.end(), list) == lists.end())
        lists.push_back(list);
    }
  }
  return lists;
}

}  // namespace

/// Many users are sent the same: each request is kept once.
struct EarlierPlans::Impl {
  std::deque<std::string> created{};                          // of each plan
  std::unordered_map<std::string, UserConfig> requests{};     // by their text
  std::unordered_map<std::string, std::vector<Sent>> sent{};  // by instance and user
  std::vector<std::string> instances{};

  /// No identifier holds a NUL.
  static std::string key_of(std::string_view instance_id, std::string_view user_id) {
    std::string key(instance_id);
    return key.append(1, '\0').append(user_id);
  }

  void add(std::string_view instance_id, const PlanUser& user) {
    if (is_empty(user.request)) return;
    std::string text;
    append_json(user.request, text);
    const auto& request = requests.try_emplace(std::move(text), user.request).first->second;
    sent[key_of(instance_id, user.user_id)].push_back(
        {.created = created.back(), .request = &request, .in_part = in_part(user.changes)});
  }

  void mark(const UserRecord& user, const ConvertOptions& options, Wanted& wanted) const {
    UpdateUserConfigRequest who;
    Diagnostics unidentified;  // the conversion says the same
    identify(user, options, who, unidentified);
    if (who.instance_id.empty()) return;
    if (std::find(instances.begin(), instances.end(), who.instance_id) == instances.end()) {
      wanted.diagnostics.push_back({.id = DiagnosticId::plan_other_instance,
                                    .field = Field::record,
                                    .tail = {},
                                    .detail = "the user is of " + printable(who.instance_id, 256) +
                                              ", and the plan of " + printable(instances.front(), 256)});
      return;
    }
    const auto found = sent.find(key_of(who.instance_id, who.user_id));
    if (found == sent.end()) return;
    for_each_list([&](const auto& row) {
      const auto* last = last_of(found->second, row);
      const auto& list = user.existing.*row.list;
      if (last == nullptr || list.empty() || !same_elements(list, last->request->*row.list)) return;
      const auto& in_part = last->in_part;
      const bool shared = std::find(in_part.begin(), in_part.end(), row.field) != in_part.end();
      (shared ? wanted.ours_in_part : wanted.ours).push_back(row.field);
    });
  }

  /// The last plan that sent this list, or the later named of two that were made at the same time: what earlier ones
  /// sent, somebody may have gone back to.
  template <class Row>
  static const Sent* last_of(const std::vector<Sent>& plans, const Row& row) {
    const Sent* last = nullptr;
    for (const auto& plan : plans) {
      const bool sends = !(plan.request->*row.list).empty();
      if (sends && (last == nullptr || plan.created >= last->created)) last = &plan;
    }
    return last;
  }
};

EarlierPlans::EarlierPlans() : impl_(std::make_shared<Impl>()) {}

std::optional<LocatedDiagnostic> EarlierPlans::read(ByteSource& source) {
  std::string instance_id;
  PlanHandler handler;
  handler.header = [&](const PlanHeader& header) {
    instance_id = header.instance_id;
    impl_->instances.push_back(header.instance_id);
    impl_->created.push_back(header.created);
  };
  handler.user = [&](const PlanUser& user) { impl_->add(instance_id, user); };
  return read_plan(source, handler);
}

Overlay EarlierPlans::overlay() const {
  if (impl_->instances.empty()) return {};
  return [impl = std::shared_ptr<const Impl>(impl_)](const UserRecord& user, const ConvertOptions& options,
                                                     Wanted& wanted) { impl->mark(user, options, wanted); };
}

}  // namespace connect_userconfig
