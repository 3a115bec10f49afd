// A program that calls Amazon Connect, if it were given a region.
#include <connect_userconfig/service.hpp>

#include <iostream>

int main() {
  using namespace connect_userconfig;
  const auto service = open_service({.instance_id = "i-1", .region = "nowhere"});
  const auto* problem = std::get_if<ServiceProblem>(&service);
  if (problem == nullptr) return 1;
  std::cout << problem->message << '\n';
  const auto journal = open_journal("/nowhere/a.journal", "", JournalAccess::read_only);
  return std::holds_alternative<ServiceProblem>(journal) ? 0 : 1;
}
