#include "consent.hpp"

#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "interrupts.hpp"
#include "refusal.hpp"
#include "show_plan.hpp"

#include <unistd.h>

#include <iostream>

namespace connect_userconfig::tool {

int refuse_digest(const LoadedPlan& plan) {
  return refuse_usage("--digest is that of another plan: nothing was sent. This one's is " + plan.end.sha256);
}

int ask_consent(const LoadedPlan& plan, const std::string& digest, const std::string& question) {
  const auto& header = plan.header;
  (void)write_all(STDERR_FILENO, printable(plan.path, 4096) + ": " + counts_text(plan.end) + "\ninstance " +
                                     printable(header.instance_id) + " in " + printable(header.region) + ", account " +
                                     printable(header.account) + "\ndigest " + plan.end.sha256 + "\n");
  if (!digest.empty()) return digest == plan.end.sha256 ? exit_done : refuse_digest(plan);
  if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDERR_FILENO) == 0) {
    return refuse_usage(
        "nothing was sent: without a terminal to ask at, --digest has to say which plan was signed. It stands on the "
        "page of its review");
  }
  (void)write_all(STDERR_FILENO, question + "? Only yes is taken for an answer: ");
  std::string answer;
  std::getline(std::cin, answer);
  if (answer == "yes") return exit_done;
  if (Interrupts::wish() != Interrupt::none) return exit_interrupted;
  (void)write_all(STDERR_FILENO, "connect-userconfig: nothing was sent\n");
  return exit_findings;
}

}  // namespace connect_userconfig::tool
