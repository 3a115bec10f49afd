// Lists of users in a list: valid, and none of the known forms, however long they are.
#include "unit/reader_support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(reader)

namespace {

/// So many users, each with `notes` bytes of its own.
std::string users(std::size_t count, std::size_t notes) {
  std::string result;
  const std::string filler(notes, 'n');
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) result += ',';
    result += R"({"Id":")" + std::to_string(i) + R"(","PhoneConfig":{},"Notes":")" + filler + "\"}";
  }
  return result;
}

/// Number, pointer and diagnostics of all that is read: what is long comes in pieces, and its place is that of the
/// last.
std::string records_in(std::string_view text, std::size_t piece) {
  Pieces pieces(text, piece);
  std::string result;
  const auto error = read_records(pieces, {}, [&](const SourceRecord& record) {
    if (record.goes_on) return;
    result += std::to_string(record.number) + record.pointer + " " + test::text(record.user.diagnostics) + "\n";
  });
  BOOST_TEST(!error);
  return result;
}

struct Size {
  const char* name;
  std::size_t count;
  std::size_t notes;
};
CONNECT_USERCONFIG_TEST_ROW(Size)

const Size sizes[] = {{"few", 3, 10}, {"20 KiB", 40, 500}, {"400 KiB", 40, 10'000}, {"10 MiB", 200, 52'000}};

}  // namespace

BOOST_DATA_TEST_CASE(a_list_in_a_list_is_refused_as_a_whole, data::make(sizes), row) {
  const auto list = "[" + users(row.count, row.notes) + "]";
  const std::string said = " unrecognized-form@ text-not-read@\n";
  const auto three = "1/0" + said + "2/1" + said + "3/2" + said;
  for (const std::size_t piece : {std::size_t{1} << 12, std::size_t{99'991}, std::size_t{1} << 26}) {
    BOOST_TEST(records_in("[" + list + "," + list + "," + list + "]", piece) == three);
    const auto team = R"({"team":"a","users":)" + list + "}";
    BOOST_TEST(records_in("[" + team + "," + team + "," + team + "]", piece) == three);
  }
}

BOOST_AUTO_TEST_CASE(a_bracket_too_many_among_users_costs_one_of_them_however_many_follow) {
  for (const auto& row : sizes) {
    const auto found = records_of("[" + users(2, 10) + ",[" + users(row.count, row.notes) + "]");
    std::size_t read = 0;
    for (auto at = found.find(" user "); at != std::string::npos; at = found.find(" user ", at + 1)) ++read;
    BOOST_TEST(read == 2 + row.count - 1, row.name << ": " << found);
  }
}

BOOST_AUTO_TEST_SUITE_END()
