#include "run/batch.hpp"

#include "system/pages.hpp"

#include <algorithm>

namespace connect_userconfig::run_detail {

Tally* Tallies::count_unknown(std::string_view name, std::uint64_t times) {
  auto found = std::find_if(unknown_.begin(), unknown_.end(), [&](const auto& entry) { return entry.first == name; });
  if (found == unknown_.end()) {
    if (unknown_.size() == most_names) {
      further_unknown_ += times;
      return nullptr;
    }
    found = unknown_.insert(found, {std::string(name), Tally{}});
  }
  found->second.count += times;
  return &found->second;
}

void Tallies::add_user(DiagnosticId id, std::string_view label, std::size_t record) {
  auto& users = users_[index(id)];
  if (label.empty() || users.size() == most_users) return;
  // One user may have several of a kind.
  const bool known = std::any_of(users.begin(), users.end(), [&](const User& user) { return user.label == label; });
  if (!known) users.push_back({.label = std::string(label), .record = record});
}

std::vector<std::string> Tallies::users(DiagnosticId id) const {
  std::vector<std::string> labels;
  for (const auto& user : users_[index(id)]) labels.push_back(user.label);
  return labels;
}

void Tallies::take_back(std::span<const DiagnosticId> told, std::size_t record) {
  for (auto each = told.begin(); each != told.end(); ++each) {
    --counts_[index(*each)];
    if (std::find(told.begin(), each, *each) != each) continue;
    --records_[index(*each)];
    auto& users = users_[index(*each)];
    users.erase(std::remove_if(users.begin(), users.end(), [&](const User& user) { return user.record == record; }),
                users.end());
  }
}

void Tallies::add(Tallies&& later) {
  for (std::size_t i = 0; i < id_count; ++i) {
    counts_[i] += later.counts_[i];
    records_[i] += later.records_[i];
    for (const auto& user : later.users_[i]) add_user(static_cast<DiagnosticId>(i), user.label, user.record);
    if (!firsts_[i]) firsts_[i] = std::move(later.firsts_[i]);
  }
  for (auto& [name, tally] : later.unknown_) {
    auto* mine = count_unknown(name, tally.count);
    if (mine != nullptr && mine->first.message.empty()) mine->first = std::move(tally.first);
  }
  further_unknown_ += later.further_unknown_;
}

void Tallies::clear() {
  counts_.fill(0);
  records_.fill(0);
  for (auto& first : firsts_) first.reset();
  for (auto& users : users_) users.clear();
  unknown_.clear();
  further_unknown_ = 0;
}

void Batch::clear_results() {
  // Requests take somewhat more than the records did. Growing to that by steps would touch twice the memory.
  const auto expected = input.window.size() + input.window.size() / 2;
  requests.clear();
  if (requests.capacity() < expected) {
    requests.reserve(expected);
    map_pages(requests.data(), expected);
  }
  diagnostics.clear();
  rejects.clear();
  names.clear();
  told.clear();
  listed.clear();
  ends.clear();
  tallies.clear();
  page_ends.clear();
}

}  // namespace connect_userconfig::run_detail
