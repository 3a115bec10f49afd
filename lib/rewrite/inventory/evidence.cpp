#include "evidence.hpp"

#include "arguments.hpp"
#include "characters.hpp"
#include "command_extent.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "members.hpp"
#include "shapes.hpp"
#include "usage.hpp"
#include "value.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t near = 300;

constexpr std::array<std::string_view, 19> members = {
    "PhoneType",         "phoneType",       "phone_type",     "AutoAccept",      "autoAccept",
    "auto_accept",       "SOFT_PHONE",      "SoftPhone",      "DESK_PHONE",      "DeskPhone",
    "deskPhone",         "desk_phone",      "AfterContactW",  "afterContactW",   "after_contact_w",
    "persistentConnect", "persistent_conn", "PersistentConn", "aws_connect_user"};

// In small letters.
constexpr std::array<std::string_view, 16> words = {
    "amazonconnect",    "amazon connect",  "amazon_connect", "amazon-connect",  "aws_connect",      "aws-connect",
    "client-connect",   "connectclient",   "aws::connect",   "service/connect", "services.connect", "aws-sdk-connect",
    "client(\"connect", "client('connect", "awsconnect",     "sotoconnect"};

// What nobody else has.
constexpr std::array<std::string_view, 6> own_members = {"SOFT_PHONE",      "DESK_PHONE",      "DeskPhoneNumber",
                                                         "AfterContactWor", "afterContactWor", "after_contact_wor"};

/// Languages whose values end with a comma, a bracket or a line.
bool has_values_in_brackets(Language language) {
  using enum Language;
  switch (language) {
    case python:
    case javascript:
    case typescript:
    case java:
    case kotlin:
    case scala:
    case groovy:
    case csharp:
    case go:
    case php:
    case ruby:
    case rust:
    case swift:
    case dart:
    case cpp:
      return true;
    default:
      return false;
  }
}

/// Where the value ends that begins at `at`: before what closes or ends its surroundings, a comma, a line that does not
/// go on.
std::size_t value_end(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.size(), at + near);
  bool begun = false;
  for (int depth = 0; at < end; ++at) {
    const char c = text[at];
    if (std::string_view{"([{"}.find(c) != std::string_view::npos) ++depth;
    if (std::string_view{")]}"}.find(c) != std::string_view::npos && --depth < 0) return at;
    if (depth > 0) continue;
    if (c == ',' || c == ';') return at;
    if (c == '\n' && begun) {
      const std::size_t next = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
      if (next == text.size() || std::string_view{"{([.?|&"}.find(text[next]) == std::string_view::npos) return at;
    }
    begun = begun || std::string_view{" \t\r\n:='\""}.find(c) == std::string_view::npos;
  }
  return end;
}

/// A request has the instance in it; an export of users does not.
bool is_saved_request(std::string_view text, const Name& name, Language language) {
  const Extent around = extent_of(text, name.begin, name.end, language);
  return has_word(text.substr(around.begin, around.end - around.begin), "InstanceId") && has_members(text, name.end);
}

}  // namespace

bool is_name_of_sdk(std::string_view name, Language language) {
  using enum Language;
  const bool snake = contains(name, "phone_config");
  switch (language) {
    case java:
    case kotlin:
    case scala:
    case groovy:
      return !snake;
    case ruby:
    case rust:
      return snake;
    case python:
    case javascript:
    case typescript:
    case csharp:
    case visual_basic:
    case fsharp:
    case go:
    case powershell:
    case php:
    case yaml:
    case json:
    case notebook:
    case shell:
    case other_shell:
    case batch:
    case makefile:
    case dockerfile:
      return contains(name, "PhoneConfig") || contains(name, "-");
    default:
      return true;
  }
}

bool has_members(std::string_view text, std::size_t offset) { return contains_any(text.substr(offset, near), members); }

bool is_request_of_json(std::string_view text, const Name& name) {
  std::string_view after = text.substr(name.end);
  if (after.starts_with('\\')) after.remove_prefix(1);
  const bool quoted = name.begin > 0 && text[name.begin - 1] == '"' && after.starts_with('"');
  return quoted && text.substr(name.begin, name.end - name.begin) == "PhoneConfig" &&
         is_saved_request(text, name, Language::json);
}

std::string_view given_to(std::string_view text, const Name& name, Language language) {
  const bool command = text.substr(name.begin, name.end - name.begin).find('-') != std::string_view::npos;
  if (command || !has_values_in_brackets(language)) return text.substr(name.end, near);
  const auto value = value_of(text, name.end);
  const std::size_t begin = value ? value->begin : name.end;
  return text.substr(begin, value_end(text, begin) - begin);
}

bool gives_members(std::string_view text, const Name& name, Language language) {
  return contains_any(given_to(text, name, language), members);
}

bool is_about_connect(std::string_view text) { return contains_any(in_small_letters(text), words); }

