#include "explain_command.hpp"

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "samples.hpp"
#include "usage.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace connect_userconfig::tool {
namespace {

constexpr std::size_t width = 100;

/// Text in lines of `width` characters at the most.
std::string wrapped(std::string_view text, std::string_view indent) {
  std::string result;
  std::string line(indent);
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    if (line.size() > indent.size() && line.size() + 1 + word.size() > width) {
      result += line + "\n";
      line = indent;
    }
    if (line.size() > indent.size()) line += ' ';
    line += word;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result + line + "\n";
}

int print(const std::string& text) { return write_all(STDOUT_FILENO, text) ? exit_io : exit_done; }

int usage(const std::string& text) {
  (void)write_all(STDERR_FILENO, text);
  return exit_usage;
}

}  // namespace

int run_explain(const std::string& id) {
  std::string text;
  if (id.empty()) {
    for (const auto& facts : all_diagnostics()) {
      fmt::format_to(std::back_inserter(text), "{:<33} {:<8} {}\n", facts.name, to_string(facts.severity),
                     facts.summary);
    }
    return print(text);
  }
  const auto* facts = find_diagnostic(id);
  if (facts == nullptr) {
    std::vector<std::string> ids;
    for (const auto& row : all_diagnostics()) ids.emplace_back(row.name);
    const auto near = suggestion(id, ids);
    return usage(
        fmt::format("connect-userconfig: there is no diagnostic '{}'{}{}`connect-userconfig explain` lists them\n",
                    printable(id), near, near.empty() ? "; " : " "));
  }
  text = fmt::format("{} ({})\n\n", facts->name, to_string(facts->severity));
  text += wrapped(fmt::format("What: {}.", facts->summary), "  ");
  text += "\n" + wrapped(fmt::format("Why:  {}", facts->why), "  ");
  text += "\n" + wrapped(fmt::format("Do:   {}", facts->remedy), "  ");
  return print(text);
}

int run_example(const std::string& form) {
  const auto* found =
      std::find_if(std::begin(samples), std::end(samples), [&](const Sample& sample) { return sample.form == form; });
  if (found == std::end(samples)) {
    std::vector<std::string> forms;
    for (const auto& sample : samples) forms.emplace_back(sample.form);
    const auto near = suggestion(form, forms);
    return usage(fmt::format("connect-userconfig: there is no form '{}'{}{}the forms are {}\n", printable(form), near,
                             near.empty() ? "; " : " ", fmt::join(forms, ", ")));
  }
  if (!found->needs.empty() && ::isatty(STDOUT_FILENO) != 0) {
    (void)write_all(STDERR_FILENO,
                    fmt::format("# This form does not say everything; convert it with {}\n", found->needs));
  }
  return print(std::string(found->text));
}

}  // namespace connect_userconfig::tool
