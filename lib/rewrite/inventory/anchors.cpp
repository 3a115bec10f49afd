#include "anchors.hpp"

#include "evidence.hpp"
#include "lines.hpp"
#include "many_users.hpp"
#include "objects.hpp"
#include "service.hpp"
#include "usage.hpp"
#include "variable.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::ptrdiff_t most = 20;  // how many calls are asked, each way, so that the whole stays linear

bool is_running_text(Language language) { return language == Language::markdown || language == Language::text; }

bool takes_settings(const Anchor& anchor) {
  return anchor.holder != nullptr && anchor.holder->role != Holder::Role::other &&
         anchor.holder->role != Holder::Role::module;
}

/// A block that is written out, and gets no JSON of a text beside it.
bool is_resource_of_terraform(const Anchor& anchor) { return anchor.holder->name.ends_with("_connect_user"); }

/// Keys with many users reach to the end of their values, however far that is.
void reach_all_users(std::string_view text, std::vector<Anchor>& anchors) {
  std::size_t read = 0;  // keys within such a value are not read again, so that the whole stays linear
  for (Anchor& anchor : anchors) {
    if (anchor.holder == nullptr || !is_resource_of_terraform(anchor) || anchor.begin < read) continue;
    const std::size_t name = anchor.begin + anchor.holder->name.size();
    const std::size_t end = end_of_users(text, anchor.begin, name);
    anchor.many = end != 0;
    if (end > name) anchor.extent = {anchor.begin, end};
    read = std::max(read, end);
  }
}

}  // namespace

