// From the users of a template to edits of its text.
#include "comments.hpp"
#include "connect_userconfig/rewrite.hpp"
#include "connect_userconfig/text.hpp"
#include "finding.hpp"
#include "normal_form.hpp"
#include "template_config.hpp"
#include "template_layout.hpp"
#include "template_lists.hpp"
#include "template_printer.hpp"
#include "template_users.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <tuple>

namespace connect_userconfig {
namespace rewriting {
namespace {

using Json = nlohmann::json;

/// The list that a field goes to, for the comments that stand beside it.
constexpr std::array<std::string_view, field_count> list_of_field = {"PhoneNumberConfigs", "AutoAcceptConfigs",
                                                                     "AfterContactWorkConfigs", "PhoneNumberConfigs",
                                                                     "PersistentConnectionConfigs"};

/// Everything that is to be done to one user.
struct Plan {
  const TemplateUser* user = nullptr;
  std::vector<Edit> edits;
  Json meaning;  ///< what its properties mean afterwards
};

/// One past the comment or space that ends the line, if nothing else does.
std::size_t end_with_comment(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.find('\n', at), text.size());
  const std::size_t content = text.find_first_not_of(" \t", at);
  if (content >= end || text[content] != '#') return at;
  if (end > at && text[end - 1] == '\r') --end;
  return end;
}

class Editor {
 public:
  Editor(std::string_view text, TemplateSyntax syntax, const ConvertOptions& options, const Tree& tree)
      : text_(text), syntax_(syntax), options_(options), tree_(tree), layouts_(text, syntax, tree) {}

  Rewrite run() {
    TemplateUsers users = find_users(tree_.documents);
    result_.findings = std::move(users.findings);
    std::vector<Plan> plans;
    for (const TemplateUser& user : users.users) {
      if (auto plan = plan_for(user)) plans.push_back(std::move(*plan));
    }
    commit(plans);
    std::stable_sort(result_.findings.begin(), result_.findings.end(), [](const auto& a, const auto& b) {
      return std::tie(a.region.begin.line, a.region.begin.column) <
             std::tie(b.region.begin.line, b.region.begin.column);
    });
    return std::move(result_);
  }

 private:
  void refuse(const TemplateUser& user, std::string_view why) {
    result_.findings.push_back(finding(DiagnosticId::not_a_template, user.key->region(),
                                       fmt::format("{}: {}", printable(user.name), why),
                                       user.pointer + "/PhoneConfig"));
  }

  std::optional<Plan> plan_for(const TemplateUser& user) {
    TemplateConfig config = read_template_config(*user.value, tree_.documents, user.pointer + "/PhoneConfig");
    const bool readable = config.ok();
    std::move(config.findings.begin(), config.findings.end(), std::back_inserter(result_.findings));
    if (!readable) return std::nullopt;
    commands::Places places = commands::find_places(
        config.config, config.unknown, FieldSet().set(),
        {.auto_accept = options_.auto_accept, .absent = options_.absent, .origin = Origin::request});
    report(places.diagnostics, user, config);
    if (has_errors(places.diagnostics) || places.lists.empty()) return std::nullopt;

    Plan plan{&user, {}, Json::object()};
    std::vector<PrintedList> fresh;        // to stand where PhoneConfig stood
    std::vector<PrintedList> overwritten;  // to stand where a list of this name stands
    if (!compare(user, config, places, fresh, overwritten)) return std::nullopt;
    plan.meaning = meaning_of(user, config, fresh, overwritten);
    if (!make_edits(plan, config, fresh, overwritten)) return std::nullopt;
    return plan;
  }

  void report(const Diagnostics& diagnostics, const TemplateUser& user, const TemplateConfig& config) {
    for (const Diagnostic& d : diagnostics) {
      // What a template leaves out is not there: it says all of what the user is to have.
      if (d.id == DiagnosticId::absent_field_kept) continue;
      const Node* at = user.key;
      if (const auto field = commands::field_from(to_string(d.field));
          field && config.values[index(*field)] != nullptr) {
        at = config.values[index(*field)];
      }
      LocatedDiagnostic located = finding(d.id, at->region(), d.detail, user.pointer + d.pointer());
      result_.findings.push_back(std::move(located));
    }
  }

