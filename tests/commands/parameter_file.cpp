// Files behind file://, found as the AWS CLI finds them.
#include "support/commands.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(parameter_file)

struct Directory {
  Directory() {
    std::string name = (std::filesystem::temp_directory_path() / "connect-userconfig-XXXXXX").string();
    path = mkdtemp(name.data());
    std::ofstream(path / "f.json", std::ios::binary) << "{}\r\n";
    setenv("HOME", path.c_str(), 1);
    setenv("SETTINGS_DIR", path.c_str(), 1);
    unsetenv("NOT_SET");
  }
  ~Directory() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

BOOST_FIXTURE_TEST_CASE(is_found, Directory) {
  for (const auto& name : {path.string() + "/f.json", std::string("~/f.json"), std::string("$SETTINGS_DIR/f.json"),
                           std::string("${SETTINGS_DIR}/f.json")}) {
    const auto file = load_parameter_file(name);
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(file.content.value_or(file.error) == "{}\r\n"); }
  }
}

BOOST_FIXTURE_TEST_CASE(is_not_found, Directory) {
  for (const auto& name :
       {path.string() + "/g.json", path.string(), std::string("$NOT_SET/f.json"), std::string("${SETTINGS_DIR"),
        std::string("~no-such-user/f.json"), std::string(), path.string() + std::string("/f.json\0x", 9)}) {
    const auto file = load_parameter_file(name);
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(!file.content.has_value());
      BOOST_TEST(!file.error.empty());
    }
  }
}

BOOST_FIXTURE_TEST_CASE(size_is_bounded, Directory) {
  std::ofstream(path / "big") << std::string((8U << 20) + 1, ' ');
  BOOST_TEST(load_parameter_file((path / "big").string()).error == "the file is larger than 8 MiB");
}

BOOST_AUTO_TEST_SUITE_END()
