// Exports of every form, and what can happen to their text.
#pragma once

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

}  // namespace connect_userconfig::test
