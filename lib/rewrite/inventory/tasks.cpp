#include "tasks.hpp"

namespace connect_userconfig::rewriting {

void name_action(std::string_view text, Language language, const Anchor* around, Site& found) {
  const std::string_view section = around == nullptr || around->holder == nullptr ? "" : around->holder->section;
  const auto holds = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  if (section == "custom-resources" || language == Language::yaml || language == Language::json) return;
  if (section == "step-functions" || (holds("CallAwsService") && !holds("CustomResource"))) {
    found.what = "the action updateUserPhoneConfig of CallAwsService, a Step Functions task of the CDK";
    found.section = "step-functions";
  } else if (!holds("CustomResource") && !holds("custom_resource")) {
    found.what = "the action updateUserPhoneConfig";
    found.section = {};
  }
}

}  // namespace connect_userconfig::rewriting
