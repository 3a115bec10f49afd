// Templates put together at random: what they mean afterwards is what `expand` says, whatever they look like.
#include "connect_userconfig/rewrite.hpp"
#include "property/generators.hpp"
#include "rewrite/finding.hpp"
#include "rewrite/normal_form.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::rewriting;

BOOST_AUTO_TEST_SUITE(template_property)

class Author {
 public:
  /// A template of a few users, and their settings in order.
  static std::string write(TemplateSyntax syntax, std::vector<UserPhoneConfig>& configs) {
    const std::size_t users = 1 + pick(3);
    std::string text = syntax == TemplateSyntax::json ? "{" : random_comment() + "A: \xC3\xA9\n";
    for (std::size_t i = 0; i < users; ++i) {
      configs.push_back(config());
      if (syntax == TemplateSyntax::json)
        text.append(i == 0 ? "" : ", ").append(json_user(i, configs.back()));
      else
        text.append(yaml_user(i, configs.back()));
    }
    if (syntax == TemplateSyntax::json) text.push_back('}');
    if (pick(3) == 0) text = with_crlf(text);
    return text;
  }

 private:
  static std::size_t pick(std::size_t count) { return *rc::gen::inRange<std::size_t>(0, count); }

  /// One with something to migrate.
  static UserPhoneConfig config() {
    auto config = test::good_phone_config();
    if (config == UserPhoneConfig{}) config.phone_type = PhoneType::soft_phone;
    return config;
  }

  static std::vector<std::pair<std::string, std::string>> fields(const UserPhoneConfig& c) {
    std::vector<std::pair<std::string, std::string>> result;
    nlohmann::json j = c;
    for (const auto& [name, value] : j.items()) result.emplace_back(name, value.dump());
    return result;
  }

  static std::string random_comment() { return pick(3) == 0 ? "# note: {PhoneConfig\n" : ""; }
  static std::string tail_comment() { return pick(3) == 0 ? "  # it's \"so\"\n" : "\n"; }

  static std::string flow(const UserPhoneConfig& c, std::string_view gap) {
    std::string text = "{";
    for (const auto& [name, value] : fields(c)) {
      text.append(text.size() == 1 ? "" : ",").append(gap).append("\"" + name + "\": " + value);
    }
    return text.append(gap).append("}");
  }

  static std::string yaml_user(std::size_t number, const UserPhoneConfig& c) {
    const std::string unit(1 + pick(4), ' ');
    const std::string inner = unit + unit;
    std::string text = "U" + std::to_string(number) + ":\n" + unit + "Type: AWS::Connect::User" + tail_comment() +
                       unit + "Properties:";
    if (pick(4) == 0)
      return text + " {B: [c], PhoneConfig: " + flow(c, pick(2) == 0 ? " " : "\n" + inner + " ") + ", D: e}" +
             tail_comment();
    text += tail_comment() + (pick(2) == 0 ? inner + "L:\n" + inner + (pick(2) == 0 ? "- x\n" : "  - x\n") : "");
    if (pick(3) == 0) {
      text += inner + "PhoneConfig: " + flow(c, " ") + tail_comment();
    } else {
      text += inner + "PhoneConfig:" + tail_comment();
      for (const auto& [name, value] : fields(c)) {
        if (pick(4) == 0) text += inner + unit + "# own line\n";
        text += inner + unit + name + ": " + value + tail_comment();
      }
    }
    return text + (pick(2) == 0 ? inner + "Z: [\xC3\xBC, {a: b}]" + tail_comment() : "") + random_comment();
  }

  static std::string json_user(std::size_t number, const UserPhoneConfig& c) {
    const std::string gap = pick(2) == 0 ? "" : "\n\t";
    return "\"U" + std::to_string(number) + "\": {\"Type\": \"AWS::Connect::User\"," + gap + "\"Properties\": {" + gap +
           (pick(2) == 0 ? "\"\xC3\xA9\": \"\\ud83d\\ude00\"," + gap : "") +
           "\"PhoneConfig\":" + flow(c, gap + (gap.empty() ? "" : "\t")) +
           (pick(2) == 0 ? "," + gap + "\"Z\": {}" : "") + gap + "}}";
  }

  static std::string with_crlf(const std::string& text) {
    std::string result;
    for (const char c : text) result.append(c == '\n' ? "\r\n" : std::string(1, c));
    return result;
  }
};

/// Bytes outside the edits, joined.
std::string outside(std::string_view text, const std::vector<Edit>& edits, bool after) {
  std::string result;
  std::size_t at = 0;
  std::ptrdiff_t shift = 0;
  for (const Edit& edit : edits) {
    const auto begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(edit.offset) + (after ? shift : 0));
    result.append(text.substr(at, begin - at));
    at = begin + (after ? edit.text.size() : edit.length);
    shift += static_cast<std::ptrdiff_t>(edit.text.size()) - static_cast<std::ptrdiff_t>(edit.length);
  }
  return result.append(text.substr(at));
}

nlohmann::json meaning_of(const UserPhoneConfig& config) {
  const nlohmann::json lists = expand(config, {.origin = Origin::request}).config;
  return normal_form(parse_tree(lists.dump(), TemplateSyntax::json).documents.at(0));
}

void holds(TemplateSyntax syntax) {
  std::vector<UserPhoneConfig> configs;
  const std::string before = Author::write(syntax, configs);
  RC_LOG(before);
  const Rewrite rewrite = rewrite_template(before, syntax);
  const std::string after = apply_edits(before, rewrite.edits);
  RC_ASSERT(rewrite.edits.size() == configs.size());
  RC_ASSERT(outside(before, rewrite.edits, false) == outside(after, rewrite.edits, true));
  const Tree tree = parse_tree(after, syntax);
  RC_ASSERT(!tree.fault);
  for (std::size_t i = 0; i < configs.size(); ++i) {
    const Node* user = tree.documents.at(0).find("U" + std::to_string(i));
    RC_ASSERT(user != nullptr);
    const nlohmann::json found = normal_form(*user->find("Properties"));
    const nlohmann::json expected = meaning_of(configs[i]);
    for (const auto& [name, list] : expected.items()) {
      RC_ASSERT(found.contains(name));
      RC_ASSERT(sorted(found[name][0]) == sorted(list[0]));
    }
    RC_ASSERT(!found.contains("PhoneConfig"));
  }
  RC_ASSERT(rewrite_template(after, syntax).edits.empty());
  const auto count = [](std::string_view text, char c) { return std::count(text.begin(), text.end(), c); };
  RC_ASSERT(count(before, '#') == count(after, '#'));
  if (before.find('\r') != std::string::npos) RC_ASSERT(count(after, '\n') == count(after, '\r'));
}

BOOST_AUTO_TEST_CASE(yaml) {
  BOOST_TEST(rc::check("a rewritten YAML template", [] { holds(TemplateSyntax::yaml); }));
}

BOOST_AUTO_TEST_CASE(json) {
  BOOST_TEST(rc::check("a rewritten JSON template", [] { holds(TemplateSyntax::json); }));
}

BOOST_AUTO_TEST_SUITE_END()
