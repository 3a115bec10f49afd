#include "connect_userconfig/json.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/plan.hpp"
#include "connect_userconfig/text.hpp"
#include "connect_userconfig/writer.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace connect_userconfig {

/// Many users are sent the same: each request is kept once.
struct EarlierPlans::Impl {
  std::unordered_map<std::string, UserConfig> requests{};          // by their text
  std::unordered_multimap<std::string, const UserConfig*> sent{};  // by instance and user
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
    sent.emplace(key_of(instance_id, user.user_id), &request);
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
    const auto [from, to] = sent.equal_range(key_of(who.instance_id, who.user_id));
    for (auto plan = from; plan != to; ++plan) {
      for_each_list([&](const auto& row) {
        const auto& list = user.existing.*row.list;
        const bool same = !list.empty() && same_elements(list, plan->second->*row.list);
        if (same && !is_ours(wanted, row.field)) wanted.ours.push_back(row.field);
      });
    }
  }
};

EarlierPlans::EarlierPlans() : impl_(std::make_shared<Impl>()) {}

std::optional<LocatedDiagnostic> EarlierPlans::read(ByteSource& source) {
  std::string instance_id;
  PlanHandler handler;
  handler.header = [&](const PlanHeader& header) {
    instance_id = header.instance_id;
    impl_->instances.push_back(header.instance_id);
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
