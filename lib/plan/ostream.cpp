// The values of a plan as text: a line as it stands in the file, shorter where that says it all.
#include "connect_userconfig/plan.hpp"

#include <ostream>

namespace connect_userconfig {
namespace {

template <class Line>
std::ostream& put_line(std::ostream& out, const Line& value) {
  std::string text;
  append_plan_line(value, text);
  text.pop_back();
  return out << text;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const PlanChange& change) {
  return out << change.setting << ' ' << change.channel << ": " << change.before.value_or("-") << " -> "
             << change.after.value_or("-") << " (" << change.because << ')';
}

std::ostream& operator<<(std::ostream& out, const PlanUndo& undo) {
  if (!undo.refused.empty()) return out << "refused: " << undo.refused;
  PlanUser user;
  user.outcome = Outcome::converted;
  user.undo = undo;
  return put_line(out, user);
}

std::ostream& operator<<(std::ostream& out, const PlanUser& user) { return put_line(out, user); }
std::ostream& operator<<(std::ostream& out, const PlanHeader& header) { return put_line(out, header); }

std::ostream& operator<<(std::ostream& out, const PlanEnd& end) {
  return out << end.users() << " users: " << end.converted << " converted, " << end.unchanged << " unchanged, "
             << end.withheld << " withheld; " << end.sha256;
}

}  // namespace connect_userconfig
