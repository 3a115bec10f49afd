// Whatever happens to an export: every byte of it is accounted for, one broken user costs that user, and nothing
// depends on how the text is cut into reads.
#include "connect_userconfig/reader.hpp"
#include "property/damage.hpp"
#include "property/generators.hpp"
#include "read/record_parser.hpp"
#include "unit/support.hpp"

#include <algorithm>
#include <cstring>
#include <set>

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using reader::Slice;

BOOST_AUTO_TEST_SUITE(reading)

/// Gives a text in pieces: of random sizes, or all at once.
class Cut : public ByteSource {
 public:
  Cut(std::string_view text, Random* random, std::size_t most) : text_(text), random_(random), most_(most) {}
  Read read(std::span<char> to) override {
    auto size = std::min(text_.size(), to.size());
    if (random_ != nullptr) size = std::min(size, 1 + below(*random_, most_));
    std::memcpy(to.data(), text_.data(), size);
    text_.remove_prefix(size);
    return {.size = size};
  }
  [[nodiscard]] std::string_view name() const noexcept override { return "cut"; }

 private:
  std::string_view text_;
  Random* random_;
  std::size_t most_;
};

/// All that is told of the pieces of a text.
struct Told {
  std::vector<Slice> slices;
  std::vector<std::string> shown;             // everything about each, as text
  std::vector<reader::SliceDetails> details;  // of those that have them; empty ones for the others
  bool any_error = false;
};

Told read_all(ByteSource& source, bool unbuffered) {
  Told told;
  const ReadOptions options;
  reader::SourceReader reader(source, unbuffered);
  reader::RecordParser parser(options);
  reader::Records records;
  UserRecord user;
  while (reader.read(records)) {
    for (const auto& slice : records.slices) {
      const auto broken = parser.parse(records, slice, user);
      told.any_error = told.any_error || has_errors(user.diagnostics);
      const auto* details = records.details_of(slice);
      told.details.push_back(details == nullptr ? reader::SliceDetails{} : *details);
      std::string shown = std::to_string(static_cast<int>(slice.kind)) + " " + std::to_string(slice.offset) + "+" +
                          std::to_string(slice.size) + " record " + std::to_string(slice.record) + " at " +
                          std::to_string(slice.position.line) + ":" + std::to_string(slice.position.column) + " " +
                          reader::pointer_of(records, slice) + (slice.more ? " more" : "");
      for (const auto& diagnostic : user.diagnostics) {
        const auto pointer = pointer_in(user, diagnostic);
        const auto region = reader::region_of(records, slice, pointer, diagnostic.id, broken);
        shown += "\n  " + std::to_string(region.begin.line) + ":" + std::to_string(region.begin.column) + "-" +
                 std::to_string(region.end.line) + ":" + std::to_string(region.end.column) + " " + diagnostic.message();
      }
      told.shown.push_back(std::move(shown));
      told.slices.push_back(slice);
    }
  }
  return told;
}

/// What may stand between two slices: white space, commas, brackets, `"Users":`, the name of what follows in a map.
void only_separators(const std::string& text, std::size_t from, std::size_t to, const Slice* next) {
  auto at = from;
  while (at < to) {
    const char c = text[at];
    if (is_blank(c) || std::string_view(",[]{}").find(c) != std::string_view::npos) {
      ++at;
      continue;
    }
    if (text.compare(at, 3, "\xef\xbb\xbf") == 0) {
      at += 3;
      continue;
    }
    const bool is_key = next != nullptr && next->key_size > 0 && next->key_offset == at;
    if (!is_key) RC_ASSERT(text.compare(at, 7, "\"Users\"") == 0);
    at += is_key ? next->key_size : 7;
    while (at < to && is_blank(text[at])) ++at;
    RC_ASSERT(at < to);
    RC_ASSERT(text[at] == ':');
    ++at;
  }
}

