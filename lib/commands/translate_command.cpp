#include "commands/carried.hpp"
#include "commands/command_request.hpp"
#include "commands/markers.hpp"
#include "commands/neighbours.hpp"
#include "commands/per_channel_lists.hpp"
#include "commands/shorthand.hpp"
#include "connect_userconfig/commands.hpp"
#include "connect_userconfig/json.hpp"

#include <algorithm>
#include <map>

namespace connect_userconfig {
namespace {

using namespace commands;

const std::string phone_config = "PhoneConfig";

/// What the settings of a command become: the lists to send.
struct Settings {
  Outcome outcome = Outcome::unchanged;
  Json lists = Json::object();
};

/// Arguments that give way to others, one at a time; neighbours are joined at the end.
class Replacements {
 public:
  void replace(std::size_t argument, std::vector<std::string> by) { by_argument_[argument] = std::move(by); }
  void remove(const OptionUse& use) {
    for (const auto argument : use.arguments) by_argument_[argument];
  }

  void apply(std::span<const std::string> arguments, CommandTranslation& result) const {
    result.arguments.clear();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const auto found = by_argument_.find(i);
      if (found == by_argument_.end()) {
        result.arguments.push_back(arguments[i]);
        continue;
      }
      auto& edits = result.edits;
      if (edits.empty() || edits.back().first + edits.back().count != i) edits.push_back({i, 0, {}});
      ++edits.back().count;
      for (const auto& word : found->second) {
        edits.back().arguments.push_back(word);
        result.arguments.push_back(word);
      }
    }
  }

 private:
  std::map<std::size_t, std::vector<std::string>> by_argument_;
};

/// The lists as options; nothing if shorthand cannot say one of them.
std::optional<std::vector<std::string>> as_options(const Json& lists) {
  std::vector<std::string> words;
  for (const auto& [name, list] : lists.items()) {
    words.emplace_back(list_option(name));
    for (const auto& element : list) {
      auto word = print_shorthand(element);
      if (!word) return std::nullopt;
      words.push_back(std::move(*word));
    }
  }
  return words;
}

class Translator {
 public:
  Translator(std::span<const std::string> arguments, const Loader& loader, const CommandOptions& options, bool markers)
      : arguments_(arguments), options_(options), markers_(markers), command_(parse_command(arguments, markers)) {
    result_.arguments.assign(arguments.begin(), arguments.end());
    if (command_.command == nullptr || command_.help || command_.use_of(skeleton) != nullptr) return;
    result_.form = command_.command->form;
    add(command_.diagnostics);
    if (withheld()) return;
    request_ = read_request(command_, {loader, markers});
    add(request_.diagnostics);
    if (withheld()) return;
    translate();
  }

  CommandTranslation take() { return std::move(result_); }

 private:
  void add(const Diagnostics& diagnostics) {
    result_.diagnostics.insert(result_.diagnostics.end(), diagnostics.begin(), diagnostics.end());
  }

  /// Adds what the rules say, with the argument that they say it of.
  void add_located(Diagnostics diagnostics) {
    for (auto& diagnostic : diagnostics) diagnostic.argument = request_.where(diagnostic.pointer());
    add(diagnostics);
  }

  bool withheld() {
    if (!has_errors(result_.diagnostics)) return false;
    result_.outcome = Outcome::withheld;
    return true;
  }

  /// What is not ours may be newer than this model, and is for the AWS CLI to judge.
  void check_names() {
    const auto& shape = input_shape(result_.form);
    Diagnostics unknown;
    if (result_.form == Form::update_user_phone_config) {
      commands::check_names(request_.members, shape, "the request", {}, unknown);
    } else if (result_.form == Form::create_user) {
      for (const auto& member : shape.members) {
        const auto found = request_.members.find(member.name);
        const bool ours = member.name == phone_config || is_list_name(member.name);
        if (!ours || found == request_.members.end()) continue;
        commands::check_names(*found, *member.shape, member.name, "/" + std::string(member.name), unknown);
      }
    }
    add_located(std::move(unknown));
  }

