// A user may already have per-channel lists beside the legacy object. Equal ones need nothing; different ones need a
// decision, because nobody but the operator knows which of the two is meant.
#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/lists.hpp"
#include "model/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace connect_userconfig {
namespace {

/// The lists of one user, one after the other.
class Reconciler {
 public:
  Reconciler(const UserRecord& record, const Wanted& wanted, UserConfig& request, Diagnostics& diagnostics)
      : record_(record), wanted_(wanted), request_(request), diagnostics_(diagnostics) {}

  template <class Row>
  void operator()(const Row& row) {
    const auto& existing = record_.existing.*row.list;
    auto& request = request_.*row.list;
    const bool unknown = has_unknown(row.field);
    if (request.empty()) return tell_of_ours(row);
    if (existing.empty() && !unknown) return;
    if (!unknown && same_elements(existing, request)) return already(row);
    if (!unknown && is_ours(wanted_, row.field) && wanted_.existing != ExistingLists::keep) {
      return say(DiagnosticId::planned_list_replaced, row.field, both_sides(row));
    }
    switch (answer_for(wanted_, row.field)) {
      case ExistingLists::ask:
        if (!unknown && same_elements(existing, wanted_.plain.*row.list)) return;  // nobody decided on it
        return unknown ? refuse_to_drop(row) : say(DiagnosticId::existing_config_differs, row.field, both_sides(row));
      case ExistingLists::overwrite:
        if (unknown) return refuse_to_drop(row);
        return say(DiagnosticId::existing_config_overwritten, row.field, both_sides(row));
      case ExistingLists::keep:
        return keep(row);
      case ExistingLists::base:
        return put_on_top(row, unknown);
    }
  }

 private:
  /// Nothing says what a list is to be that an earlier plan wrote: a rule set it that does not any more, and the API
  /// takes no list away.
  template <class Row>
  void tell_of_ours(const Row& row) {
    if (is_ours(wanted_, row.field))
      say(DiagnosticId::planned_list_stays, row.field, summary(record_.existing.*row.list));
  }

  template <class Row>
  void already(const Row& row) {
    say(DiagnosticId::already_per_channel, row.field, {});
    (request_.*row.list).clear();
  }

  template <class Row>
  void keep(const Row& row) {
    say(DiagnosticId::existing_config_kept, row.field, both_sides(row));
    (request_.*row.list).clear();
  }

  template <class Row>
  void put_on_top(const Row& row, bool unknown) {
    const auto& on_top = wanted_.on_existing.*row.list;
    if (on_top.empty()) return keep(row);
    if (unknown) return refuse_to_drop(row);
    request_.*row.list = on_top;
    if (same_elements(record_.existing.*row.list, on_top)) already(row);
  }

  /// What a member means that the model does not know is nobody's guess, so a list that has one is never replaced.
  template <class Row>
  void refuse_to_drop(const Row& row) {
    say(DiagnosticId::existing_config_differs, row.field,
        both_sides(row) + "; it can only be kept: to send another list would drop that member");
  }

  template <class Row>
  [[nodiscard]] std::string both_sides(const Row& row) const {
    auto has = summary(record_.existing.*row.list);
    for (const auto& member : record_.unknown_members) {
      if (member.list != row.field) continue;
      has += fmt::format("{}{}, which this release does not know", has.empty() ? "" : ", with ", member.name);
    }
    const auto by = std::find_if(wanted_.set_by.begin(), wanted_.set_by.end(),
                                 [&](const auto& each) { return each.first == row.field; });
    const auto wanted = summary(request_.*row.list);
    if (by != wanted_.set_by.end()) return fmt::format("it has {}; wanted is {}, by {}", has, wanted, by->second);
    return fmt::format("it has {}; {} {}", has, is_expansion(row) ? "the legacy setting expands to" : "wanted is",
                       wanted);
  }

  /// Without an overlay, what is wanted is the expansion and nothing else.
  template <class Row>
  [[nodiscard]] bool is_expansion(const Row& row) const {
    return is_empty(wanted_.plain) ? record_.phone_config.has_value()
                                   : same_elements(request_.*row.list, wanted_.plain.*row.list);
  }

  [[nodiscard]] bool has_unknown(Field list) const {
    const auto& members = record_.unknown_members;
    return std::any_of(members.begin(), members.end(), [&](const auto& member) { return member.list == list; });
  }

  void say(DiagnosticId id, Field field, std::string detail) {
    diagnostics_.push_back({.id = id, .field = field, .tail = {}, .detail = std::move(detail)});
  }

  const UserRecord& record_;
  const Wanted& wanted_;
  UserConfig& request_;
  Diagnostics& diagnostics_;
};

Outcome nothing_to_send(const UserRecord& record, const Wanted& wanted, Diagnostics& diagnostics) {
  if (!is_empty(wanted.config)) return Outcome::unchanged;  // the lists have been reported one by one
  if (record.form == Form::update_user_config) {
    diagnostics.push_back({.id = DiagnosticId::already_converted});
    return Outcome::unchanged;
  }
  const bool migrated = !record.phone_config && (!is_empty(record.existing) || !record.unknown_members.empty());
  diagnostics.push_back({.id = migrated ? DiagnosticId::already_per_channel : DiagnosticId::nothing_to_migrate});
  return Outcome::unchanged;
}

}  // namespace

Outcome reconcile(const UserRecord& record, const Wanted& wanted, UserConfig& request, Diagnostics& diagnostics) {
  if (wanted.leave) {
    clear(request);
    return Outcome::unchanged;
  }
  request = wanted.config;
  if (!record.unit_known && !request.after_contact_work_configs.empty()) {
    diagnostics.push_back({.id = DiagnosticId::acw_unit_unknown, .field = Field::after_contact_work_configs});
    return Outcome::withheld;
  }
  if (!is_empty(record.existing) || !record.unknown_members.empty()) {
    for_each_list(Reconciler(record, wanted, request, diagnostics));
    if (has_errors(diagnostics)) return Outcome::withheld;
  }
  return is_empty(request) ? nothing_to_send(record, wanted, diagnostics) : Outcome::converted;
}

}  // namespace connect_userconfig
