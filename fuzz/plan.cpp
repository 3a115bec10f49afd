// Plans: whatever the text is, reading ends; the line of a user that is taken is what would be written again, and what
// is taken can be shown.
#include "checks.hpp"
#include "connect_userconfig/review.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace connect_userconfig;
using fuzz::require;

namespace {

void read_as_line(std::string_view text) {
  for (const auto absent : {AbsentFields::keep, AbsentFields::reset}) {
    const auto user = read_plan_user(text, absent);
    if (!user) continue;
    std::string again;
    append_plan_line(*user, again);
    require(again == text || again == std::string(text) + "\n");
    require(user->after == lists_after(user->before, user->request));
  }
}

/// The text with the digest that it should have, or else nothing would get beyond it.
std::string summed_up(std::string_view text) {
  constexpr std::string_view begin = R"("sha256":")";
  const auto at = text.rfind(begin);
  if (at == std::string_view::npos) return {};
  std::string whole(text.substr(0, at + begin.size()));
  Sha256 digest;
  digest.add(whole);
  return whole + to_hex(digest.finish()) + "\"}\n";
}

void read_as_plan(std::string_view text) {
  MemorySource source(text, "fuzz");
  Review review;
  PlanSummary summary;
  std::string csv;
  std::uint64_t users = 0;
  PlanEnd end;
  const auto wrong = read_plan(source, {.header = [&](const PlanHeader& each) { review.add(each); },
                                        .user =
                                            [&](const PlanUser& each) {
                                              ++users;
                                              review.add(each);
                                              summary.add(each);
                                              append_review_csv_row(each, {}, csv);
                                            },
                                        .end =
                                            [&](const PlanEnd& each) {
                                              end = each;
                                              review.add(each);
                                            }});
  if (wrong) return;
  require(end.users() == users);
  require(review.page().find(end.sha256) != std::string::npos);
  std::uint64_t grouped = 0;
  for (const auto& group : summary.groups()) grouped += group.users;
  require(grouped == users);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_as_line(text);
  read_as_plan(text);
  read_as_plan(summed_up(text));
  return 0;
}
