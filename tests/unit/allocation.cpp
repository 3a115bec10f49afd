// A user's settings need no memory of their own: expand() allocates nothing for a soft phone without a number. An
// executable of its own, because it replaces operator new for the whole program.
#include "unit/support.hpp"

#include <cstdlib>
#include <memory>
#include <new>

namespace {

thread_local std::size_t allocations = 0;

void* allocate(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

using namespace connect_userconfig;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

template <class F>
std::size_t allocations_of(F f) {
  const auto before = allocations;
  f();
  return allocations - before;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_counter_counts) {
  BOOST_TEST(allocations_of([] { std::string(1000, 'x').swap(*std::make_unique<std::string>()); }) >= 2U);
}

BOOST_AUTO_TEST_CASE(a_soft_phone_without_a_number_allocates_nothing) {
  const UserPhoneConfig configs[] = {
      {},
      {.phone_type = PhoneType::soft_phone},
      {.phone_type = PhoneType::soft_phone, .auto_accept = true, .after_contact_work_time_limit = milliseconds(60'000)},
      {.phone_type = PhoneType::soft_phone,
       .auto_accept = false,
       .after_contact_work_time_limit = seconds(0),
       .persistent_connection = true},
      {.phone_type = PhoneType::soft_phone, .auto_accept = true, .desk_phone_number = ""},
  };
  for (const auto& config : configs) {
    for (const auto scope : {AutoAcceptScope::voice, AutoAcceptScope::all}) {
      for (const auto absent : {AbsentFields::keep, AbsentFields::reset}) {
        for (const auto origin : {Origin::exported, Origin::request}) {
          const ExpandOptions options{.auto_accept = scope, .absent = absent, .origin = origin};
          std::size_t lists = 0;
          BOOST_TEST(allocations_of([&] {
                       const auto expansion = expand(config, options);
                       lists = expansion.config.auto_accept_configs.size();
                     }) == 0U);
          BOOST_TEST((lists == 0 || lists == 4));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_reused_conversion_allocates_nothing) {
  const UserRecord record{
      .form = Form::search_users,
      .id = "12345678-4444-3333-2222-111122223333",
      .arn =
          "arn:aws:connect:us-west-2:111122223333:instance/aaaaaaaa-bbbb-cccc-dddd-111111111111/agent/"
          "12345678-4444-3333-2222-111122223333",
      .phone_config = UserPhoneConfig{.phone_type = PhoneType::soft_phone,
                                      .auto_accept = true,
                                      .after_contact_work_time_limit = milliseconds(60'000)},
  };
  Conversion conversion;
  convert(record, {}, {}, conversion);
  BOOST_TEST(allocations_of([&] { convert(record, {}, {}, conversion); }) == 0U);
  BOOST_TEST(to_string(conversion.outcome) == "converted");
}
