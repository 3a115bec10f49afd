// What the pure core costs for one user.
#include "connect_userconfig/collapse.hpp"
#include "connect_userconfig/record.hpp"
#include "connect_userconfig/validate.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace connect_userconfig;

const UserPhoneConfig soft_phone{.phone_type = PhoneType::soft_phone,
                                 .auto_accept = true,
                                 .after_contact_work_time_limit = std::chrono::milliseconds(60'000)};
const UserPhoneConfig desk_phone{.phone_type = PhoneType::desk_phone,
                                 .auto_accept = false,
                                 .after_contact_work_time_limit = std::chrono::milliseconds(60'000),
                                 .desk_phone_number = "+12065550112"};
const UserPhoneConfig refused{.phone_type = PhoneType::desk_phone,
                              .after_contact_work_time_limit = std::chrono::milliseconds(60),
                              .desk_phone_number = "0206"};

void expand_one(benchmark::State& state, const UserPhoneConfig& config) {
  for (auto _ : state) {
    auto expansion = expand(config);
    benchmark::DoNotOptimize(expansion);
  }
}
BENCHMARK_CAPTURE(expand_one, soft_phone, soft_phone);
BENCHMARK_CAPTURE(expand_one, desk_phone, desk_phone);
BENCHMARK_CAPTURE(expand_one, refused, refused);

void collapse_one(benchmark::State& state) {
  const auto config = expand(soft_phone).config;
  for (auto _ : state) {
    auto result = collapse(config);
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK(collapse_one);

void convert_one(benchmark::State& state) {
  const UserRecord record{
      .form = Form::search_users,
      .id = "859c5b95-93eb-afc2-10cc-f613596240a1",
      .arn =
          "arn:aws:connect:eu-central-1:111122223333:instance/b19c5100-4b94-f5e6-7d8c-ad7d7f3c7591/agent/"
          "859c5b95-93eb-afc2-10cc-f613596240a1",
      .phone_config = soft_phone};
  Conversion conversion;
  for (auto _ : state) {
    convert(record, {}, conversion);
    benchmark::DoNotOptimize(conversion);
  }
}
BENCHMARK(convert_one);

void validate_one(benchmark::State& state) {
  const UpdateUserConfigRequest request{.instance_id = "i", .user_id = "u", .config = expand(desk_phone).config};
  for (auto _ : state) {
    auto diagnostics = validate(request);
    benchmark::DoNotOptimize(diagnostics);
  }
}
BENCHMARK(validate_one);

}  // namespace
