// own-rules POLICY < export.json > requests.ndjson
#include "rules.hpp"

#include <connect_userconfig/run.hpp>

#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "policy.yaml");
  auto policy = read_policy(std::string(std::istreambuf_iterator<char>(file), {}));
  policy.policy.rules.insert(policy.policy.rules.end(), {one_in_ten(), no_number()});
  const ReadyPolicy ready(std::move(policy));
  for (const auto& problem : ready.diagnostics()) std::cerr << problem.message << '\n';
  if (!ready.ok()) return 2;
  DescriptorSource source(0, "<stdin>");
  ByteSource* sources[] = {&source};
  std::string requests, problems;
  StringSink to(requests), report_to(problems);
  const RunOptions options{.read = {.profile = true}, .overlay = ready.overlay()};
  const auto report = make_report(ReportFormat::text);
  const auto summary = run(sources, {.requests = &to, .diagnostics = &report_to}, *report, options);
  std::cout << requests;
  std::cerr << problems;
  return summary.withheld == 0 ? 0 : 1;
}
