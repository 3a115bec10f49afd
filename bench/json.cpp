// Reading and writing one user, by each of the ways there are.
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/reader.hpp"
#include "connect_userconfig/run.hpp"
#include "connect_userconfig/writer.hpp"

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace connect_userconfig;

const std::string user =
    R"({"Arn":"arn:aws:connect:eu-central-1:111122223333:instance/b19c5100-4b94-f5e6-7d8c-ad7d7f3c7591/agent/)"
    R"(859c5b95-93eb-afc2-10cc-f613596240a1","Id":"859c5b95-93eb-afc2-10cc-f613596240a1","IdentityInfo":)"
    R"({"FirstName":"Efua","LastName":"Dlamini"},"PhoneConfig":{"PhoneType":"SOFT_PHONE","AutoAccept":false,)"
    R"("AfterContactWorkTimeLimit":300000,"DeskPhoneNumber":"","PersistentConnection":false},"RoutingProfileId":)"
    R"("7d668bab-f157-2c07-ee1f-291f897e7ac1","SecurityProfileIds":["0bb0ed3f-2fa2-c79a-148c-63b9a44b8a97"],)"
    R"("Tags":{"team":"sales-emea","cost-center":"0001"},"Username":"agent-0000001@example.com"})";
const ReadOptions options{.form = Form::search_users};

void count_bytes(benchmark::State& state, std::size_t size) {
  state.SetBytesProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) * size));
}

void parse_text(benchmark::State& state) {
  for (auto _ : state) {
    auto record = read_record(user, options);
    benchmark::DoNotOptimize(record);
  }
  count_bytes(state, user.size());
}
BENCHMARK(parse_text);

void parse_value(benchmark::State& state) {
  const auto json = nlohmann::json::parse(user);
  for (auto _ : state) {
    auto record = read_record(json, options);
    benchmark::DoNotOptimize(record);
  }
}
BENCHMARK(parse_value);

std::string many(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += user + "\n";
  return text;
}

void parse_stream(benchmark::State& state) {
  const auto text = many(10'000);
  for (auto _ : state) {
    MemorySource source(text);
    std::size_t records = 0;
    (void)read_records(source, options, [&](const SourceRecord&) { ++records; });
    benchmark::DoNotOptimize(records);
  }
  count_bytes(state, text.size());
}
BENCHMARK(parse_stream)->Unit(benchmark::kMillisecond);

void whole_run(benchmark::State& state) {
  const auto text = many(10'000);
  const auto report = make_report(ReportFormat::text);
  for (auto _ : state) {
    MemorySource source(text);
    ByteSource* sources[] = {&source};
    std::string requests;
    StringSink sink(requests);
    RunOptions run_options{.read = options, .duplicates = Duplicates::ignore};
    run_options.threads = static_cast<unsigned>(state.range(0));
    auto summary = run(sources, {.requests = &sink}, *report, run_options);
    benchmark::DoNotOptimize(summary);
  }
  count_bytes(state, text.size());
}
BENCHMARK(whole_run)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

UpdateUserConfigRequest converted() { return convert(read_record(user, options)).request; }

void serialize(benchmark::State& state) {
  const auto request = converted();
  std::string text;
  for (auto _ : state) {
    text.clear();
    append_json(request, text);
    benchmark::DoNotOptimize(text.data());
  }
  count_bytes(state, text.size());
}
BENCHMARK(serialize);

void serialize_nlohmann(benchmark::State& state) {
  const auto request = converted();
  std::string text;
  for (auto _ : state) {
    text = nlohmann::json(request).dump();
    benchmark::DoNotOptimize(text.data());
  }
  count_bytes(state, text.size());
}
BENCHMARK(serialize_nlohmann);

}  // namespace
