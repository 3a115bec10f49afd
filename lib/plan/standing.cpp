// What a user has that the plan leaves as it is.
#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/plan.hpp"

#include <algorithm>

namespace connect_userconfig {

std::vector<PlanChange> standing_of(const PlanUser& user) {
  auto lists = user.before;
  if (user.outcome != Outcome::converted && user.phone_config) {
    lists = lists_after(expand(*user.phone_config).config, user.before);
  }
  if (lists == UserConfig{}) return {};
  auto elements = changes_of({}, lists, lists);
  std::erase_if(elements, [&](const PlanChange& element) {
    return std::any_of(user.changes.begin(), user.changes.end(), [&](const PlanChange& change) {
      return change.setting == element.setting && change.channel == element.channel;
    });
  });
  const auto* because =
      user.outcome == Outcome::withheld ? "withheld: stays until somebody decides" : "nothing is sent";
  for (auto& element : elements) element.because = because;
  return elements;
}

}  // namespace connect_userconfig