void accounts_for_all(const std::string& text, const Told& told) {
  std::size_t done = 0;
  std::uint64_t region = 0;
  for (std::size_t i = 0; i < told.slices.size(); ++i) {
    const auto& slice = told.slices[i];
    RC_ASSERT(slice.offset >= done);
    only_separators(text, done, slice.offset, &slice);
    done = slice.offset + slice.size;
    if (slice.kind != Slice::Kind::unread) continue;
    RC_ASSERT(slice.size > 0U);
    region += slice.size;
    if (slice.more) continue;
    RC_ASSERT(told.details[i].size == region);
    RC_ASSERT(told.details[i].offset + region == done);
    region = 0;
  }
  RC_ASSERT(region == 0U);
  only_separators(text, done, text.size(), nullptr);
}

std::set<std::string> records_in(const std::string& text, const Told& told) {
  std::set<std::string> records;
  for (const auto& slice : told.slices) {
    if (slice.kind == Slice::Kind::record) records.insert(text.substr(slice.offset, slice.size));
  }
  return records;
}

/// How many of the users are records of their own; a DescribeUser response counts for its user.
std::size_t found_users(const Export& whole, const std::set<std::string>& records, std::size_t but) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < whole.users.size(); ++i) {
    if (i != but && (records.count(whole.users[i]) + records.count("{\"User\": " + whole.users[i] + "}")) > 0) ++found;
  }
  return found;
}

void same_however_cut(Random& random, const std::string& text, const Told& expected, std::size_t most) {
  Cut cut(text, &random, most);
  const auto told = read_all(cut, random() % 2 == 0);  // records may be handed on as soon as they are there
  for (std::size_t i = 0; i < std::min(told.shown.size(), expected.shown.size()); ++i) {
    RC_ASSERT(told.shown[i] == expected.shown[i]);
  }
  RC_ASSERT(told.shown.size() == expected.shown.size());
}

Told read_whole(const std::string& text) {
  Cut whole(text, nullptr, 0);
  return read_all(whole, false);
}

BOOST_AUTO_TEST_CASE(whole_exports_have_all_users_and_no_error) {
  BOOST_TEST(rc::check("whole exports", [](std::uint32_t seed) {
    Random random(seed);
    const auto whole = any_export(random, 1 + below(random, 8));
    const auto told = read_whole(whole.text);
    accounts_for_all(whole.text, told);
    RC_ASSERT(found_users(whole, records_in(whole.text, told), whole.users.size()) == whole.users.size());
    for (const auto& slice : told.slices)
      RC_ASSERT(slice.kind <= Slice::Kind::tail && slice.kind != Slice::Kind::unread);
  }));
}

/// The records, and where they stand, without their layout.
std::vector<std::string> contents(const std::string& text, const Told& told) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < told.slices.size(); ++i) {
    const auto& slice = told.slices[i];
    const auto pointer = told.shown[i].substr(0, told.shown[i].find('\n'));
    result.push_back(std::to_string(slice.record) + pointer.substr(pointer.rfind(' ')) + " " +
                     laid_out(std::string_view(text).substr(slice.offset, slice.size), [](std::string&, auto) {}));
  }
  return result;
}

BOOST_AUTO_TEST_CASE(the_layout_of_a_whole_export_means_nothing) {
  BOOST_TEST(rc::check("layouts", [](std::uint32_t seed) {
    Random random(seed);
    auto whole = any_export(random, 1 + below(random, 4));
    // Nor does it behind a line that is broken.
    const bool broken = random() % 2 == 0;
    if (broken) whole.text.insert(0, "{\"Id\" 1}\n");
    const auto expected = contents(whole.text, read_whole(whole.text));
    // Some documents may keep their lines, so that the others stand among documents of a line.
    const auto from = random() % 2 == 0 ? 0 : below(random, whole.text.size());
    const auto kinds = 1 + below(random, std::size(blanks));
    const auto text = laid_out(whole.text, [&](std::string& to, std::size_t at) {
      to += at >= from ? blanks[below(random, kinds)] : at == 0 || whole.text[at - 1] != '\n' ? "" : "\n";
    });
    const auto told = read_whole(text);
    RC_LOG() << text << "\n";
    for (const auto& shown : told.shown) RC_LOG() << shown << "\n";
    RC_ASSERT(told.any_error == broken);
    RC_ASSERT(contents(text, told) == expected);
    same_however_cut(random, text, told, 1 + below(random, 100));
  }));
}

