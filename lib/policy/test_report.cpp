// What the tests of a policy came to, for people and for machines.
#include "connect_userconfig/text.hpp"
#include "policy/ready.hpp"

namespace connect_userconfig {
namespace {

constexpr std::size_t longest = 400;

/// Text inside of XML: escaped, and without what XML cannot hold.
std::string xml(std::string_view text) {
  std::string result;
  auto shown = printable(text, longest);
  // U+FFFE and U+FFFF are no characters of XML, whatever the way they are written.
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (auto at = shown.find(none); at != std::string::npos; at = shown.find(none))
      shown.replace(at, none.size(), "?");
  }
  for (const char c : shown) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::size_t failed(const PolicyTestReport& report) {
  std::size_t count = 0;
  for (const auto& result : report.results) count += result.failures.empty() ? 0 : 1;
  return count;
}

}  // namespace

std::string to_text(const ReadyPolicy& ready, const PolicyTestReport& report) {
  const auto& policy = ready.policy();
  std::string text;
  for (const auto& result : report.results) {
    const auto& test = policy.tests[result.test];
    text.append(result.failures.empty() ? "ok    " : "FAIL  ").append(printable(test.name));
    if (!result.failures.empty()) {
      text.append(" (").append(test.source).append(":").append(std::to_string(test.position.line)).append(")");
    }
    text += '\n';
    for (const auto& failure : result.failures) text.append("      ").append(printable(failure, longest)).append("\n");
  }
  const auto count = report.results.size();
  text += std::to_string(count) + (count == 1 ? " test, " : " tests, ") + std::to_string(failed(report)) + " failed\n";
  return text;
}

std::string to_junit(const ReadyPolicy& ready, const PolicyTestReport& report, std::string_view name) {
  const auto& policy = ready.policy();
  std::string text = "<testsuite name=\"" + xml(name) + "\" tests=\"" + std::to_string(report.results.size()) +
                     "\" failures=\"" + std::to_string(failed(report)) + "\" errors=\"0\" skipped=\"0\">\n";
  for (const auto& result : report.results) {
    const auto& test = policy.tests[result.test];
    text += "  <testcase classname=\"" + xml(name) + "\" name=\"" + xml(test.name) + "\" file=\"" + xml(test.source) +
            "\" line=\"" + std::to_string(test.position.line) + "\"";
    if (result.failures.empty()) {
      text += "/>\n";
      continue;
    }
    text += ">\n    <failure message=\"" + xml(result.failures.front()) + "\">";
    for (const auto& failure : result.failures) text += xml(failure) + "\n";
    text += "</failure>\n  </testcase>\n";
  }
  return text + "</testsuite>\n";
}

}  // namespace connect_userconfig
