// A second opinion on what UpdateUserConfig takes: it reads the facts of the AWS service model from a file and knows
// nothing of the library.
#pragma once

#include <nlohmann/json.hpp>

#include <fstream>
#include <regex>
#include <set>
#include <string>

namespace connect_userconfig::test {

class ServiceModel {
 public:
  explicit ServiceModel(const std::string& file) : model_(nlohmann::json::parse(std::ifstream(file))) {}

  /// What is wrong with a request; empty if nothing is.
  [[nodiscard]] std::string problems(const nlohmann::json& request) const {
    std::string found;
    check(model_.at("input"), request, "", found);
    return found;
  }

 private:
  void check(const std::string& name, const nlohmann::json& value, const std::string& at, std::string& found) const {
    const auto& shape = model_.at("shapes").at(name);
    const std::string type = shape.at("type");
    if (type == "structure") return check_structure(shape, value, at, found);
    if (type == "list") return check_list(shape, value, at, found);
    if (type == "string") return check_string(shape, value, at, found);
    if (type == "integer") return check_integer(shape, value, at, found);
    if (!value.is_boolean()) say(at, "is no boolean", found);
  }

  void check_structure(const nlohmann::json& shape, const nlohmann::json& value, const std::string& at,
                       std::string& found) const {
    if (!value.is_object()) return say(at, "is no object", found);
    for (const std::string name : shape.value("required", nlohmann::json::array())) {
      if (!value.contains(name)) say(at + "/" + name, "is missing", found);
    }
    for (const auto& [name, member] : value.items()) {
      if (shape.at("members").contains(name)) {
        check(shape.at("members").at(name), member, at + "/" + name, found);
      } else {
        say(at + "/" + name, "is unknown", found);
      }
    }
  }

  void check_list(const nlohmann::json& shape, const nlohmann::json& value, const std::string& at,
                  std::string& found) const {
    if (!value.is_array()) return say(at, "is no array", found);
    if (value.empty()) say(at, "is an empty list, which is never sent", found);
    std::set<std::string> channels;
    for (std::size_t i = 0; i < value.size(); ++i) {
      check(shape.at("member"), value[i], at + "/" + std::to_string(i), found);
      if (!channels.insert(value[i].value("Channel", "")).second) say(at, "names a channel twice", found);
    }
  }

  static void check_string(const nlohmann::json& shape, const nlohmann::json& value, const std::string& at,
                           std::string& found) {
    if (!value.is_string()) return say(at, "is no string", found);
    const std::string text = value;
    std::size_t length = 0;
    for (const char c : text) length += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    if (length < shape.value("min", std::size_t{0})) say(at, "is too short", found);
    if (shape.contains("max") && length > shape.at("max").get<std::size_t>()) say(at, "is too long", found);
    if (shape.contains("pattern") && !std::regex_match(text, std::regex(shape.at("pattern").get<std::string>()))) {
      say(at, "does not match its pattern", found);
    }
    if (shape.contains("enum")) {
      bool known = false;
      for (const auto& word : shape.at("enum")) known = known || word == value;
      if (!known) say(at, "is not one of the model's words", found);
    }
  }

  static void check_integer(const nlohmann::json& shape, const nlohmann::json& value, const std::string& at,
                            std::string& found) {
    if (!value.is_number_integer()) return say(at, "is no integer", found);
    if (value < shape.value("min", std::int64_t{0})) say(at, "is too small", found);
    if (shape.contains("max") && value > shape.at("max")) say(at, "is too large", found);
  }

  static void say(const std::string& at, const char* what, std::string& found) {
    found.append(at).append(" ").append(what).append("\n");
  }

  nlohmann::json model_;
};

}  // namespace connect_userconfig::test
