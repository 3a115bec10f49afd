#include "scan.hpp"

#include "alias.hpp"
#include "anchors.hpp"
#include "evidence.hpp"
#include "facts.hpp"
#include "kept_operation.hpp"
#include "lines.hpp"
#include "made_requests.hpp"
#include "members.hpp"
#include "names.hpp"
#include "objects.hpp"
#include "own.hpp"
#include "permissions.hpp"
#include "reads.hpp"
#include "remarks.hpp"
#include "shapes.hpp"
#include "tasks.hpp"
#include "usage.hpp"
#include "value.hpp"
#include "variable.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace connect_userconfig::rewriting {
namespace {

bool is_data(Language language) { return language == Language::yaml || language == Language::json; }
bool is_prose(Language language) { return language == Language::markdown || language == Language::text; }

class Scanner {
 public:
  Scanner(std::string_view text, Language language, ScanOptions options)
      : text_(text),
        language_(language),
        permissions_(options.permissions),
        prose_(options.prose || is_prose(language)),
        resources_(options.resources || !is_data(language)),
        lexed_(lex(text, language)),
        comments_(lexed_.comments),
        facts_(text, language) {}

  std::vector<Site> run() {
    names_ = names_in(text_);
    if (!prose_ && !is_data(language_)) find_made_requests(text_, language_, comments_, names_);
    std::vector<HolderName> holders = holders_in(text_);
    renamed_ = add_renamed(text_, language_, comments_, names_, holders);
    anchors_.emplace(text_, language_, names_, holders, comments_, renamed_);
    reported_.resize(anchors_->all().size());
    for (const Name& name : names_) {
      if (name.pattern->kind != Kind::setting) operation(name);
    }
    find_users();
    for (const Name& name : names_) {
      if (name.pattern->kind == Kind::setting) setting(name);
    }
    for (const Anchor& anchor : anchors_->all()) command(anchor);
    for (const HolderName& name : holders) kept_command(name);
    if (!second_rank_.empty() && std::all_of(sites_.begin(), sites_.end(), [](const Site& s) { return s.mention; }))
      sites_.push_back(second_rank_.front());
    std::sort(sites_.begin(), sites_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    for (Site& found : sites_) {
      const auto value = found.setting == 0 ? std::nullopt : value_of(text_, found.setting);
      found.in_text = value && within(lexed_.strings, value->begin);
    }
    return std::move(sites_);
  }

 private:
  /// What was found for an anchor: one behind its place in `sites_`, and whether its setting is a literal.
  struct Report {
    std::size_t site = 0;
    bool literal = false;
  };

  [[nodiscard]] Site site(const Name& name, Kind kind, std::string_view what, std::string_view section) const {
    return {.begin = name.begin,
            .end = name.end,
            .kind = kind,
            .mention = is_mention(name.begin, name.end),
            .what = what,
            .section = section};
  }

  [[nodiscard]] bool is_mention(std::size_t begin, std::size_t end) const {
    return within(comments_, begin) || (prose_ && !reads_like_a_call(text_, begin, end));
  }

  /// A setting in running text belongs to code if it stands in its call, or in what a call uses.
  [[nodiscard]] bool is_code(const Anchor& anchor, const Name& setting) const {
    if (!prose_ || is_option(text_, setting)) return false;
    const bool parameter = text_.substr(0, setting.begin).ends_with('-');
    const bool command = anchor.extent.begin < anchor.begin;  // a line, and no brackets
    const bool literal = is_literal(text_, setting) && has_members(text_, setting.end);
    return anchors_->holds(anchor, setting) && (literal || parameter || !command);
  }

  void operation(const Name& name) {
    const Pattern& pattern = *name.pattern;
    if (pattern.kind == Kind::permission) return permission(name);
    const bool bare = text_.substr(name.begin, name.end - name.begin) == "UpdateUserPhoneConfig" &&
                      !text_.substr(name.end).starts_with('(');
    if (pattern.section == section_of(Language::shell) && is_run_by_shim(text_, name.begin)) return;
    if (pattern.kind == Kind::event || (bare && is_in_event_list(text_, name.begin))) return event(name);
    if (!pattern.near.empty() && text_.substr(name.end).starts_with(".htm")) return;  // the address of a page
    if (prose_ && renamed_.contains(name.begin)) return;
    Site found = site(name, pattern.kind, pattern.what, pattern.section);
    if (pattern.section == "custom-resources") name_action(text_, language_, anchors_->around(name.begin), found);
    if (is_path(text_, name) || is_label(text_, name)) found.mention = true;
    if (pattern.section == "rest-requests" && !facts_.is_request_path(name.begin)) return;
    if (text_.substr(name.end).starts_with(".assert_not")) return;  // a test that nobody calls it
    if (pattern.section.empty() && pattern.kind == Kind::type && is_defined_type(text_, name)) return;
    if (!found.mention && (pattern.kind == Kind::type || renamed_.contains(name.begin) ||
                           is_import(text_, name, language_) || is_definition(text_, name))) {
      // In data, a type's name is a description and no call.
      if (!is_data(language_) || pattern.kind != Kind::type) second_rank_.push_back(found);
      return;
    }
    sites_.push_back(found);
    if (!found.mention) remember(name.begin);
  }

  void remember(std::size_t begin) {
    if (const Anchor* anchor = anchors_->at(begin)) reported_[anchors_->index_of(*anchor)].site = sites_.size();
  }

  /// An action is in order where the new one stands in the same text.
  void permission(const Name& name) {
    if (!permissions_) return;
    if (!allows_both_) allows_both_ = allows_new_action(text_, comments_);
    if (*allows_both_) return;
    sites_.push_back(site(name, Kind::permission, name.pattern->what, name.pattern->section));
  }

  /// An event is in order where the same list has the new one.
  void event(const Name& name) {
    if (is_beside_new_event(text_, name.begin, name.end)) return;
    sites_.push_back(site(name, Kind::event, "the CloudTrail event UpdateUserPhoneConfig", "permissions-and-events"));
  }

  [[nodiscard]] bool gives_setting(const Name& name) const {
    return is_given(text_, name, language_) && !is_declared(text_, name, language_) && !holds_lists(text_, name);
  }

  /// Which calls have settings of their own is known before any other setting looks for a call.
  void find_users() {
    users_.resize(names_.size());
    has_own_.resize(anchors_->all().size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (name.pattern->kind != Kind::setting) continue;
      const bool given = gives_setting(name);
      if (!given && !sets_member(text_, name)) continue;
      const Anchor* user = anchors_->user(name);
      // Who sets a member of an object says nothing but of a new user that gets the object.
      if (user == nullptr || (!given && user->holder == nullptr)) continue;
      users_[i] = user;
      if (given && !within(comments_, name.begin)) has_own_[anchors_->index_of(*user)] = true;
    }
  }

  /// A block of Terraform takes no value.
  [[nodiscard]] bool is_block(const Name& name) const {
    return without_first_space(text_.substr(name.end, longest_line)).starts_with('{');
  }

  /// The call that gets a setting: as written, through another setting, or as the nearest one that has none.
  [[nodiscard]] const Anchor* owner(const Name& name) const {
    const auto index = static_cast<std::size_t>(&name - names_.data());
    if (users_[index] != nullptr) return users_[index];
    constexpr std::size_t most = 20;  // settings that are asked, each way, so that the whole stays linear
    const std::string_view variable = variable_of(text_, name.begin, name.end);
    const std::size_t last = std::min(names_.size(), index + most);
    for (std::size_t i = index - std::min(index, most); i < last && !variable.empty(); ++i) {
      if (users_[i] != nullptr && !is_block(names_[i]) && gives_variable(text_, names_[i], variable)) return users_[i];
    }
    return anchors_->nearest(name, has_own_);
  }

  void setting(const Name& name) {
    const bool user = users_[static_cast<std::size_t>(&name - names_.data())] != nullptr;
    if (!user && !gives_setting(name)) return other_shape(name);
    if (!user && is_member_of_answer(text_, name)) return;
    if (is_override(text_, name)) return override_of(name);
    const Anchor* anchor = owner(name);
    if (anchor == nullptr) {
      const bool alone = anchors_->all().empty() && !copies_setting(given_to(text_, name, language_));
      if (alone || !is_only_shown(text_, name, *anchors_, language_)) orphan(name);
      return;
    }
    if (is_served(*anchor)) return;
    using Role = Holder::Role;
    const Role role = anchor->holder == nullptr ? Role::call : anchor->holder->role;
    if (role == Role::module || (role == Role::other && is_request_of_resource(name, *anchor))) return orphan(name);
    if (role == Role::other || (role == Role::resource && !resources_)) return;
    if (role == Role::common && !facts_.is_of_connect(name, *anchor)) return;
    if (!anchors_->holds(*anchor, name) && is_only_shown(text_, name, *anchors_, language_)) return;
    Report& report = reported_[anchors_->index_of(*anchor)];
    if (is_field_of_type(text_, name, language_)) return field_of(anchors_->behind_imports(*anchor), name);
    const bool literal = is_literal(text_, name);
    if (report.site == 0 || anchor->many) return first_of(*anchor, name, literal, report);
    Site& found = sites_[report.site - 1];
    if (within(comments_, name.begin)) return;
    if (found.setting == 0) {
      found.setting = name.end;
      found.call = anchor->begin;
      report.literal = literal;
      return;
    }
    // Of two settings for one call, only one that is handed on by the other says what the call gets.
    const Name& first = name_ending_at(found.setting);
    const Name& given = literal ? first : name;
    const Name& source = literal ? name : first;
    const std::string_view variable = text_.substr(source.begin, source.end - source.begin);
    if ((literal && report.literal) || !gives_variable(text_, given, variable)) found.several = true;
    if (!literal || report.literal) return;
    found.setting = name.end;
    report.literal = true;
    if (found.kind == Kind::setting) std::tie(found.begin, found.end) = std::pair(name.begin, name.end);
  }

  [[nodiscard]] const Name& name_ending_at(std::size_t end) const {
    return *std::lower_bound(names_.begin(), names_.end(), end,
                             [](const Name& name, std::size_t offset) { return name.end < offset; });
  }

  /// What Terraform writes for somebody else's call.
  [[nodiscard]] bool is_request_of_resource(const Name& name, const Anchor& anchor) const {
    return anchor.holder->name.starts_with("resource ") && is_written_by_terraform(text_, name, language_);
  }

  /// No member with its value: a patch, or one of the names by which a new user gets what another one has.
  void other_shape(const Name& name) {
    if (is_patch(text_, name)) {
      sites_.push_back(
          site(name, Kind::setting, "a patch of the legacy setting of AWS::Connect::User", "cloudformation"));
      return;
    }
    if (prose_ || is_data(language_) || within(comments_, name.begin) || !is_name_to_copy(text_, name)) return;
    const Anchor* anchor = anchors_->nearest(name, has_own_);
    if (anchor == nullptr || anchor->holder->role != Holder::Role::common) return;
    Report& report = reported_[anchors_->index_of(*anchor)];
    if (report.site != 0) return;
    sites_.push_back(site(name, Kind::setting, "the legacy setting among the members that a new user gets", ""));
    report.site = sites_.size();
  }

  /// A statement of its own, whatever resource it is about.
  void override_of(const Name& name) {
    sites_.push_back(site(name, Kind::setting, "an override of the legacy setting", "cdk"));
  }

  /// A command that the shim runs.
  [[nodiscard]] bool is_served(const Anchor& anchor) const {
    return anchor.holder != nullptr && anchor.holder->name == "create-user" && is_run_by_shim(text_, anchor.begin);
  }

  void first_of(const Anchor& anchor, const Name& name, bool literal, Report& report) {
    if (anchor.holder == nullptr) return;  // a legacy call that is no finding by itself
    // `action: "createUser"` of a task or of a custom resource.
    const Anchor* outer = anchor.holder->role == Holder::Role::common ? anchors_->around(anchor.begin) : nullptr;
    const bool acts = outer != nullptr && outer->holder != nullptr &&
                      (outer->holder->section == "step-functions" || outer->holder->section == "custom-resources");
    const Holder& holder = acts ? *outer->holder : *anchor.holder;
    Site found = site(name, Kind::setting, holder.what, holder.section);
    found.mention = found.mention && !is_code(anchor, name);
    if (!found.mention) found.setting = name.end;
    found.call = anchor.begin;
    sites_.push_back(found);
    if (!found.mention) report = {sites_.size(), literal};
  }

  /// A type says that the call has the setting, and is no place of it.
  void field_of(const Anchor& anchor, const Name& name) {
    Report& report = reported_[anchors_->index_of(anchor)];
    if (report.site != 0) return;
    first_of(anchor, name, false, report);
    if (report.site == 0) return;
    Site& found = sites_[report.site - 1];
    found.setting = 0;
    found.begin = anchor.begin;
    found.end = anchor.begin + first_word(text_.substr(anchor.begin, longest_line)).size();
  }

  /// `aws connect create-user` with settings from a file or a variable.
  void command(const Anchor& anchor) {
    if (anchor.holder == nullptr || reported_[anchors_->index_of(anchor)].site != 0) return;
    if (anchor.holder->name != "create-user") return task(anchor);
    if (is_served(anchor)) return;
    const std::size_t end = anchor.begin + anchor.holder->name.size();
    std::string_view what = brings_settings(text_, end, anchor.extent.end);
    // In YAML, the key with the arguments may stand before that with the command.
    if (what.empty() && language_ == Language::yaml)
      what = brings_request(text_.substr(anchor.extent.begin, anchor.begin - anchor.extent.begin));
    const bool emphasis = prose_ && text_.substr(end).starts_with('*');
    if (what.empty() || emphasis || is_mention(anchor.begin, end)) return;
    sites_.push_back(
        {.begin = anchor.begin, .end = end, .kind = Kind::setting, .what = what, .section = anchor.holder->section});
  }

  /// `createUser` of Step Functions, with settings from its input.
  void task(const Anchor& anchor) {
    const Anchor* outer = anchors_->around(anchor.begin);
    if (prose_ || (outer != nullptr && reported_[anchors_->index_of(*outer)].site != 0)) return;
    const std::string_view what = brings_input(text_, anchor, outer);
    const std::size_t end = anchor.begin + anchor.holder->name.size();
    if (!what.empty()) sites_.push_back({anchor.begin, end, Kind::setting, false, what, "step-functions"});
  }

  /// `create-user` that is kept in a variable, and gets its settings where that is run.
  void kept_command(const HolderName& name) {
    if (name.holder->name != "create-user" || name.renamed || prose_ || within(comments_, name.begin)) return;
    const Anchor* anchor = anchors_->at(name.begin);
    if (anchor != nullptr && (reported_[anchors_->index_of(*anchor)].site != 0 || is_served(*anchor))) return;
    const bool known = std::any_of(sites_.begin(), sites_.end(), [&](const Site& s) { return s.begin == name.begin; });
    const std::string_view what = known ? "" : brings_settings_where_run(text_, name.begin, name.end);
    if (what.empty()) return;
    sites_.push_back(
        {.begin = name.begin, .end = name.end, .kind = Kind::setting, .what = what, .section = name.holder->section});
  }

  /// A setting without a call: it may be for one in another file. In data that is an export, unless it has what only a
  /// request has.
  void orphan(const Name& name) {
    if (facts_.is_given_to_module(name))
      return sites_.push_back(site(name, Kind::setting, "phone_config of a module", section_of(Language::terraform)));
    const bool comment = within(comments_, name.begin);
    const bool user = comment && language_ == Language::yaml && is_of_template(text_, name);
    if (!user && !is_setting_for_a_call(text_, name, language_, facts_.about_connect())) return;
    if (!sites_.empty() && gives_setting_of(text_, name, language_, sites_.back())) return;
    if (comment) return sites_.push_back(site(name, Kind::setting, "the legacy setting", ""));
    const bool module = is_data(language_) && is_of_module(text_, name);
    const bool request = !module && !is_option(text_, name) && is_request(name);
    // A file of data with many requests is told of once; what the scripts in it write stands for itself.
    const bool one_of_many =
        language_ == Language::json || (language_ == Language::yaml && !is_request_of_json(text_, name));
    if (request && one_of_many && std::exchange(request_told_, true)) return;
    std::string_view section;
    std::string_view what = "the legacy setting, for a call in another place";
    if (module) {
      section = "cloudformation";
      what = "the legacy setting of a module of CloudFormation";
    } else if (is_option(text_, name)) {
      section = section_of(Language::shell);
      what = "the option --phone-config, for an operation that stands elsewhere";
    } else if (request) {
      section = section_of_requests;
      what = "a saved request with the legacy setting";
    }
    sites_.push_back(site(name, Kind::setting, what, section));
    sites_.back().mention = sites_.back().mention && !request;
    if (!is_field_of_type(text_, name, language_)) sites_.back().setting = name.end;
  }

  [[nodiscard]] bool is_request(const Name& name) const {
    if (is_data(language_) || is_written_by_terraform(text_, name, language_)) return true;
    return may_hold_requests() && (is_request_of_json(text_, name) || is_made_by_jq(text_, name));
  }

  /// Texts that are no programs, and scripts without a legacy call that would use it; one that makes a user is known.
  [[nodiscard]] bool may_hold_requests() const {
    const std::string_view section = section_of(language_);
    const auto makes_user = [](const Anchor& anchor) { return anchor.holder != nullptr; };
    if (section == section_of(Language::shell))
      return std::all_of(anchors_->all().begin(), anchors_->all().end(), makes_user);
    return prose_ || section == section_of(Language::other) || language_ == Language::notebook;
  }

  std::string_view text_;
  Language language_;
  bool permissions_;
  bool prose_;
  bool resources_;
  Lexed lexed_;
  const Ranges& comments_;
  Facts facts_;
  std::vector<Name> names_;
  std::set<std::size_t> renamed_;  ///< where calls are given other names, by which they are called
  std::optional<Anchors> anchors_;
  std::vector<const Anchor*> users_;  ///< for each name, the call that is seen to get it, if any
  std::vector<bool> has_own_;         ///< for each anchor: a setting is seen to be given to it
  std::vector<Report> reported_;      ///< for each anchor
  std::vector<Site> sites_;
  std::vector<Site> second_rank_;  ///< imports, definitions and types: of interest if there is no call
  std::optional<bool> allows_both_;
  bool request_told_ = false;
};

}  // namespace

std::vector<Site> scan(std::string_view text, Language language, ScanOptions options) {
  return Scanner{text, language, options}.run();
}

}  // namespace connect_userconfig::rewriting
