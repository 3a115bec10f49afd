// Reads shorthand texts as JSON strings, one a line, and prints for each `{"value": ...}` or `{"column": N}`. A check
// by another parser of the same grammar compares line by line.
#include "commands/shorthand.hpp"

#include <iostream>
#include <string>

int main() {
  using connect_userconfig::commands::Json;
  for (std::string line; std::getline(std::cin, line);) {
    const auto text = Json::parse(line, nullptr, false);
    if (!text.is_string()) return 2;
    const auto parsed = connect_userconfig::commands::parse_shorthand(text.get<std::string>(), {});
    const Json result =
        parsed ? Json{{"value", parsed.value->value}} : Json{{"column", parsed.problem.position.column}};
    std::cout << result.dump() << '\n';
  }
}
