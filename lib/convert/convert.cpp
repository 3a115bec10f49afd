#include "connect_userconfig/convert.hpp"

#include "connect_userconfig/lists.hpp"
#include "rules/rules.hpp"

#include <algorithm>

namespace connect_userconfig {
namespace {

/// A field that could not be read looks absent to the rules, but is not: its own diagnostic says what is the matter.
void forget_unread_fields(const Diagnostics& reading, Diagnostics& diagnostics) {
  const auto unread = [&](const Diagnostic& diagnostic) {
    return diagnostic.id == DiagnosticId::absent_field_kept &&
           std::any_of(reading.begin(), reading.end(),
                       [&](const Diagnostic& problem) { return problem.field == diagnostic.field; });
  };
  diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), unread), diagnostics.end());
}

/// What is odd about the phone of a user for whom nothing changes was so before, and is no news.
void forget_old_news(Diagnostics& diagnostics) {
  const auto old = [](const Diagnostic& diagnostic) {
    return diagnostic.id == DiagnosticId::desk_phone_without_number ||
           diagnostic.id == DiagnosticId::desk_phone_auto_accept ||
           diagnostic.id == DiagnosticId::desk_phone_persistent_connection;
  };
  diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), old), diagnostics.end());
}

/// Auto-accept that is not sent covers for nobody what it did not cover before.
void forget_what_is_not_sent(const Conversion& result, Diagnostics& diagnostics) {
  const bool sent = result.outcome == Outcome::converted && !result.request.config.auto_accept_configs.empty();
  if (sent) return;
  diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(),
                                   [](const Diagnostic& diagnostic) {
                                     return diagnostic.id == DiagnosticId::voice_now_covers_callbacks;
                                   }),
                    diagnostics.end());
}

/// A request without auto-accept or limit changes less than people expect of it, and nobody would see it.
void tell_what_is_not_sent(const UserRecord& record, const UserConfig& request, Diagnostics& diagnostics) {
  if (!record.phone_config || is_request(record.form)) return;
  const auto& legacy = *record.phone_config;
  const auto& existing = record.existing;
  const bool no_auto_accept =
      !legacy.auto_accept && request.auto_accept_configs.empty() && existing.auto_accept_configs.empty();
  const bool no_limit = !legacy.after_contact_work_time_limit && request.after_contact_work_configs.empty() &&
                        existing.after_contact_work_configs.empty();
  if (!no_auto_accept && !no_limit) return;
  diagnostics.push_back({.id = DiagnosticId::absent_field_not_sent,
                         .field = Field::phone_config,
                         .tail = {},
                         .detail = !no_limit         ? "AutoAccept"
                                   : !no_auto_accept ? "AfterContactWorkTimeLimit"
                                                     : "AutoAccept, AfterContactWorkTimeLimit"});
}

void reset(Wanted& wanted, const ConvertOptions& options) {
  clear(wanted.config);
  wanted.existing = options.existing;
  wanted.leave = false;
  wanted.ours.clear();
  wanted.ours_in_part.clear();
  wanted.set_by.clear();
  wanted.diagnostics.clear();
}

}  // namespace

std::string_view to_string(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::converted:
      return "converted";
    case Outcome::unchanged:
      return "unchanged";
    case Outcome::withheld:
      break;
  }
  return "withheld";
}

Overlay in_turn(Overlay first, Overlay second) {
  if (!first) return second;
  if (!second) return first;
  return [first = std::move(first), second = std::move(second)](const UserRecord& user, const ConvertOptions& options,
                                                                Wanted& wanted) {
    first(user, options, wanted);
    second(user, options, wanted);
  };
}

namespace {

bool holds(const std::vector<Field>& lists, Field list) noexcept {
  return std::find(lists.begin(), lists.end(), list) != lists.end();
}

}  // namespace

bool is_ours(const Wanted& wanted, Field list) noexcept { return holds(wanted.ours, list); }

ExistingLists answer_for(const Wanted& wanted, Field list) noexcept {
  if (wanted.existing == ExistingLists::keep) return ExistingLists::keep;
  if (is_ours(wanted, list)) return ExistingLists::overwrite;
  const bool asked = wanted.existing == ExistingLists::ask;
  return asked && holds(wanted.ours_in_part, list) ? ExistingLists::base : wanted.existing;
}

void expand(const UserRecord& record, const ConvertOptions& options, Wanted& wanted) {
  reset(wanted, options);
  if (!record.phone_config) return;
  rules::expand(*record.phone_config,
                {.auto_accept = options.auto_accept,
                 .absent = options.absent,
                 .origin = is_request(record.form) ? Origin::request : Origin::exported},
                {.config = wanted.config, .diagnostics = wanted.diagnostics});
  if (!record.diagnostics.empty()) forget_unread_fields(record.diagnostics, wanted.diagnostics);
}

void convert(const UserRecord& record, const ConvertOptions& options, const Overlay& overlay, Conversion& result) {
  auto& diagnostics = result.diagnostics;
  diagnostics.assign(record.diagnostics.begin(), record.diagnostics.end());
  result.outcome = Outcome::withheld;
  identify(record, options, result.request, diagnostics);
  expand(record, options, result.wanted);
  if (overlay) {
    result.wanted.plain = result.wanted.config;
    clear(result.wanted.on_existing);
    overlay(record, options, result.wanted);
    rules::after_overlay(record, result.wanted);
  } else {
    // Nearly always empty already, and looking is cheaper than clearing.
    if (!is_empty(result.wanted.plain)) clear(result.wanted.plain);
  }
  for (auto& diagnostic : result.wanted.diagnostics) diagnostics.push_back(std::move(diagnostic));
  result.wanted.diagnostics.clear();
  // What the user already has is compared only with settings that are certain.
  if (has_errors(diagnostics)) {
    clear(result.request.config);
    return forget_what_is_not_sent(result, diagnostics);
  }
  result.outcome = reconcile(record, result.wanted, result.request.config, diagnostics);
  forget_what_is_not_sent(result, diagnostics);
  if (result.outcome == Outcome::unchanged) forget_old_news(diagnostics);
  if (result.outcome == Outcome::converted) tell_what_is_not_sent(record, result.request.config, diagnostics);
}

Conversion convert(const UserRecord& record, const ConvertOptions& options, const Overlay& overlay) {
  Conversion result;
  convert(record, options, overlay, result);
  return result;
}

}  // namespace connect_userconfig