BOOST_AUTO_TEST_CASE(every_byte_of_a_damaged_export_is_accounted_for_however_it_is_cut) {
  BOOST_TEST(rc::check("damaged exports", [](std::uint32_t seed) {
    Random random(seed);
    auto whole = any_export(random, 1 + below(random, 12));
    auto& text = whole.text;
    for (auto times = 1 + below(random, 3); times > 0; --times) damage(random, text, 0, text.size());
    const auto told = read_whole(text);
    accounts_for_all(text, told);
    same_however_cut(random, text, told, 1);
    same_however_cut(random, text, told, 1 + below(random, 300));
    // Nobody is passed over in silence.
    const auto records = records_in(text, told);
    for (std::size_t i = 0; i < whole.users.size(); ++i) {
      const bool there = text.find("\"u-" + std::to_string(i) + "\"") != std::string::npos;
      const bool given = std::any_of(records.begin(), records.end(), [&](const std::string& record) {
        return record.find("\"u-" + std::to_string(i) + "\"") != std::string::npos;
      });
      if (there && !given) RC_ASSERT(told.any_error);
    }
  }));
}

BOOST_AUTO_TEST_CASE(damaged_documents_of_any_layout_are_accounted_for_however_they_are_cut) {
  BOOST_TEST(rc::check("damaged documents", [](std::uint32_t seed) {
    Random random(seed);
    const auto text = any_text(random);
    RC_LOG() << text << "\n";
    const auto told = read_whole(text);
    for (const auto& shown : told.shown) RC_LOG() << shown << "\n";
    accounts_for_all(text, told);
    same_however_cut(random, text, told, 1);
    same_however_cut(random, text, told, 1 + below(random, 60));
  }));
}

BOOST_AUTO_TEST_CASE(a_broken_user_costs_that_user) {
  BOOST_TEST(rc::check("a broken user", [](std::uint32_t seed) {
    Random random(seed);
    auto whole = any_export(random, 3 + below(random, 12));
    // Without a first user that is one, nothing may say that an object is a map of users.
    const std::size_t first = whole.text.starts_with("{\"key0\"") ? 1 : 0;
    const auto broken = first + below(random, whole.users.size() - first);
    const auto start = whole.starts[broken];
    damage(random, whole.text, start + 1, start + whole.users[broken].size() - 1);
    const auto told = read_whole(whole.text);
    const auto found = found_users(whole, records_in(whole.text, told), broken);
    RC_LOG() << whole.text << "\n";
    for (const auto& shown : told.shown) RC_LOG() << shown << "\n";
    // An array that has lost its end may take in those behind it, to the end of their page; of these there are two at
    // the most here. They are withheld with it, which is rare.
    RC_TAG(whole.users.size() - 1 - found);
    RC_ASSERT(found + 3 >= whole.users.size());
  }));
}

/// A text of more than is ever kept, with a broken user near its start: of users as large as any, or as they are.
BOOST_AUTO_TEST_CASE(an_export_over_8_MiB_is_accounted_for_and_a_broken_user_costs_that_user) {
  BOOST_TEST(rc::check("large exports", [](std::uint32_t seed) {
    Random random(seed);
    if (random() % 25 != 0) return;  // they take long
    const bool large_users = random() % 4 != 0;
    auto whole = large_users ? any_export(random, 150, std::size_t{60} << 10) : any_export(random, 32'000);
    const auto broken = 1 + below(random, 5);
    damage(random, whole.text, whole.starts[broken] + 1, whole.starts[broken] + whole.users[broken].size() - 1);
    RC_ASSERT(whole.text.size() > reader::max_record);
    const auto told = read_whole(whole.text);
    accounts_for_all(whole.text, told);
    same_however_cut(random, whole.text, told, 100'000);
    RC_LOG() << whole.text.substr(0, whole.starts[6]) << "\n";
    for (std::size_t i = 0; i < std::min<std::size_t>(told.shown.size(), 9); ++i) RC_LOG() << told.shown[i] << "\n";
    RC_ASSERT(found_users(whole, records_in(whole.text, told), broken) + 3 >= whole.users.size());
  }));
}

BOOST_AUTO_TEST_SUITE_END()
