#include "commands/argument_parser.hpp"
#include "commands/markers.hpp"
#include "connect_userconfig/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace connect_userconfig::commands {
namespace {

/// What one word is, in the light of a table of options.
struct Word {
  enum class Kind : std::uint8_t { positional, option, unknown_option, ambiguous } kind = Kind::positional;
  const Option* option = nullptr;
  std::optional<std::string_view> attached;  ///< the value behind `=`
  std::string candidates;
};

bool is_negative_number(std::string_view word) noexcept {
  word.remove_prefix(1);
  const auto digits = word.find_first_not_of("0123456789");
  if (digits == std::string_view::npos) return !word.empty();
  return word[digits] == '.' && digits + 1 < word.size() &&
         word.find_first_not_of("0123456789", digits + 1) == std::string_view::npos;
}

Word classify(std::string_view word, std::span<const Option> table) {
  using enum Word::Kind;
  if (!word.starts_with('-') || word.size() == 1) return {};
  const auto equals = word.find('=');
  const auto name = word.substr(0, equals);
  const auto attached = equals == std::string_view::npos ? std::nullopt : std::optional(word.substr(equals + 1));
  Word result{unknown_option, nullptr, attached, {}};
  if (word == "--") return result;
  for (const auto& option : table) {
    if (option.name == name) return {Word::Kind::option, &option, attached, {}};
    if (!name.starts_with("--") || !option.name.starts_with(name)) continue;
    result.candidates.append(result.candidates.empty() ? "" : ", ").append(option.name);
    result.kind = result.option == nullptr ? Word::Kind::option : ambiguous;
    result.option = &option;
  }
  if (result.kind != unknown_option) return result;
  if (is_negative_number(word) || word.find(' ') != std::string_view::npos) return {};
  return result;
}

class Sorter {
 public:
  Sorter(std::span<const std::string> arguments, bool markers) : arguments_(arguments), markers_(markers) {
    left_.reserve(arguments.size());
    for (std::size_t i = 0; i < arguments.size(); ++i) left_.push_back(i);
  }

