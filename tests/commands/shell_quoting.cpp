// Words for a POSIX shell, and what a shell makes of them.
#include "support/commands.hpp"

#include <array>
#include <cstdio>
#include <memory>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(shell_quoting)

struct Row {
  const char* name;
  const char* word;
  const char* expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"plain", "Channel=VOICE,PhoneNumber=+12065550112", "Channel=VOICE,PhoneNumber=+12065550112"},
    {"empty", "", "''"},
    {"white space", "a b", "'a b'"},
    {"quote", "it's", R"('it'\''s')"},
    {"expansion", "$HOME `id` $(id)", "'$HOME `id` $(id)'"},
    {"braces", "{a,b}", "'{a,b}'"},
    {"home", "~root", "'~root'"},
    {"zsh", "=ls", "'=ls'"},
    {"newline", "a\nb", "'a\nb'"},
    {"backslash", "a\\b", "'a\\b'"},
    {"history", "a!b", "'a!b'"},
    {"glob", "a*?[x]", "'a*?[x]'"},
};

BOOST_DATA_TEST_CASE(word, data::make(rows), row) { BOOST_TEST(quote_for_shell(row.word) == row.expected); }

BOOST_DATA_TEST_CASE(a_shell_reads_it_back, data::make(rows), row) {
  const auto command = "printf %s " + quote_for_shell(row.word);
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  BOOST_TEST_REQUIRE(pipe.get() != nullptr);
  std::string out;
  std::array<char, 256> buffer{};
  for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;)
    out.append(buffer.data(), got);
  BOOST_TEST(out == row.word);
}

BOOST_AUTO_TEST_CASE(words_joined) {
  const std::vector<std::string> words{"aws", "a b", ""};
  BOOST_TEST(quote_for_shell(words) == "aws 'a b' ''");
}

BOOST_AUTO_TEST_SUITE_END()