  void translate() {
    check_names();
    if (withheld()) return;
    const auto settings =
        result_.form == Form::update_user_phone_config ? phone_config_settings() : neighbour_settings();
    if (withheld() || settings.outcome == Outcome::unchanged) return;
    rewrite(settings.lists);
    result_.outcome = Outcome::converted;
  }

  /// Samples for the markers in the phone configuration; false if one of them cannot be carried.
  bool take_samples(Json& request) {
    if (!markers_ || !request.contains(phone_config)) return true;
    carried_.take(request[phone_config], request_.where("/" + phone_config), result_.diagnostics);
    return !has_errors(result_.diagnostics);
  }

  Settings phone_config_settings() {
    auto request = Json::object();
    for (const std::string name : {"InstanceId", "UserId"}) {
      request[name] = request_.members[name];
      if (markers_ && holds_marker(request[name])) request[name] = "-";
    }
    request[phone_config] = request_.members[phone_config];
    if (!take_samples(request)) return {};
    auto options = options_.convert;
    options.instance_id.reset();
    options.user_id.reset();
    const auto record = read_record(nlohmann::json(request), {.form = Form::update_user_phone_config});
    auto conversion = convert(record, options);
    auto lists = carry(per_channel_lists(conversion.request.config), record, conversion.diagnostics);
    add_located(std::move(conversion.diagnostics));
    if (conversion.outcome == Outcome::converted) return {conversion.outcome, std::move(lists)};
    result_.nothing_to_run = conversion.outcome == Outcome::unchanged;
    if (result_.nothing_to_run) result_.arguments.clear();
    return {};
  }

  /// The lists with places for what is carried, and the diagnostics without those that are about stand-ins alone.
  Json carry(Json lists, const UserRecord& record, Diagnostics& diagnostics) const {
    if (carried_.fields().none() || !record.phone_config) return lists;
    const auto places = find_places(
        *record.phone_config, carried_.fields(), carried_.fields(),
        {.auto_accept = options_.convert.auto_accept, .absent = options_.convert.absent, .origin = Origin::request});
    const auto doubtful = [&](const Diagnostic& diagnostic) {
      return std::any_of(places.doubtful.begin(), places.doubtful.end(), [&](const auto& other) {
        return other.id == diagnostic.id && other.pointer() == diagnostic.pointer();
      });
    };
    diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), doubtful), diagnostics.end());
    for (const auto& [name, elements] : places.lists.items()) {
      if (lists.contains(name)) lists[name] = elements;
    }
    return lists;
  }

  /// Values that the model's checks cannot see are not checked.
  void drop_unseen(Diagnostics& diagnostics) const {
    const auto unseen = [&](const Diagnostic& diagnostic) {
      try {
        const auto text = diagnostic.pointer();
        if (text.starts_with("/" + phone_config)) return false;  // see carry
        const Json::json_pointer pointer(text);
        return request_.members.contains(pointer) && holds_marker(request_.members[pointer]);
      } catch (const Json::exception&) {
        return false;
      }
    };
    diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), unseen), diagnostics.end());
  }

  bool lists_hold_markers() const {
    return markers_ && any_list([&](const auto& row) {
             return request_.members.contains(row.name) && holds_marker(request_.members[std::string(row.name)]);
           });
  }

  Settings neighbour_settings() {
    auto request = request_.members;
    const bool has_settings = request.contains(phone_config) && !request[phone_config].is_null();
    if (has_settings && !take_samples(request)) return {};
    const bool has_lists = any_list([&](const auto& row) { return request.contains(row.name); });
    if (has_settings && (lists_hold_markers() || (carried_.fields().any() && has_lists))) {
      result_.diagnostics.push_back({.id = DiagnosticId::dynamic_phone_config,
                                     .detail = "it cannot be compared with the per-channel options beside it",
                                     .argument = request_.where("/" + phone_config)});
      return {};
    }
    if (markers_) hide_markers(request, input_shape(result_.form));
    auto converted = commands::convert_neighbour(result_.form, request, options_.convert, Strictness::cli);
    if (markers_) drop_unseen(converted.diagnostics);
    auto lists = Json::object();
    for (const auto& [name, value] : converted.request.items()) {
      if (is_list_name(name) && (!request.contains(name) || request[name] != value)) lists[name] = value;
    }
    if (has_settings) {
      const nlohmann::json user{{"Username", "."}, {phone_config, request[phone_config]}};
      lists = carry(std::move(lists), read_record(user, {.form = Form::create_user}), converted.diagnostics);
    }
    const bool failed = has_errors(converted.diagnostics);
    add_located(std::move(converted.diagnostics));
    if (failed || converted.outcome != Outcome::converted) return {};
    return {converted.outcome, std::move(lists)};
  }

  /// The command with these lists instead of its phone configuration.
  void rewrite(const Json& lists) {
    Replacements replacements;
    if (result_.form == Form::update_user_phone_config) {
      replacements.replace(command_.operation, {"update-user-config"});
    }
    // Options that the lists replace, and all uses of the old option: the new words stand where the last of them stood.
    const OptionUse* last = nullptr;
    for (const auto& use : command_.uses) {
      if (use.option->member == nullptr) continue;
      if (use.option->member->name == phone_config) last = &use;
      if (use.option->member->name == phone_config || lists.contains(use.option->member->name)) {
        replacements.remove(use);
      }
    }
    const auto options = as_options(carried_.put_back(lists));
    const bool by_input = request_.input_decides(phone_config) || (!options && request_.input);
    if (!by_input && last != nullptr) {
      replacements.replace(
          last->arguments.front(),
          options ? *options : std::vector{std::string(input_json), text_of(carried_.put_back(lists, true))});
    }
    rewrite_input(lists, by_input, replacements);
    replacements.apply(arguments_, result_);
  }

  void rewrite_input(const Json& lists, bool by_input, Replacements& replacements) {
    if (!request_.input) return;
    auto input = *request_.input;
    if (by_input && !input.contains(phone_config)) input[phone_config] = nullptr;
    if (!input.contains(phone_config)) return;
    const auto* use = command_.use_of(input_json);
    if (use == nullptr) use = command_.use_of(input_yaml);
    for (const auto& other : command_.uses) {
      if (other.option == use->option) replacements.remove(other);
    }
    replacements.replace(use->arguments.front(),
                         {std::string(input_json),
                          text_of(carried_.put_back(with_lists(input, by_input ? lists : Json::object()), true))});
  }

  std::span<const std::string> arguments_;
  const CommandOptions& options_;
  bool markers_;
  ParsedCommand command_;
  CommandRequest request_;
  Carried carried_;
  CommandTranslation result_;
};

}  // namespace

