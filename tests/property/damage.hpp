// Exports of every form, and what can happen to their text.
#pragma once

#include "text/bytes.hpp"

#include <nlohmann/json.hpp>

#include <random>
#include <string>
#include <vector>

namespace connect_userconfig::test {

using Random = std::mt19937;

inline std::size_t below(Random& random, std::size_t end) { return end == 0 ? 0 : random() % end; }

/// An export, and where its users stand in it.
struct Export {
  std::string text;
  std::vector<std::string> users;   // their texts, each of which is there once
  std::vector<std::size_t> starts;  // where they start
};

inline nlohmann::ordered_json export_user(Random& random, std::size_t number) {
  nlohmann::ordered_json user = {
      {"Arn", "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-" + std::to_string(number)},
      {"Id", "u-" + std::to_string(number)}};
  const auto add = [&](const char* name, nlohmann::ordered_json value) {
    if (random() % 2 == 0) user[name] = std::move(value);
  };
  add("IdentityInfo", {{"FirstName", "A \"quoted\" } name"}, {"LastName", "[{, \\"}});
  user["PhoneConfig"] = {{"PhoneType", "SOFT_PHONE"}, {"AutoAccept", random() % 2 == 0}};
  if (random() % 2 == 0) user["PhoneConfig"]["AfterContactWorkTimeLimit"] = 30000;
  add("RoutingProfileId", "r-1");
  add("SecurityProfileIds", {"s-1", "s-2"});
  add("AutoAcceptConfigs",
      {{{"Channel", "VOICE"}, {"AutoAccept", true}}, {{"Channel", "CHAT"}, {"AutoAccept", false}}});
  add("Tags", {{"team", "a"}, {"Id", "7"}});
  add("Username", "agent." + std::to_string(number));
  return user;
}

/// A text of one of several forms, in one of several layouts. Each user is larger by `notes` bytes than it has to be.
inline Export any_export(Random& random, std::size_t users, std::size_t notes = 0) {
  Export result;
  const auto form = random() % 7;
  const int indents[] = {-1, -1, 2, 4, 0};
  const auto indent = indents[random() % 5];
  const auto a_line = random() % 3 == 0;  // compact, but a user a line
  const std::string between = a_line ? ",\n" : indent >= 0 ? ",\n  " : random() % 2 == 0 ? "," : ", ";
  const auto put = [&](std::size_t number) {
    auto json = export_user(random, number);
    if (notes > 0) json["Notes"] = std::string(notes, 'n');
    auto user = json.dump(indent);
    result.starts.push_back(result.text.size());
    result.text += user;
    result.users.push_back(std::move(user));
  };
  const auto list = [&](std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) {
      if (i > from) result.text += between;
      put(i);
    }
  };
  const std::string open = a_line || indent >= 0 ? "[\n" : "[";
  switch (form) {
    case 0:
      result.text = "{\"Users\": " + open;
      list(0, users);
      result.text += "],\"NextToken\":\"t\",\"ApproximateTotalCount\":300}";
      break;
    case 1:
      result.text = open;
      list(0, users);
      result.text += "]\n";
      break;
    case 2:
      result.text = "{";
      for (std::size_t i = 0; i < users; ++i) {
        if (i > 0) result.text += between;
        result.text += "\"key" + std::to_string(i) + "\":";
        put(i);
      }
      result.text += "}";
      break;
    case 3:  // documents that follow each other
      for (std::size_t i = 0; i < users; ++i) {
        put(i);
        result.text += indent >= 0 || random() % 8 != 0 ? "\n" : "";
      }
      break;
    case 4:  // DescribeUser responses
      for (std::size_t i = 0; i < users; ++i) {
        result.text += "{\"User\": ";
        put(i);
        result.text += "}\n";
      }
      break;
    case 5:  // pages
      for (std::size_t i = 0; i < users; i += 3) {
        result.text += "{\"NextToken\":\"t\",\"Users\":[";
        list(i, std::min(users, i + 3));
        result.text += "]}";
        result.text += random() % 4 == 0 ? "" : "\n";
      }
      break;
    default:  // pages in an array
      result.text = "[";
      for (std::size_t i = 0; i < users; i += 3) {
        result.text += i > 0 ? ",{\"Users\":[" : "{\"Users\":[";
        list(i, std::min(users, i + 3));
        result.text += "]}";
      }
      result.text += "]";
      break;
  }
  return result;
}