  /// Sorts the lists by what becomes of them; false if an operator has to decide.
  bool compare(const TemplateUser& user, TemplateConfig& config, commands::Places& places,
               std::vector<PrintedList>& fresh, std::vector<PrintedList>& overwritten) {
    bool decided = true;
    for (auto list = places.lists.begin(); list != places.lists.end(); ++list) {
      const std::string& name = list.key();
      const Node* existing = user.properties->find(name);
      if (existing == nullptr) {
        fresh.push_back({name, &*list, {}});
        continue;
      }
      const bool carried = carry_modes(*existing, *list, config);
      const Json theirs = sorted(normal_form(*existing));
      const Json ours = sorted(normal_form(*list, config.values));
      const auto note = [&](DiagnosticId id, std::string_view more) {
        result_.findings.push_back(finding(id, existing->region(),
                                           fmt::format("{}: {}{}", printable(user.name), name, more),
                                           user.pointer + '/' + name));
      };
      const auto both = fmt::format(": the template has {}, PhoneConfig becomes {}", shown(theirs), shown(ours));
      const auto unknown = carried ? unknown_member(*existing, name) : "AfterContactWorkMode";
      if (theirs == ours) {
        note(DiagnosticId::already_per_channel, "");
      } else if (options_.existing == ExistingLists::keep) {
        note(DiagnosticId::existing_config_kept, both);
      } else if (options_.existing == ExistingLists::overwrite && unknown.empty()) {
        note(DiagnosticId::existing_config_overwritten, both);
        overwritten.push_back({name, &*list, {}});
      } else {
        // Who has chosen to overwrite needs no advice to do so: what cannot be carried is edited by hand.
        const bool lost = options_.existing == ExistingLists::overwrite;
        note(lost ? DiagnosticId::not_a_template : DiagnosticId::existing_config_differs,
             lost ? fmt::format("{}; {} would be lost", both, unknown) : both);
        decided = false;
      }
    }
    return decided;
  }

  Json meaning_of(const TemplateUser& user, const TemplateConfig& config, const std::vector<PrintedList>& fresh,
                  const std::vector<PrintedList>& overwritten) const {
    Json meaning = normal_form(*user.properties);
    meaning.erase("PhoneConfig");
    for (const auto* lists : {&fresh, &overwritten}) {
      for (const PrintedList& list : *lists) {
        meaning[list.name] = Json::array({normal_form(*list.elements, config.values)});
      }
    }
    return meaning;
  }

  /// Comments inside `PhoneConfig`, each with the list that its field goes to.
  void give_comments(const TemplateUser& user, bool carried_gaps, std::vector<PrintedList>& lists,
                     std::vector<std::string>& homeless, std::size_t end) const {
    const auto give = [&](const Comment& comment, const Node* key) {
      const auto field = key == nullptr ? std::nullopt : commands::field_from(key->value);
      auto home = lists.begin();
      if (field)
        home = std::find_if(lists.begin(), lists.end(),
                            [&](const auto& l) { return l.name == list_of_field[index(*field)]; });
      if (home == lists.end()) home = lists.begin();
      (lists.empty() ? homeless : home->comments).push_back(comment.text);
    };
    const std::vector<Node>& items = user.value->items;
    std::size_t at = user.key->end;
    const Node* before = nullptr;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
      for (const Comment& c : comments_between(text_, at, items[i].begin))
        give(c, c.own_line && before != nullptr ? &items[i] : before);
      // What stands between the colon and a value in block style goes along with the value.
      const bool dropped = items[i + 1].is_null();
      if (!carried_gaps || dropped) {
        for (const Comment& c : comments_between(text_, items[i].end, items[i + 1].begin)) give(c, &items[i]);
      }
      before = &items[i];
      at = items[i + 1].end;
    }
    for (const Comment& c : comments_between(text_, at, end)) give(c, before);
  }

