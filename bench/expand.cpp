// What one user costs, without any text.
#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/record.hpp"

#include <benchmark/benchmark.h>

namespace connect_userconfig {
namespace {

using namespace std::chrono_literals;

UserPhoneConfig soft_phone() {
  return {.phone_type = PhoneType::soft_phone,
          .auto_accept = true,
          .after_contact_work_time_limit = 60'000ms,
          .persistent_connection = false};
}

UserPhoneConfig desk_phone() {
  return {.phone_type = PhoneType::desk_phone,
          .auto_accept = false,
          .after_contact_work_time_limit = 60'000ms,
          .desk_phone_number = "+12065550112"};
}

void expand_config(benchmark::State& state, const UserPhoneConfig& config) {
  for (auto _ : state) benchmark::DoNotOptimize(expand(config));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(expand_config, soft_phone, soft_phone());
BENCHMARK_CAPTURE(expand_config, desk_phone, desk_phone());

void collapse_config(benchmark::State& state) {
  const UserConfig config = expand(soft_phone()).config;
  for (auto _ : state) benchmark::DoNotOptimize(collapse(config));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(collapse_config);

// As a loop over users does it: one `Conversion` that keeps its memory.
void convert_user(benchmark::State& state, const UserPhoneConfig& config) {
  const UserRecord user{.form = Form::search_users,
                        .arn =
                            "arn:aws:connect:us-west-2:111122223333:instance/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111/"
                            "agent/a1b2c3d4-5678-90ab-cdef-EXAMPLE22222",
                        .phone_config = config};
  Conversion conversion;
  for (auto _ : state) {
    convert(user, {}, conversion);
    benchmark::DoNotOptimize(conversion);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(convert_user, soft_phone, soft_phone());
BENCHMARK_CAPTURE(convert_user, desk_phone, desk_phone());

}  // namespace
}  // namespace connect_userconfig
