// A program that reads plans.
#include <connect_userconfig/plan.hpp>

#include <iostream>

int main() {
  using namespace connect_userconfig;
  std::string text;
  append_plan_line(PlanHeader{.instance_id = "i-1"}, text);
  Sha256 digest;
  digest.add(text);
  append_plan_line(PlanEnd{}, digest, text);
  MemorySource source(text, "a.plan");
  const auto wrong =
      read_plan(source, {.end = [](const PlanEnd& end) { std::cout << "a plan of " << end.users() << " users\n"; }});
  if (wrong) std::cout << wrong->message << '\n';
  return wrong ? 1 : 0;
}