  bool make_edits(Plan& plan, const TemplateConfig& config, std::vector<PrintedList>& fresh,
                  std::vector<PrintedList>& overwritten) {
    const TemplateUser& user = *plan.user;
    const Layout layout = layouts_.layout_for(user, *user.key, *user.value);
    Carrier carrier{text_, config.keys, config.values, layout.style == Style::block};
    const std::size_t begin = user.key->begin;
    const std::size_t end = layout.style == Style::block ? end_with_comment(text_, user.value->end) : user.value->end;
    std::vector<std::string> homeless;
    give_comments(user, layout.style == Style::block, fresh, homeless, end);
    if (!fresh.empty()) {
      plan.edits.push_back({begin, end - begin, print_lists(fresh, layout, carrier)});
    } else if (!remove_property(plan, layout, homeless, end)) {
      return false;
    }
    for (PrintedList& list : overwritten) overwrite(plan, list, carrier);
    std::sort(plan.edits.begin(), plan.edits.end(), [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
    return true;
  }

  void overwrite(Plan& plan, PrintedList& list, Carrier& carrier) const {
    const std::vector<Node>& items = plan.user->properties->items;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
      if (items[i].value != list.name) continue;
      for (const Comment& c : comments_between(text_, items[i].end, items[i + 1].begin))
        list.comments.push_back(c.text);
      for (const Comment& c : comments_in(text_, items[i + 1])) list.comments.push_back(c.text);
      const Layout layout = layouts_.layout_for(*plan.user, items[i], items[i + 1]);
      plan.edits.push_back({items[i].begin, items[i + 1].end - items[i].begin, print_list(list, layout, carrier)});
    }
  }

  /// Everything it says is said by lists that are already there.
  bool remove_property(Plan& plan, const Layout& layout, const std::vector<std::string>& comments, std::size_t end) {
    const TemplateUser& user = *plan.user;
    const bool flow = layout.style == Style::flow || layout.style == Style::flow_lines;
    if (flow) return remove_from_flow(plan, comments);
    if (!is_first_on_line(text_, user.key->begin)) {
      refuse(user, "PhoneConfig does not begin a line, so it cannot be taken out");
      return false;
    }
    if (comments.empty()) {
      const std::size_t begin = line_start(text_, user.key->begin);
      const std::size_t newline = text_.find('\n', end);
      plan.edits.push_back({begin, (newline == std::string_view::npos ? text_.size() : newline + 1) - begin, ""});
      return true;
    }
    std::string kept;
    for (const std::string& comment : comments)
      kept.append(kept.empty() ? "" : layout.newline + layout.indent).append(comment);
    plan.edits.push_back({user.key->begin, end - user.key->begin, kept});
    return true;
  }

  bool remove_from_flow(Plan& plan, const std::vector<std::string>& comments) {
    const TemplateUser& user = *plan.user;
    const std::vector<Node>& items = user.properties->items;
    const auto at = static_cast<std::size_t>(user.key - items.data());
    const bool last = at + 2 >= items.size();
    const std::size_t begin = last && at > 0 ? items[at - 1].end : user.key->begin;
    const std::size_t end = last ? user.value->end : items[at + 2].begin;
    const bool clean = comments_between(text_, begin, user.key->begin).empty() &&
                       comments_between(text_, user.value->end, end).empty();
    if (!comments.empty() || !clean) {
      refuse(user, "PhoneConfig cannot be taken out without losing a comment");
      return false;
    }
    plan.edits.push_back({begin, end - begin, ""});
    return true;
  }

  [[nodiscard]] Json meaning_after(const std::vector<const Plan*>& plans) const {
    std::map<const Node*, const Json*> changed;
    for (const Plan* plan : plans) changed.emplace(plan->user->properties, &plan->meaning);
    Json meaning = Json::array();
    for (const Node& document : tree_.documents) {
      meaning.push_back(normal_form(document, [&](const Node& node) {
        const auto found = changed.find(&node);
        return found == changed.end() ? nullptr : found->second;
      }));
    }
    return meaning;
  }

  [[nodiscard]] static std::vector<Edit> edits_of(const std::vector<const Plan*>& plans) {
    std::vector<Edit> edits;
    for (const Plan* plan : plans) edits.insert(edits.end(), plan->edits.begin(), plan->edits.end());
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
    return edits;
  }

  /// The edited text has to parse, and to mean what the plans say and nothing else.
  [[nodiscard]] bool holds(const std::vector<const Plan*>& plans) const {
    const Tree after = parse_tree(apply_edits(text_, edits_of(plans)), syntax_);
    if (after.fault) return false;
    Json meaning = Json::array();
    for (const Node& document : after.documents) meaning.push_back(normal_form(document));
    return meaning == meaning_after(plans);
  }

  /// Those of the plans that hold, found by halving: a parse a plan would cost too much in a large template.
  void keep_good(std::span<const Plan* const> plans, std::vector<const Plan*>& good) {
    if (plans.empty()) return;
    if (checks_left_ > 0 && holds({plans.begin(), plans.end()})) {
      good.insert(good.end(), plans.begin(), plans.end());
      return;
    }
    if (checks_left_ > 0) --checks_left_;
    if (plans.size() == 1 || checks_left_ == 0) {
      for (const Plan* plan : plans) refuse(*plan->user, "an edit would change more than this property");
      return;
    }
    keep_good(plans.first(plans.size() / 2), good);
    keep_good(plans.subspan(plans.size() / 2), good);
  }

  void commit(const std::vector<Plan>& plans) {
    std::vector<const Plan*> all;
    all.reserve(plans.size());
    for (const Plan& plan : plans) all.push_back(&plan);
    std::vector<const Plan*> good;
    keep_good(all, good);
    result_.edits = edits_of(good);
    for (const Plan* plan : good) {
      if (!plan->edits.empty()) result_.calls.push_back(plan->edits.front().offset);
    }
    std::sort(result_.calls.begin(), result_.calls.end());
  }

  std::string_view text_;
  TemplateSyntax syntax_;
  const ConvertOptions& options_;
  const Tree& tree_;
  Layouts layouts_;
  int checks_left_ = 100;  // failures after which the rest is refused
  Rewrite result_;
};

}  // namespace
}  // namespace rewriting

Rewrite rewrite_template(std::string_view text, TemplateSyntax syntax, const ConvertOptions& options) {
  const rewriting::Tree tree = rewriting::parse_tree(text, syntax);
  if (tree.fault)
    return {{}, {rewriting::finding(DiagnosticId::not_a_template, {tree.fault->position, {}}, tree.fault->text)}};
  return rewriting::Editor{text, syntax, options, tree}.run();
}

}  // namespace connect_userconfig
