// The fast path of files against the careful path of the library: the same requests, the same diagnostics.
#include "connect_userconfig/reader.hpp"
#include "property/generators.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(fast_and_careful_path)

struct Outcome_ {
  std::string form;
  std::string outcome;
  UpdateUserConfigRequest request;
  std::string diagnostics;
};

Outcome_ outcome_of(const UserRecord& user, const ConvertOptions& options) {
  const auto conversion = convert(user, options);
  Outcome_ result{.form = std::string(to_string(user.form)),
                  .outcome = std::string(to_string(conversion.outcome)),
                  .request = conversion.outcome == Outcome::converted ? conversion.request : UpdateUserConfigRequest{},
                  .diagnostics = {}};
  for (const auto& diagnostic : conversion.diagnostics) {
    // Of broken text the file's reader tells more: where it went on, and how much is lost.
    if (diagnostic.id == DiagnosticId::text_not_read) continue;
    const bool broken = diagnostic.id == DiagnosticId::malformed_json;
    // How users are taken out depends on what stands around the record: a part of a list is compared as a file of its
    // own.
    const auto message = diagnostic.message();
    const auto told = message.substr(0, message.find("; users stand inside of it"));
    result.diagnostics += diagnostic.pointer() + " " + (broken ? "malformed" : told) + "\n";
  }
  return result;
}

struct Options {
  ReadOptions read;
  ConvertOptions convert;
};

/// All records that a file of this text has, and the text of each.
std::vector<std::pair<Outcome_, std::string>> records_of(const std::string& text_of, const Options& options) {
  std::vector<std::pair<Outcome_, std::string>> records;
  MemorySource source(text_of);
  (void)read_records(source, options.read, [&](const SourceRecord& record) {
    records.emplace_back(outcome_of(record.user, options.convert), std::string(record.text));
  });
  return records;
}

void same(const std::string& text_of, const Options& options) {
  const auto records = records_of(text_of, options);
  // Lists, maps and several documents are taken apart by the file's reader alone; each part is compared.
  for (const auto& [fast, part] : records) {
    if (part.empty()) continue;
    const auto careful = outcome_of(read_record(part, options.read), options.convert);
    // In SearchUsers an element has a unit that it does not have alone.
    if (fast.form == "search-users" && options.read.form == Form::automatic) continue;
    RC_ASSERT(fast.outcome == careful.outcome);
    RC_ASSERT(fast.diagnostics == careful.diagnostics);
    RC_ASSERT(fast.request == careful.request);
    if (fast.outcome != "withheld") RC_ASSERT(fast.form == careful.form);
  }
}

Options any_options() {
  return {.read = read_options(one_of({Form::automatic, Form::search_users, Form::describe_user, Form::user})),
          .convert = convert_options()};
}

BOOST_AUTO_TEST_CASE(random_records) {
  BOOST_TEST(rc::check("random records", [] {
    const auto options = any_options();
    const auto text_of = json_user().dump();
    same(text_of, options);
    RC_ASSERT(records_of(text_of, options).size() <= 1U);
  }));
}

BOOST_AUTO_TEST_CASE(mutated_records) {
  BOOST_TEST(rc::check("mutated records", [] {
    const auto options = any_options();
    auto text_of = json_user().dump(sometimes() ? -1 : 2);
    const auto changes = *rc::gen::inRange(1, 4);
    for (int i = 0; i < changes; ++i) {
      const auto at = *rc::gen::inRange<std::size_t>(0, text_of.size());
      switch (*rc::gen::inRange(0, 4)) {
        case 0:
          text_of.erase(at, *rc::gen::inRange<std::size_t>(1, 10));
          break;
        case 1:
          text_of.insert(at, one_of<std::string>({"\"", "{", "}", "[", "]", ",", ":", "\\", "\n", "1", "-", "\xff",
                                                  "\\ud800", "1e999"}));
          break;
        case 2:
          text_of.insert(at, text_of.substr(at, *rc::gen::inRange<std::size_t>(1, 60)));
          break;
        default:
          text_of[at] = static_cast<char>(*rc::gen::inRange(0, 256));
          break;
      }
      if (text_of.empty()) return;
    }
    same(text_of, options);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
