// Any bytes, in any pieces, on any number of threads: the same requests, the same diagnostics and the same rejects, and
// every request valid.
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/run.hpp"
#include "connect_userconfig/validate.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

using namespace connect_userconfig;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Hands out a text in pieces of the sizes that the fuzzer chose, over and over.
class PiecemealSource : public ByteSource {
 public:
  PiecemealSource(std::string_view text, std::string_view sizes) : text_(text), sizes_(sizes) {}

  Read read(std::span<char> to) override {
    const auto wanted = static_cast<unsigned char>(sizes_[next_++ % sizes_.size()]) + std::size_t{1};
    const auto size = std::min({wanted, text_.size(), to.size()});
    std::memcpy(to.data(), text_.data(), size);
    text_.remove_prefix(size);
    return {.size = size};
  }
  [[nodiscard]] std::string_view name() const noexcept override { return "input"; }

 private:
  std::string_view text_;
  std::string_view sizes_;
  std::size_t next_ = 0;
};

struct Result {
  std::string requests;
  std::string diagnostics;
  std::string rejects;
  RunSummary summary;
  bool operator==(const Result& other) const {
    return requests == other.requests && diagnostics == other.diagnostics && rejects == other.rejects &&
           summary.read == other.summary.read && summary.converted == other.summary.converted &&
           summary.unchanged == other.summary.unchanged && summary.withheld == other.summary.withheld &&
           summary.errors == other.summary.errors && summary.warnings == other.summary.warnings;
  }
};

Result run_over(ByteSource& source, const RunOptions& options) {
  Result result;
  StringSink requests(result.requests);
  StringSink diagnostics(result.diagnostics);
  StringSink rejects(result.rejects);
  ByteSource* sources[] = {&source};
  result.summary = run(sources, {.requests = &requests, .rejects = &rejects, .diagnostics = &diagnostics},
                       *make_report(ReportFormat::json), options);
  return result;
}

/// Says what differs before it gives up: a crash without a word is a riddle.
void require_same(const char* how, const Result& expected, const Result& result) {
  if (result == expected) return;
  const auto show = [](const Result& r) {
    std::fprintf(stderr, "%s%s%sread %llu, converted %llu, unchanged %llu, withheld %llu\n", r.requests.c_str(),
                 r.diagnostics.c_str(), r.rejects.c_str(), static_cast<unsigned long long>(r.summary.read),
                 static_cast<unsigned long long>(r.summary.converted),
                 static_cast<unsigned long long>(r.summary.unchanged),
                 static_cast<unsigned long long>(r.summary.withheld));
  };
  std::fprintf(stderr, "expected:\n");
  show(expected);
  std::fprintf(stderr, "%s:\n", how);
  show(result);
  std::abort();
}

template <class F>
void each_line(std::string_view text, F f) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    require(end != std::string_view::npos);
    f(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
}

void check(const Result& result) {
  std::uint64_t requests = 0;
  each_line(result.requests, [&](std::string_view line) {
    const auto parsed = nlohmann::json::parse(line).get<Parsed<UpdateUserConfigRequest>>();
    require(parsed.ok());
    require(validate(parsed.value).empty());
    ++requests;
  });
  require(requests == result.summary.converted);
  require(result.summary.read == result.summary.converted + result.summary.unchanged + result.summary.withheld);
  each_line(result.diagnostics, [&](std::string_view line) {
    for (const char c : line) require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    const auto diagnostic = nlohmann::json::parse(line);
    require(find_diagnostic(diagnostic.at("id").get<std::string>()) != nullptr);
  });
  each_line(result.rejects, [](std::string_view line) { require(nlohmann::json::accept(line)); });
}

}  // namespace

/// Memory that was freed comes back after 8 MiB, which no input takes: to keep more is to touch new pages all the time.
#ifdef __clang__
#pragma clang diagnostic ignored "-Wreserved-identifier"  // the sanitizer names it so
#endif
extern "C" const char* __asan_default_options() { return "quarantine_size_mb=8"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The first byte chooses the options and the second run, the next three the sizes of the pieces; the rest is the
  // file.
  constexpr std::size_t header = 4;
  if (size < header) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto choice = data[0];
  constexpr Form forms[] = {Form::automatic, Form::search_users, Form::describe_user, Form::update_user_phone_config};
  RunOptions options{.read = {.form = forms[choice & 3U]}, .threads = 1};
  if ((choice & 4U) != 0) options.read.acw_unit = AcwUnit::seconds;
  if ((choice & 8U) != 0) options.convert.existing = ExistingLists::overwrite;
  if ((choice & 16U) != 0) options.duplicates = Duplicates::ignore;
  if ((choice & 32U) != 0) options.convert.instance_id = "i";

  MemorySource whole(input.substr(header), "input");
  const auto expected = run_over(whole, options);
  check(expected);

  // One more way for each input, not all of them: a run costs more than a mutation finds. Records that are handed on as
  // they come, and windows that lose their start, are what pieces alone do not show.
  options.threads = (choice & 64U) != 0 ? 2 : 1;
  options.unbuffered = (choice & 128U) != 0;
  constexpr const char* ways[] = {"in pieces", "on two threads", "unbuffered", "unbuffered on two threads"};
  PiecemealSource pieces(input.substr(header), input.substr(1, 3));
  require_same(ways[choice >> 6U], expected, run_over(pieces, options));
  return 0;
}
