#include "scan.hpp"

#include "names.hpp"
#include "remarks.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 2000;  // how much of the surroundings is looked at, so that the whole stays linear
constexpr std::size_t short_window = 80;

bool is_data(Language language) { return language == Language::yaml || language == Language::json; }
bool is_prose(Language language) { return language == Language::markdown || language == Language::text; }

bool contains_any_case(std::string_view text, std::string_view small) {
  const auto same = [](char c, char s) { return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == s; };
  return std::search(text.begin(), text.end(), small.begin(), small.end(), same) != text.end();
}

/// A call that a setting can belong to; `holder` is null for a legacy call.
struct Anchor {
  std::size_t begin = 0;
  const Holder* holder = nullptr;
};

class Scanner {
 public:
  Scanner(std::string_view text, Language language)
      : text_(text), language_(language), comments_(comments_of(text, language)) {}

  std::vector<Site> run() {
    names_ = names_in(text_);
    if (names_.empty()) return {};
    find_anchors();
    for (const Name& name : names_) {
      if (name.pattern->kind != Kind::setting) operation(name);
    }
    for (const Name& name : names_) {
      if (name.pattern->kind == Kind::setting) setting(name);
    }
    if (!second_rank_.empty() && std::all_of(sites_.begin(), sites_.end(), [](const Site& s) { return s.mention; }))
      sites_.push_back(second_rank_.front());
    std::sort(sites_.begin(), sites_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return std::move(sites_);
  }

 private:
  void find_anchors() {
    for (const HolderName& found : holders_in(text_)) {
      if (!within(comments_, found.begin)) anchors_.push_back({found.begin, found.holder});
    }
    for (const Name& name : names_) {
      if (name.pattern->kind == Kind::call && !within(comments_, name.begin)) anchors_.push_back({name.begin, nullptr});
    }
    std::sort(anchors_.begin(), anchors_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }

  [[nodiscard]] std::vector<Anchor>::const_iterator first_anchor_behind(std::size_t offset) const {
    return std::upper_bound(anchors_.begin(), anchors_.end(), offset,
                            [](std::size_t at, const Anchor& anchor) { return at < anchor.begin; });
  }

  [[nodiscard]] Site site(const Name& name, Kind kind, std::string_view what, std::string_view section) const {
    return {name.begin, name.end,
            kind,       is_mention(name.begin, name.end),
            what,       section.empty() ? section_of(language_) : section,
            0};
  }

  [[nodiscard]] bool is_mention(std::size_t begin, std::size_t end) const {
    return within(comments_, begin) || (is_prose(language_) && !looks_like_a_call(begin, end));
  }

  /// In prose: a command with options, a call with a bracket.
  [[nodiscard]] bool looks_like_a_call(std::size_t begin, std::size_t end) const {
    if (text_.substr(end).starts_with('(')) return true;
    std::string_view before = text_.substr(begin - std::min(begin, window), std::min(begin, window));
    if (const auto newline = before.rfind('\n'); newline != std::string_view::npos) before.remove_prefix(newline + 1);
    std::string_view after = text_.substr(end, window);
    std::size_t stop = after.find('\n');
    while (stop != std::string_view::npos && stop > 0 && after[stop - 1] == '\\') stop = after.find('\n', stop + 1);
    after = after.substr(0, stop);
    const auto has = [&](std::string_view words) {
      return before.find(words) != std::string_view::npos || after.find(words) != std::string_view::npos;
    };
    return has(" --") || has(" -PhoneConfig_");
  }

  void operation(const Name& name) {
    const Pattern& pattern = *name.pattern;
    if (pattern.kind == Kind::permission) return permission(name);
    Site found = site(name, pattern.kind, pattern.what, pattern.section);
    if (!found.mention && (pattern.kind == Kind::type || is_import(name) || is_definition(name))) {
      // In data, a type's name is a description and no call.
      if (!is_data(language_)) second_rank_.push_back(found);
      return;
    }
    found.setting = found.mention ? 0 : setting_of(name);
    sites_.push_back(found);
  }

  /// An action is in order where the new one stands in the same text; in YAML and JSON `find_iam` knows better.
  void permission(const Name& name) {
    if (is_data(language_) || contains_any_case(text_, "connect:updateuserconfig")) return;
    sites_.push_back(site(name, Kind::permission, name.pattern->what, name.pattern->section));
  }

  [[nodiscard]] bool is_import(const Name& name) const {
    if (is_data(language_) || is_prose(language_)) return false;
    std::string_view line = text_.substr(name.begin - std::min(name.begin, window), std::min(name.begin, window));
    if (const auto newline = line.rfind('\n'); newline != std::string_view::npos) line.remove_prefix(newline + 1);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const bool plain = line.find_first_of("=(") == std::string_view::npos;
    for (const std::string_view word : {"import ", "from ", "using ", "use ", "export "}) {
      if (plain && line.starts_with(word)) return true;
    }
    // import { A, B } from "..."; const { A, B } = require("...")
    const std::string_view after = text_.substr(name.end, window);
    const std::size_t close = after.find_first_of("}({;=");
    if (close == std::string_view::npos || after[close] != '}') return false;
    const std::string_view rest = after.substr(close + 1, short_window);
    const std::string_view clause = rest.substr(0, rest.find_first_of(";\n"));
    return clause.starts_with(" from ") || clause.find("require(") != std::string_view::npos ||
           clause.find("import(") != std::string_view::npos;
  }

  /// Somebody's own function of that name; what it calls is found by itself.
  [[nodiscard]] bool is_definition(const Name& name) const {
    constexpr std::array<std::string_view, 4> words = {"def ", "function ", "func ", "fun "};
    const std::string_view before = text_.substr(0, name.begin);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return before.ends_with(word); });
  }