/// Does something to the text between `from` and `to`.
inline void damage(Random& random, std::string& text, std::size_t from, std::size_t to) {
  if (from >= to) return;
  const auto at = from + below(random, to - from);
  const auto bracket = text.find_first_of("{}[]\"", at);
  const char* tokens[] = {"\"", "{",    "}",  "[",  "]",    ",",   ":",    "\\",
                          "\n", "\xff", "]}", "}}", "\\\n", "{\"", "null", "\"Users\":["};
  switch (random() % 7) {
    case 0:
      text.erase(at, std::min(to - at, std::size_t{1} + below(random, 60)));
      break;
    case 1:
      text.insert(at, tokens[random() % std::size(tokens)]);
      break;
    case 2:
      text.insert(at, text.substr(at, std::min(to - at, std::size_t{1} + below(random, 60))));
      break;
    case 3:
      text[at] = static_cast<char>(random());
      break;
    case 4:
      if (bracket < to) text.erase(bracket, 1);
      break;
    case 5:
      if (bracket < to) text.insert(bracket, 1, text[bracket]);
      break;
    default:
      text.erase(at, to - at);
      break;
  }
}

/// The text with each place where white space may stand given to `between`, which adds some or none.
template <class Between>
std::string laid_out(std::string_view text, Between between) {
  std::string result;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!in_string && is_blank(c)) continue;
    if (!in_string && std::string_view("{}[],:\"").find(c) != std::string_view::npos) between(result, i);
    result += c;
    if (in_string && c == '\\') result += text[++i];
    if (c == '"') in_string = !in_string;
    if (!in_string && std::string_view("{}[],:\"").find(c) != std::string_view::npos) between(result, i);
  }
  return result;
}

/// What may stand where white space may; few first kinds make few lines.
inline constexpr const char* blanks[] = {"", "", "\n", "\n", "\n  ", "\r\n", " ", "\n    "};

inline nlohmann::ordered_json small_user(Random& random, std::size_t number) {
  const auto empty = nlohmann::ordered_json::object();
  nlohmann::ordered_json user = {{"Id", "u-" + std::to_string(number)}, {"PhoneConfig", empty}};
  if (random() % 2 == 0) user["L"] = {{{"a", 1}}, {{"b", 1}}};
  if (random() % 3 == 0) user["x"] = {{"Id", "i"}, {"PhoneConfig", empty}};
  return user;
}

/// A document of few small users, in one of the forms.
inline std::string small_document(Random& random) {
  auto list = nlohmann::ordered_json::array();
  auto map = nlohmann::ordered_json::object();
  for (auto users = 1 + below(random, 4); users > 0; --users) {
    list.push_back(small_user(random, users));
    map["k" + std::to_string(users)] = list.back();
  }
  const nlohmann::ordered_json forms[] = {list, map, {{"Users", list}}, {{"User", list[0]}}, list[0], {map, map}};
  const int indents[] = {-1, -1, 0, 2};
  return forms[below(random, std::size(forms))].dump(indents[below(random, std::size(indents))]);
}

/// Some documents of any form, layout and indentation, one behind the other, and some damage.
inline std::string any_text(Random& random) {
  std::string result;
  for (auto documents = 1 + below(random, 3); documents > 0; --documents) {
    auto text = random() % 8 == 0 ? any_export(random, 1 + below(random, 5)).text : small_document(random);
    if (random() % 3 != 0) {
      const auto kinds = 1 + below(random, std::size(blanks));
      text = laid_out(text, [&](std::string& to, std::size_t) { to += blanks[below(random, kinds)]; });
    }
    if (random() % 16 == 0) {  // about as deep as counts, see ValueScanner::max_indent
      const auto indent = "\n" + std::string(900 + below(random, 200), ' ');
      for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
        text.replace(at, 1, indent);
    }
    result += text + (random() % 6 == 0 ? "" : "\n");
    if (random() % 3 == 0) result += random() % 2 == 0 ? "}\n" : "]\n";
  }
  for (auto times = below(random, 5); times > 0; --times) damage(random, result, 0, result.size());
  return result;
}

}  // namespace connect_userconfig::test
