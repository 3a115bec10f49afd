// What one user costs as text, in and out: the library's own readers and writers, one record at a time.
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/record.hpp"
#include "connect_userconfig/writer.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

namespace connect_userconfig {
namespace {

constexpr std::string_view user_text =
    R"({"Arn":"arn:aws:connect:us-west-2:111122223333:instance/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111/agent/a1b2c3d4-5678-90ab-cdef-EXAMPLE22222",)"
    R"("HierarchyGroupId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE55555","Id":"a1b2c3d4-5678-90ab-cdef-EXAMPLE22222",)"
    R"("PhoneConfig":{"PhoneType":"SOFT_PHONE","AutoAccept":true,"AfterContactWorkTimeLimit":60000,"DeskPhoneNumber":""},)"
    R"("RoutingProfileId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE44444","SecurityProfileIds":["a1b2c3d4-5678-90ab-cdef-EXAMPLE33333"],)"
    R"("Tags":{"team":"billing"},"Username":"agent-0001"})";

ConvertOptions from_search_users() {
  ConvertOptions options;
  options.form = Form::search_users;
  return options;
}

UpdateUserConfigRequest sample_request() {
  return convert(read_record(user_text, from_search_users()), from_search_users()).request;
}

void read_record_from_text(benchmark::State& state) {
  const ConvertOptions options = from_search_users();
  for (auto _ : state) benchmark::DoNotOptimize(read_record(user_text, options));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(user_text.size()));
}
BENCHMARK(read_record_from_text);

void read_record_from_value(benchmark::State& state) {
  const ConvertOptions options = from_search_users();
  const nlohmann::json value = nlohmann::json::parse(user_text);
  for (auto _ : state) benchmark::DoNotOptimize(read_record(value, options));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(read_record_from_value);

void write_request(benchmark::State& state, RequestFormat format) {
  const UpdateUserConfigRequest request = sample_request();
  const RequestWriter writer(format);
  std::string text;
  for (auto _ : state) {
    text.clear();
    writer.append(request, text);
    benchmark::DoNotOptimize(text.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK_CAPTURE(write_request, ndjson, RequestFormat::ndjson);
BENCHMARK_CAPTURE(write_request, json, RequestFormat::json);
BENCHMARK_CAPTURE(write_request, aws_cli, RequestFormat::aws_cli);

void request_to_value(benchmark::State& state) {
  const UpdateUserConfigRequest request = sample_request();
  for (auto _ : state) benchmark::DoNotOptimize(nlohmann::json(request));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(request_to_value);

}  // namespace
}  // namespace connect_userconfig
