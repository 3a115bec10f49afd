// The entry point of every test executable.
#include <boost/test/unit_test.hpp>

namespace {

bool init_unit_test() { return true; }

}  // namespace

int main(int argc, char* argv[]) { return boost::unit_test::unit_test_main(&init_unit_test, argc, argv); }