bool is_setting_for_a_call(std::string_view text, const Name& name, Language language, bool about_connect) {
  const std::string_view written = text.substr(name.begin, name.end - name.begin);
  const bool running_text = language == Language::markdown || language == Language::text;
  if (is_option(text, name) && (!running_text || reads_like_a_call(text, name.begin, name.end)))
    return has_members(text, name.end) || contains(before(text, name.begin, 60), "connect");
  switch (language) {
    case Language::markdown:
    case Language::text:
    case Language::notebook:  // what a cell printed may be an export
      return is_request_of_json(text, name);
    case Language::yaml:
    case Language::json:
      return is_saved_request(text, name, language) || is_of_module(text, name) || is_made_by_jq(text, name);
    case Language::terraform:
      return !before(text, name.begin, 20).ends_with("variable \"") && (about_connect || has_members(text, name.end));
    default:
      break;
  }
  const bool of_any_kind = language == Language::other || language == Language::cpp || language == Language::sql ||
                           language == Language::markup || language == Language::settings;
  if (of_any_kind)
    return contains(written, "etPhoneConfig") || contains(written, "ithPhoneConfig") || is_request_of_json(text, name);
  if (contains(in_small_letters(written), "phoneconfig_")) return true;  // a parameter of a cmdlet
  const std::string_view given = given_to(text, name, language);
  return contains_any(given, own_members) || (is_name_of_sdk(written, language) && contains_any(given, members)) ||
         is_member_of_request(text, name, language, about_connect);
}

bool is_option(std::string_view text, const Name& name) { return before(text, name.begin, 2) == "--"; }

bool sets_member(std::string_view text, const Name& name) {
  constexpr std::size_t longest = 100;
  constexpr std::string_view owned = ".'\":>";
  if (name.begin == 0 || owned.find(text[name.begin - 1]) == std::string_view::npos) return false;
  std::string_view rest = text.substr(name.end, longest);
  for (const std::string_view close : {"\"]", "']", "]"}) {
    if (!rest.starts_with(close)) continue;
    rest.remove_prefix(close.size());
    break;
  }
  const std::string_view path = rest;
  if (rest.starts_with('[')) {
    rest.remove_prefix(std::min(rest.find(']'), rest.size() - 1) + 1);
  } else if (rest.starts_with('.') || rest.starts_with("->")) {
    rest.remove_prefix(rest.starts_with('.') ? 1 : 2);
    while (!rest.empty() && is_name_character(rest[0])) rest.remove_prefix(1);
  } else {
    return false;
  }
  const std::string_view member = path.substr(0, path.size() - rest.size());
  rest = without_first_space(rest);
  for (const std::string_view sign : {"||", "??"}) {  // where there is none yet
    if (rest.starts_with(sign)) rest.remove_prefix(sign.size());
  }
  const bool sets = rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>");
  return sets && has_members(member, 0);
}

bool is_override(std::string_view text, const Name& name) {
  const std::string small = in_small_letters(before(text, name.begin, 40));
  return contains(small, "override(") && std::string_view{"'\"`."}.find(small.back()) != std::string_view::npos;
}

bool is_aws_command(std::string_view text, std::size_t begin) {
  const std::string small = in_small_letters(before(text, begin, 100));
  return contains(small, "connect") || contains(small, "aws") || contains(small, "$") || contains(small, "{{") ||
         contains(small, "%");
}

bool is_run_by_shim(std::string_view text, std::size_t begin) {
  constexpr std::string_view tool = "connect-userconfig";
  const std::size_t start = command_start(text, begin);
  std::string_view command = text.substr(start, begin - start);
  const std::size_t at = command.rfind(tool);
  if (at == std::string_view::npos) return false;
  command.remove_prefix(at + tool.size());
  const std::size_t first = command.find_first_not_of(" \t\r\n\"',\\^`");
  if (first == std::string_view::npos || command.find_first_of(";|&") != std::string_view::npos) return false;
  command.remove_prefix(first);
  const bool other = command.rfind("aws ") != 0 && command.rfind("aws ") != std::string_view::npos;
  return command.starts_with("aws") && command.size() > 3 && !is_name_character(command[3]) && !other;
}

std::string_view brings_request(std::string_view arguments) {
  constexpr std::string_view option = "--cli-input-";
  for (std::size_t at = arguments.find(option); at != std::string_view::npos; at = arguments.find(option, at + 1)) {
    // `[--cli-input-json <value>]` of a synopsis; in a list, a comma follows.
    const std::string_view rest = arguments.substr(at);
    const bool shown =
        arguments.substr(0, at).ends_with('[') && !rest.substr(0, rest.find_first_of(" ]\n")).ends_with(',');
    if (!shown) return "the AWS CLI command create-user with a saved request";
  }
  return "";
}

std::string_view brings_settings(std::string_view text, std::size_t begin, std::size_t end) {
  std::string_view rest = text.substr(begin, std::max(begin, end) - begin);
  if (const std::string_view request = brings_request(rest); !request.empty()) return request;
  if (is_list_of_yaml(rest)) {
    const std::string line = words_of_yaml(rest);
    return brings_settings(line, 0, line.size());
  }
  const bool among_others = has_open_argument(rest);
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\"',"), rest.size()));
  const bool open = among_others || rest.starts_with('$') || rest.starts_with("%*") || rest.starts_with("@") ||
                    rest.starts_with("{{") || rest.starts_with("*");
  return open ? "the AWS CLI command create-user with options from elsewhere" : "";
}

}  // namespace connect_userconfig::rewriting
