// A script and its syntax tree, for tests.
#pragma once

#include "connect_userconfig/rewrite.hpp"
#include "unit/support.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <string>

namespace connect_userconfig::test {

/// What shfmt makes of a script. The test fails where shfmt is missing.
inline std::string tree_of(const std::string& script) {
  std::ofstream("script.sh", std::ios::binary) << script;
  std::FILE* pipe = ::popen("shfmt --to-json -ln bash < script.sh", "r");
  BOOST_REQUIRE(pipe != nullptr);
  std::string tree;
  std::array<char, 4096> block{};
  for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
    tree.append(block.data(), got);
  BOOST_REQUIRE_MESSAGE(::pclose(pipe) == 0, "shfmt cannot parse: " << script);
  return tree;
}

}  // namespace connect_userconfig::test
