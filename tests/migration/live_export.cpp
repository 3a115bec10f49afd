// An export that is fetched while it is read.
#include "migration/centre.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

ServiceReply page(std::string text, std::string next_token = {}) {
  return {
      .call = 0, .fault = {}, .error = {}, .user = {}, .page = std::move(text), .next_token = std::move(next_token)};
}

struct Live {
  Live() : world(1, Pace{}) { world.listening = true; }
  std::string read(MigrationOptions options = {}) {
    WorldService service(world);
    service.renewable = renewable;
    LiveExport source(service, std::move(options), "SearchUsers");
    std::string text;
    char some[7];
    while (true) {
      const auto got = source.read(some);
      failed = static_cast<bool>(got.error);
      if (got.error || got.size == 0) break;
      text.append(some, got.size);
    }
    stop = to_string(source.stop());
    why = source.why();
    return text;
  }

  World world;
  bool renewable = true;
  bool failed = false;
  std::string stop{};
  std::string why{};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(live_export)

BOOST_AUTO_TEST_CASE(page_after_page) {
  Live live;
  live.world.pages = {page("{\"Users\":[1]}", "1"), page("{\"Users\":[2]}", "2"), page("{\"Users\":[3]}")};
  BOOST_TEST(live.read() == "{\"Users\":[1]}\n{\"Users\":[2]}\n{\"Users\":[3]}\n");
  BOOST_TEST(!live.failed);
  BOOST_TEST(!live.world.over_quota);
  BOOST_TEST(live.world.calls.size() == 3U);
}

BOOST_AUTO_TEST_CASE(it_tries_again) {
  Live live;
  live.world.pages = {page("1", "1"), page("2")};
  live.world.script = {fault(Fault::throttled), page(""), fault(Fault::server), fault(Fault::connection),
                       fault(Fault::expired)};
  std::string told;
  MigrationOptions options;
  options.event = [&](const MigrationEvent& event) {
    BOOST_TEST(event.user.user_id.empty());
    told.append(to_string(event.operation)).append(" ").append(to_string(event.fault)).append("\n");
  };
  BOOST_TEST(live.read(std::move(options)) == "1\n2\n");
  BOOST_TEST(live.stop == "none");
  BOOST_TEST(told == "SearchUsers throttled\nSearchUsers server\nSearchUsers connection\n");
}

BOOST_AUTO_TEST_CASE(a_page_that_does_not_come_is_an_error_and_no_end) {
  Live live;
  live.world.pages = {page("1", "1"), page("2")};
  live.world.script = {page("")};
  for (int i = 0; i < 20; ++i) live.world.script.push_back(fault(Fault::server, "InternalServiceException"));
  BOOST_TEST(live.read() == "1\n");
  BOOST_TEST(live.failed);
  BOOST_TEST(live.stop == "failures");
  BOOST_TEST(live.why == "SearchUsers: InternalServiceException");
}

BOOST_AUTO_TEST_CASE(without_permission) {
  Live live;
  live.world.script = {fault(Fault::denied, "AccessDeniedException")};
  BOOST_TEST(live.read().empty());
  BOOST_TEST(live.stop == "denied");
}

BOOST_AUTO_TEST_CASE(without_credentials) {
  Live live;
  live.renewable = false;
  live.world.script = {fault(Fault::expired)};
  BOOST_TEST(live.read().empty());
  BOOST_TEST(live.stop == "credentials");
  BOOST_TEST(live.why == "there are no others");
}

BOOST_AUTO_TEST_CASE(pages_that_go_in_a_circle_end) {
  Live live;
  live.world.pages = {page("1", "1"), page("2", "1")};
  BOOST_TEST(live.read() == "1\n");
  BOOST_TEST(live.stop == "failures");
}

BOOST_AUTO_TEST_CASE(interrupted_it_is_not_complete) {
  Live live;
  live.world.pages = {page("1", "1"), page("2")};
  MigrationOptions options;
  options.interrupt = [&] { return live.world.calls.empty() ? Interrupt::none : Interrupt::finish; };
  (void)live.read(options);
  BOOST_TEST(live.failed);
  BOOST_TEST(live.stop == "interrupted");
}

BOOST_AUTO_TEST_SUITE_END()