  /// One behind the name of the setting that belongs to a call: the first one behind it, up to the next call.
  [[nodiscard]] std::size_t setting_of(const Name& call) const {
    const auto next = first_anchor_behind(call.begin);
    const std::size_t limit = next == anchors_.end() ? text_.size() : next->begin;
    auto name = std::upper_bound(names_.begin(), names_.end(), call.begin,
                                 [](std::size_t at, const Name& other) { return at < other.begin; });
    for (; name != names_.end() && name->begin < limit; ++name) {
      if (name->pattern->kind == Kind::setting && is_given(text_, *name, language_)) return name->end;
    }
    return 0;
  }

  void setting(const Name& name) {
    if (!is_given(text_, name, language_)) return;
    const Anchor* anchor = owner(name);
    if (anchor == nullptr || anchor->holder == nullptr || anchor == reported_) return;
    using Role = Holder::Role;
    if (anchor->holder->role == Role::other || (anchor->holder->role == Role::resource && is_data(language_))) return;
    Site found = site(name, Kind::setting, anchor->holder->what, anchor->holder->section);
    if (!found.mention) {
      reported_ = anchor;
      found.setting = name.end;
    }
    sites_.push_back(found);
  }

  /// The call that a setting belongs to: the nearest one before it, else the nearest one behind it.
  [[nodiscard]] const Anchor* owner(const Name& name) const {
    const auto behind = first_anchor_behind(name.begin);
    if (behind != anchors_.begin()) return &*std::prev(behind);
    return behind == anchors_.end() ? nullptr : &*behind;
  }

  std::string_view text_;
  Language language_;
  Ranges comments_;
  std::vector<Name> names_;
  std::vector<Anchor> anchors_;
  std::vector<Site> sites_;
  std::vector<Site> second_rank_;  ///< imports, definitions and types: of interest if there is no call
  const Anchor* reported_ = nullptr;
};

}  // namespace

std::vector<Site> scan(std::string_view text, Language language) { return Scanner{text, language}.run(); }

}  // namespace connect_userconfig::rewriting