CommandTranslation translate_command(std::span<const std::string> arguments, const Loader& loader,
                                     const CommandOptions& options) {
  return Translator(arguments, loader, options, false).take();
}

CommandTranslation translate_marked(std::span<const std::string> arguments, const Loader& loader,
                                    const CommandOptions& options) {
  return Translator(arguments, loader, options, true).take();
}

std::string command_message(const Diagnostic& diagnostic) {
  std::string text(describe(diagnostic.id).summary);
  const auto& [index, position] = diagnostic.argument;
  if (index > 0) text.append(": argument ").append(std::to_string(index));
  if (index > 0 && position.line > 0) text.append(", line ").append(std::to_string(position.line));
  if (index > 0 && position.column > 0) text.append(", column ").append(std::to_string(position.column));
  if (!diagnostic.detail.empty()) text.append(": ").append(diagnostic.detail);
  return text;
}

bool is_refused_by_cli(const Diagnostics& diagnostics) noexcept {
  using enum DiagnosticId;
  static constexpr DiagnosticId refused[] = {unknown_option,           missing_option, invalid_option_value,
                                             unknown_parameter,        wrong_type,     malformed_json,
                                             parameter_file_unreadable};
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return std::find(std::begin(refused), std::end(refused), diagnostic.id) != std::end(refused);
  });
}

bool is_known_command(std::span<const std::string> arguments) {
  return parse_command(arguments, false).command != nullptr;
}

bool is_known_marked(std::span<const std::string> arguments) {
  return parse_command(arguments, true).command != nullptr;
}

}  // namespace connect_userconfig
