#include "literal.hpp"

#include "connect_userconfig/writer.hpp"

#include <nlohmann/json.hpp>

namespace connect_userconfig::rewriting {
namespace {

using Json = nlohmann::ordered_json;

/// The lists in the order of every output of this library.
Json lists_of(const UserConfig& config) {
  std::string line;
  append_json({.instance_id = "i", .user_id = "u", .config = config}, line);
  Json request = Json::parse(line, nullptr, false);
  request.erase("InstanceId");
  request.erase("UserId");
  return request;
}

class Printer {
 public:
  explicit Printer(const Literal& like) : like_(like), quoted_(like.python || like.quoted_key) {}

  void element(const Json& value, std::string& to) const {
    if (value.is_string()) return string(value.get_ref<const std::string&>(), to);
    if (value.is_boolean() && like_.python) {
      to.append(value.get<bool>() ? "True" : "False");
      return;
    }
    if (!value.is_object()) {
      to.append(value.dump());
      return;
    }
    to.append(like_.python ? "{" : "{ ");
    bool first = true;
    for (const auto& [name, member] : value.items()) {
      if (!first) to.append(", ");
      first = false;
      key(spelled(name, like_.members), quoted_, to);
      to.append(": ");
      element(member, to);
    }
    to.append(like_.python ? "}" : " }");
  }

  /// `PhoneNumberConfigs=[`, `"PhoneNumberConfigs": [`, `phoneNumberConfigs: [`, `p.PhoneNumberConfigs = [`, ...
  void list_key(const std::string& name, std::string& to) const {
    const bool assigns = like_.form == Form::assignment;
    if (assigns) to.append(like_.target);
    key(spelled(name, like_.lists), like_.form == Form::variable ? quoted_ : like_.quoted_key, to);
    if (assigns)
      to.append(like_.quoted_key ? "] = [" : " = [");
    else
      to.append(like_.form == Form::argument ? "=[" : ": [");
  }

 private:
  void key(const std::string& name, bool quoted, std::string& to) const {
    if (quoted)
      string(name, to);
    else
      to.append(name);
  }

  /// What stands in settings needs no escapes: words in capitals, and numbers that were checked.
  void string(const std::string& text, std::string& to) const {
    to.push_back(like_.quote);
    to.append(text).push_back(like_.quote);
  }

  const Literal& like_;
  bool quoted_;
};

/// Of the last line; none if that line is longer than any that somebody wrote by hand.
std::string indentation(std::string_view before) {
  constexpr std::size_t longest = 2000;
  const std::string_view near = before.substr(before.size() - std::min(before.size(), longest));
  const std::size_t newline = near.rfind('\n');
  if (newline == std::string_view::npos && near.size() != before.size()) return {};
  const std::string_view line = near.substr(newline == std::string_view::npos ? 0 : newline + 1);
  return std::string(line.substr(0, std::min(line.find_first_not_of(" \t"), line.size())));
}

}  // namespace

std::string print_literal(const UserConfig& config, const Literal& like, std::string_view text) {
  const std::string outer = indentation(text.substr(0, like.begin));
  const std::string step = outer.find('\t') != std::string::npos ? "\t" : like.python ? "    " : "  ";
  const bool variable = like.form == Form::variable;
  const std::string indent = variable ? outer + step : outer;
  const std::string_view between = like.form != Form::assignment ? "," : like.semicolon ? ";" : "";
  const Printer printer{like};
  const Json lists = lists_of(config);
  if (lists.empty()) return {};
  std::string out;
  for (const auto& [name, list] : lists.items()) {
    if (!out.empty()) out.append(between).append("\n").append(indent);
    printer.list_key(name, out);
    for (const Json& element : list) {
      out.append("\n").append(indent).append(step);
      printer.element(element, out);
      out.append(",");
    }
    out.append("\n").append(indent).append("]");
  }
  return variable ? like.target + "{\n" + indent + out + ",\n" + outer + "}" : out;
}

}  // namespace connect_userconfig::rewriting
