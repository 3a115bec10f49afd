// Every run has another seed and says which: the line that it prints repeats it.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

namespace {

struct Seed {
  Seed() {
    if (std::getenv("RC_PARAMS") == nullptr) {
      const auto seed = std::to_string(std::random_device{}());
      setenv("RC_PARAMS", ("seed=" + seed + " max_success=1000").c_str(), 1);
    }
    std::cout << "To repeat this run: RC_PARAMS=\"" << std::getenv("RC_PARAMS") << '"' << std::endl;
  }
};

}  // namespace

BOOST_TEST_GLOBAL_CONFIGURATION(Seed);