  ParsedCommand sort() {
    // Nobody knows in advance whether the command is one that matters: what is wrong with others is not our business.
    take_globals();
    const auto service = take_word(true);
    const auto operation = take_word(false);
    if (service && operation) result_.command = find_command(arguments_[*service], arguments_[*operation]);
    if (result_.command == nullptr) return {};
    result_.operation = *operation;
    take_options();
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool is_marker_word(std::size_t argument) const {
    return markers_ && has_command_marker(arguments_[argument]);
  }
  [[nodiscard]] bool is_positional(std::size_t argument, std::span<const Option> table) const {
    return classify(arguments_[argument], table).kind == Word::Kind::positional;
  }

  void report(DiagnosticId id, std::size_t argument, std::string detail) {
    result_.diagnostics.push_back({.id = id, .detail = std::move(detail), .argument = argument_at(argument)});
  }

  /// Takes the option at `at` in `left_`, and its values; `at` moves behind them.
  OptionUse take_use(const Word& word, std::size_t& at, std::span<const Option> table) {
    const auto argument = left_[at++];
    OptionUse use{word.option, {argument}, {}};
    const auto arity = word.option->arity;
    if (word.attached) {
      const auto before = arguments_[argument].size() - word.attached->size();
      if (arity == Arity::flag) {
        report(DiagnosticId::invalid_option_value, argument, fmt::format("{} takes no value", word.option->name));
      }
      use.values.push_back({*word.attached, argument, before});
      return use;
    }
    const std::size_t most = arity == Arity::flag ? 0 : arity == Arity::many ? left_.size() : 1;
    while (at < left_.size() && use.values.size() < most && is_positional(left_[at], table)) {
      use.arguments.push_back(left_[at]);
      use.values.push_back({arguments_[left_[at]], left_[at], 0});
      ++at;
    }
    if (arity == Arity::one && use.values.empty()) {
      report(DiagnosticId::invalid_option_value, argument, fmt::format("{} needs a value", word.option->name));
    }
    return use;
  }

  /// Global options stand anywhere, and are found before anything else is looked at.
  void take_globals() {
    std::vector<std::size_t> rest;
    for (std::size_t at = 0; at < left_.size();) {
      const auto word = classify(arguments_[left_[at]], global_options());
      if (word.kind == Word::Kind::option) {
        take_use(word, at, global_options());
        continue;
      }
      if (word.kind == Word::Kind::ambiguous) {
        report_ambiguous(left_[at++], word);
      } else {
        rest.push_back(left_[at++]);
      }
    }
    left_ = std::move(rest);
  }

  /// `--new value connect update-user-phone-config`: nobody knows that the option takes a word, which is no service.
  [[nodiscard]] bool is_value_of_unknown(std::vector<std::size_t>::const_iterator at) const {
    if (at == left_.begin() || left_.end() - at < 3 || is_positional(*std::prev(at), {})) return false;
    return find_command(arguments_[at[1]], arguments_[at[2]]) != nullptr;
  }

  /// The first word that is no option; it leaves the others behind.
  std::optional<std::size_t> take_word(bool service) {
    const bool skip_markers = service && markers_;
    for (auto at = left_.begin(); at != left_.end(); ++at) {
      if (!is_positional(*at, {})) continue;
      if (skip_markers && is_marker_word(*at)) continue;
      if (service && is_value_of_unknown(at)) at = left_.erase(at);
      const auto argument = *at;
      // A marker before the service can only be global options.
      left_.erase(skip_markers ? std::remove_if(left_.begin(), at, [&](auto i) { return is_marker_word(i); }) : at,
                  at + 1);
      return argument;
    }
    return std::nullopt;
  }

  void take_options() {
    const auto table = result_.command->options;
    bool after_unknown = false;  // what follows an unknown option may be its value
    for (std::size_t at = 0; at < left_.size();) {
      const auto argument = left_[at];
      const auto word = classify(arguments_[argument], table);
      if (word.kind == Word::Kind::option) {
        result_.uses.push_back(take_use(word, at, table));
        after_unknown = false;
        continue;
      }
      ++at;
      const bool may_be_value = after_unknown && word.kind == Word::Kind::positional;
      if (!may_be_value && word.kind == Word::Kind::positional && report_split(argument)) {
        after_unknown = true;  // what follows is more of the same value
        continue;
      }
      after_unknown = may_be_value || word.kind != Word::Kind::positional;
      if (is_marker_word(argument)) {
        report(DiagnosticId::dynamic_phone_config, argument, "it may hold any option");
      } else if (word.kind == Word::Kind::ambiguous) {
        report_ambiguous(argument, word);
      } else if (word.kind == Word::Kind::positional && arguments_[argument] == "help") {
        result_.help = true;
      } else if (!may_be_value) {
        report(DiagnosticId::unknown_option, argument, shown(argument));
      }
    }
  }

  /// A value in shorthand or JSON is one word: says so, if this word was meant as a part of the value before it.
  bool report_split(std::size_t argument) {
    if (argument == 0 || result_.uses.empty()) return false;
    const OptionUse& use = result_.uses.back();
    const Shape* shape = use.option->member == nullptr ? nullptr : use.option->member->shape;
    const bool one_word = shape != nullptr && (shape->kind == ShapeKind::structure || shape->kind == ShapeKind::map);
    if (!one_word || use.values.empty() || use.arguments.back() != argument - 1) return false;
    const std::string_view before = use.values.back().text;
    const std::string_view word = arguments_[argument];
    const auto among = [](char c, std::string_view marks) { return marks.find(c) != std::string_view::npos; };
    const bool cut =
        (!before.empty() && among(before.back(), ",=:{[")) || (!word.empty() && among(word.front(), ",=:}]"));
    if (!cut && word.find('=') == std::string_view::npos) return false;
    report(DiagnosticId::invalid_option_value, argument,
           fmt::format("the space before this word ends the value of {}: {}", use.option->name,
                       cut ? "leave it out, or put the value in quotes" : "write a comma in its place"));
    return true;
  }

  void report_ambiguous(std::size_t argument, const Word& word) {
    report(DiagnosticId::unknown_option, argument,
           fmt::format("{} is the beginning of {}", shown(argument), word.candidates));
  }

  /// An option's name; anything else may be a part of a value.
  [[nodiscard]] std::string shown(std::size_t argument) const {
    const std::string_view word = arguments_[argument];
    return word.starts_with('-') ? printable(word.substr(0, word.find('=')), 40) : "a value without an option";
  }

  std::span<const std::string> arguments_;
  bool markers_;
  std::vector<std::size_t> left_;  ///< the arguments that nobody has taken yet
  ParsedCommand result_;
};

}  // namespace

const OptionUse* ParsedCommand::use_of(std::string_view option) const noexcept {
  const auto found =
      std::find_if(uses.rbegin(), uses.rend(), [&](const auto& use) { return use.option->name == option; });
  return found == uses.rend() ? nullptr : &*found;
}

ParsedCommand parse_command(std::span<const std::string> arguments, bool markers) {
  return Sorter(arguments, markers).sort();
}

}  // namespace connect_userconfig::commands
