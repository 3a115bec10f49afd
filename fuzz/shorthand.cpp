// The AWS CLI's shorthand: any bytes give a value or an error with a column, and printing is the inverse of parsing.
#include "commands/shorthand.hpp"

#include <cstdint>
#include <cstdlib>

using namespace connect_userconfig;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 10'000) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Loader nothing = [](std::string_view) { return LoadedFile{std::nullopt, "no files here"}; };
  const auto parsed = commands::parse_shorthand(text, nothing);
  if (!parsed) {
    if (parsed.problem.text.empty() || parsed.problem.position.column > size + 1) std::abort();
    return 0;
  }
  const auto printed = commands::print_shorthand(parsed.value->value);
  if (!printed) return 0;
  const auto again = commands::parse_shorthand(*printed, nothing);
  if (!again || again.value->value != parsed.value->value) std::abort();
  return 0;
}
