// How fast an operation is called.
#include "connect_userconfig/migration.hpp"

#include <boost/test/unit_test.hpp>

using namespace connect_userconfig;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{};

/// How many calls go out until `end`, by asking whenever there is something to take.
int calls(TokenBucket& bucket, Instant from, Instant end) {
  int count = 0;
  for (auto now = from; now < end; now = bucket.ready_at(now)) count += bucket.take(now) ? 1 : 0;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(token_bucket)

BOOST_AUTO_TEST_CASE(it_starts_empty) {
  TokenBucket bucket({}, start);
  BOOST_TEST(!bucket.take(start));
  BOOST_TEST((bucket.ready_at(start) - start >= 500ms));
  BOOST_TEST((bucket.ready_at(start) - start < 501ms));
  BOOST_TEST(!bucket.take(start + 499ms));
  BOOST_TEST(bucket.take(start + 501ms));
}

BOOST_AUTO_TEST_CASE(two_a_second) {
  TokenBucket bucket({}, start);
  BOOST_TEST(calls(bucket, start, start + 100s) == 199);
}

BOOST_AUTO_TEST_CASE(what_was_not_used_is_kept_up_to_the_burst) {
  TokenBucket bucket({}, start);
  int taken = 0;
  while (bucket.take(start + 1h)) ++taken;
  BOOST_TEST(taken == 5);
}

BOOST_AUTO_TEST_CASE(throttled_it_is_half_as_fast) {
  TokenBucket bucket({}, start);
  bucket.throttled(start);
  BOOST_TEST(bucket.rate(start) == 1);
  bucket.throttled(start);
  BOOST_TEST(bucket.rate(start) == 0.5);
}

BOOST_AUTO_TEST_CASE(ten_quiet_seconds_bring_it_back) {
  TokenBucket bucket({}, start);
  bucket.throttled(start);
  BOOST_TEST(bucket.rate(start + 5s) == 1.5);
  BOOST_TEST(bucket.rate(start + 10s) == 2);
  BOOST_TEST(bucket.rate(start + 1h) == 2);
  // From one to two a second within ten seconds: fifteen, less the one that is on its way.
  const auto in_ten = calls(bucket, start, start + 10s);
  BOOST_TEST((in_ten == 14 || in_ten == 15));
  BOOST_TEST(calls(bucket, start + 10s, start + 20s) >= 19);
}

BOOST_AUTO_TEST_CASE(something_is_always_tried) {
  TokenBucket bucket({}, start);
  for (int i = 0; i < 100; ++i) bucket.throttled(start);
  BOOST_TEST((bucket.ready_at(start) - start < 60s));
}

BOOST_AUTO_TEST_CASE(a_clock_that_stands_gives_nothing) {
  TokenBucket bucket({.per_second = 1000, .burst = 5}, start);
  BOOST_TEST(bucket.take(start + 1ms));
  BOOST_TEST(!bucket.take(start + 1ms));
  BOOST_TEST(!bucket.take(start));
}

BOOST_AUTO_TEST_SUITE_END()