Anchors::Anchors(std::string_view text, Language language, const std::vector<Name>& names,
                 const std::vector<HolderName>& holders, const Ranges& comments, const std::set<std::size_t>& named)
    : text_(text), language_(language) {
  for (const HolderName& found : holders) {
    const bool others = found.holder->name == "create-user" && !found.renamed &&
                        (!is_aws_command(text, found.begin) || is_of_other_service(text, found.begin));
    if (!within(comments, found.begin) && !others && !named.contains(found.begin))
      anchors_.push_back({found.begin, found.holder, extent_of(text, found.begin, found.end, language)});
  }
  for (const Name& name : names) {
    if (name.pattern->kind == Kind::call && !within(comments, name.begin) && !named.contains(name.begin))
      anchors_.push_back({name.begin, nullptr, extent_of(text, name.begin, name.end, language)});
  }
  std::sort(anchors_.begin(), anchors_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  reach_all_users(text, anchors_);
  // The address of a legacy request begins as that of a new user does.
  const auto begins_legacy = [&](const Anchor& anchor) {
    const auto next = upper_bound(anchor.begin);
    return anchor.holder != nullptr && anchor.holder->section == "rest-requests" && next != anchors_.end() &&
           next->holder == nullptr &&
           text.substr(anchor.begin, next->begin - anchor.begin).find('\n') == std::string_view::npos;
  };
  std::vector<bool> gone(anchors_.size());
  std::transform(anchors_.begin(), anchors_.end(), gone.begin(), begins_legacy);
  std::size_t index = 0;
  std::erase_if(anchors_, [&](const Anchor&) { return gone[index++]; });
}

Anchors::Place Anchors::upper_bound(std::size_t offset) const {
  return std::upper_bound(anchors_.begin(), anchors_.end(), offset,
                          [](std::size_t at, const Anchor& anchor) { return at < anchor.begin; });
}

const Anchor* Anchors::user(const Name& setting) const {
  const auto behind = upper_bound(setting.begin);
  if (const Anchor* found = around(behind, setting.begin)) return found;
  // In Terraform the name of a local value is no sign: each user has a block of that name.
  if (language_ == Language::terraform) return nullptr;
  return user_of(behind, variable_of(text_, setting.begin, setting.end));
}

bool Anchors::holds(const Anchor& anchor, const Name& setting) const {
  return anchor.extent.contains(setting.begin) || uses(anchor, variable_of(text_, setting.begin, setting.end));
}

const Anchor* Anchors::around(Place behind, std::size_t offset) const {
  const auto first = behind - std::min(most, behind - anchors_.begin());
  for (auto at = behind; at != first;) {
    if ((--at)->extent.contains(offset)) return &*at;
  }
  const auto last = behind + std::min(most, anchors_.end() - behind);
  const auto found = std::find_if(behind, last, [&](const Anchor& anchor) { return anchor.extent.contains(offset); });
  return found == last ? nullptr : &*found;
}

const Anchor* Anchors::around(std::size_t offset) const {
  const auto behind = upper_bound(offset);
  const auto first = behind - std::min(most, behind - anchors_.begin());
  for (auto at = behind; at != first;) {
    if ((--at)->begin < offset && at->extent.contains(offset)) return &*at;
  }
  return nullptr;
}

const Anchor* Anchors::user_of(Place behind, std::string_view variable) const {
  const auto last = behind + std::min(most, anchors_.end() - behind);
  const auto found = std::find_if(behind, last, [&](const Anchor& anchor) { return uses(anchor, variable); });
  if (found != last) return &*found;
  const auto first = behind - std::min(most, behind - anchors_.begin());
  for (auto at = behind; at != first;) {
    if (uses(*--at, variable)) return &*at;
  }
  return nullptr;
}

const Anchor* Anchors::nearest(const Name& setting, const std::vector<bool>& has_own) const {
  const auto behind = upper_bound(setting.begin);
  if (is_running_text(language_)) {  // a sentence has no brackets
    if (behind != anchors_.begin()) return &*std::prev(behind);
    return behind == anchors_.end() ? nullptr : &*behind;
  }
  const bool snake = text_.substr(setting.begin, setting.end - setting.begin) == "phone_config";
  const auto may_get = [&](const Anchor& anchor) {
    return takes_settings(anchor) && !has_own[index_of(anchor)] && (snake || !is_resource_of_terraform(anchor));
  };
  const auto first = behind - std::min(most, behind - anchors_.begin());
  for (auto at = behind; at != first;) {
    if (may_get(*--at)) return &*at;
  }
  const auto last = behind + std::min(most, anchors_.end() - behind);
  const auto found = std::find_if(behind, last, may_get);
  return found == last ? nullptr : &*found;
}

const Anchor* Anchors::at(std::size_t begin) const {
  const auto found = std::lower_bound(anchors_.begin(), anchors_.end(), begin,
                                      [](const Anchor& anchor, std::size_t offset) { return anchor.begin < offset; });
  return found != anchors_.end() && found->begin == begin ? &*found : nullptr;
}

const Anchor& Anchors::behind_imports(const Anchor& anchor) const {
  const auto first = anchors_.begin() + static_cast<std::ptrdiff_t>(index_of(anchor));
  const auto found = std::find_if(first, first + std::min(most, anchors_.end() - first), [&](const Anchor& other) {
    const std::size_t end = other.begin + first_word(text_.substr(other.begin, longest_line)).size();
    return other.holder == anchor.holder && !is_import(text_, {other.begin, end, nullptr}, language_);
  });
  return found - first == std::min(most, anchors_.end() - first) ? anchor : *found;
}

bool Anchors::uses(const Anchor& anchor, std::string_view variable) const {
  if (variable.empty() || (anchor.holder != nullptr && !takes_settings(anchor))) return false;
  constexpr std::size_t declaration = 200;  // before the name, in its line: `CreateUserRequest r = new ...`
  const std::size_t start = anchor.begin - std::min(anchor.begin, declaration);
  const std::size_t newline = text_.substr(start, anchor.begin - start).rfind('\n');
  const std::size_t line = newline == std::string_view::npos ? start : start + newline + 1;
  const std::size_t begin = std::min(line, anchor.extent.begin);
  const std::string_view call = text_.substr(begin, anchor.extent.end - begin);
  if (language_ == Language::powershell) return has_word(in_small_letters(call), in_small_letters(variable));
  return has_word(call, variable);
}

}  // namespace connect_userconfig::rewriting
