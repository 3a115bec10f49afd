// A whole run over many batches: the same bytes whatever the number of threads, and an end however a sink fails.
#include "connect_userconfig/run.hpp"

#include "unit/support.hpp"

#include <nlohmann/json.hpp>

#include <sstream>
#include <stdexcept>

#if defined(__linux__)
#include <pthread.h>
#endif

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(run_of_many_batches)

constexpr int users = 12'000;  // some megabytes: more batches than there are threads

/// Users of which some come twice, some are withheld and some have something to say.
std::string many_users() {
  std::string result;
  const std::string filler(300, 'x');
  for (int i = 0; i < users; ++i) {
    const auto id = "user-" + std::to_string(i % 5 == 4 ? i - 4 : i);
    const auto* limit = i % 7 == 6 ? "500" : i % 5 == 4 ? "30000" : "60000";
    result += R"({"Id":")" + id + R"(","Arn":"arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/)" + id +
              R"(","PhoneConfig":{"PhoneType":"DESK_PHONE","AutoAccept":true,"AfterContactWorkTimeLimit":)" + limit +
              R"(},"Username":")" + filler + "\"}\n";
  }
  return result;
}

struct Outputs {
  std::string requests;
  std::string rejects;
  std::string diagnostics;
  RunSummary summary;
};

Outputs convert_with(const std::string& input, unsigned threads) {
  Outputs result;
  MemorySource source(input);
  ByteSource* sources[] = {&source};
  StringSink requests(result.requests);
  StringSink rejects(result.rejects);
  StringSink diagnostics(result.diagnostics);
  RunOptions options{.read = {.form = Form::search_users}};
  options.threads = threads;
  result.summary = run(sources, {.requests = &requests, .rejects = &rejects, .diagnostics = &diagnostics},
                       *make_report(ReportFormat::json), options);
  return result;
}

BOOST_AUTO_TEST_CASE(gives_the_same_bytes_on_any_number_of_threads) {
  const auto input = many_users();
  const auto one = convert_with(input, 1);
  BOOST_TEST(one.summary.read == static_cast<std::uint64_t>(users));
  BOOST_TEST(one.summary.converted > 0U);
  BOOST_TEST(one.summary.withheld > 0U);
  BOOST_TEST(one.summary.converted + one.summary.unchanged + one.summary.withheld == one.summary.read);
  for (const unsigned threads : {2U, 3U, 8U}) {
    const auto several = convert_with(input, threads);
    BOOST_TEST((several.requests == one.requests));
    BOOST_TEST((several.rejects == one.rejects));
    BOOST_TEST((several.diagnostics == one.diagnostics));
  }
}

/// What is too much to be kept goes to the rejects in pieces, the first of which nobody has a word for yet.
BOOST_AUTO_TEST_CASE(rejects_of_a_text_in_pieces_are_JSON_and_make_the_text_again) {
  std::string broken = R"({"Id" [1,"Notes":"-)";
  while (broken.size() < 3'500'000) broken += "\xe2\x82\xac";  // of which none is torn
  const auto outputs = convert_with(broken + "\n" + R"({"Id":"u","PhoneConfig":{}})", 1);
  std::string text;
  int lines = 0;
  std::istringstream rejects(outputs.rejects);
  for (std::string line; std::getline(rejects, line); ++lines) {
    const auto reject = nlohmann::json::parse(line, nullptr, false);
    BOOST_TEST_REQUIRE(!reject.is_discarded(), line.substr(0, 200));
    if (reject.contains("text")) text += reject["text"].get<std::string>();
    BOOST_TEST(reject["diagnostics"].is_array());
  }
  BOOST_TEST(lines > 2);
  BOOST_TEST((text == broken + "\n"));
}

/// Takes some writes, then fails in one way or the other.
class Failing : public ByteSink {
 public:
  Failing(int writes, bool throws) : writes_(writes), throws_(throws) {}
  std::error_code write(std::string_view /*bytes*/) override {
    if (writes_-- > 0) return {};
    if (throws_) throw std::runtime_error("the sink has had enough");
    ++failures;
    return std::make_error_code(std::errc::no_space_on_device);
  }
  [[nodiscard]] std::string_view name() const noexcept override { return "failing"; }

  int failures = 0;

 private:
  int writes_;
  bool throws_;
};

RunSummary convert_into(Failing& requests, std::string& diagnostics, unsigned threads) {
  const auto input = many_users();
  MemorySource source(input);
  ByteSource* sources[] = {&source};
  StringSink diagnostics_to(diagnostics);
  RunOptions options{.read = {.form = Form::search_users}};
  options.threads = threads;
  return run(sources, {.requests = &requests, .diagnostics = &diagnostics_to}, *make_report(ReportFormat::json),
             options);
}

BOOST_DATA_TEST_CASE(ends_with_what_a_sink_throws, data::make({1U, 2U, 8U}) * data::make({0, 1, 3}), threads, writes) {
  Failing requests(writes, true);
  std::string diagnostics;
  BOOST_CHECK_THROW(convert_into(requests, diagnostics, threads), std::runtime_error);
}

BOOST_DATA_TEST_CASE(ends_when_a_sink_fails, data::make({1U, 2U, 8U}) * data::make({0, 1, 3}), threads, writes) {
  Failing requests(writes, false);
  std::string diagnostics;
  const auto summary = convert_into(requests, diagnostics, threads);
  BOOST_TEST(summary.output_failed);
  BOOST_TEST(requests.failures == 1);
  BOOST_TEST(diagnostics.find("output-unwritable") != std::string::npos);
  BOOST_TEST(summary.read < static_cast<std::uint64_t>(users));
}

// Sanitizers and builds that are not optimized take more.
#if defined(__has_feature)
#define HAS_FEATURE(feature) __has_feature(feature)
#else
#define HAS_FEATURE(feature) 0
#endif
#if defined(__linux__) && defined(__x86_64__) && defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && \
    !HAS_FEATURE(address_sanitizer)

/// A stack that is too small is a crash.
BOOST_AUTO_TEST_CASE(a_stack_of_32_KiB_is_enough_for_records_as_they_are) {
  constexpr std::size_t stack_size = std::size_t{32} << 10;
  auto input = many_users();
  input +=
      "{\"Id\": [\n{\"Users\":[{\"Id\" "
      "[1},{\"Id\":\"u\",\"PhoneConfig\":{\"AutoAccept\":true}}]}\n{\"Id\":\"\xff\"}\n[";
  const auto expected = convert_with(input, 1);
  struct Job {
    const std::string* input = nullptr;
    Outputs outputs{};
  } job{.input = &input};
  pthread_attr_t attributes{};
  BOOST_TEST_REQUIRE(pthread_attr_init(&attributes) == 0);
  BOOST_TEST_REQUIRE(pthread_attr_setstacksize(&attributes, stack_size) == 0);
  pthread_t thread{};
  const auto work = [](void* argument) -> void* {
    auto& mine = *static_cast<Job*>(argument);
    mine.outputs = convert_with(*mine.input, 1);
    return nullptr;
  };
  BOOST_TEST_REQUIRE(pthread_create(&thread, &attributes, work, &job) == 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  BOOST_TEST((job.outputs.requests == expected.requests));
  BOOST_TEST((job.outputs.rejects == expected.rejects));
  BOOST_TEST((job.outputs.diagnostics == expected.diagnostics));
}

#endif

BOOST_AUTO_TEST_SUITE_END()
