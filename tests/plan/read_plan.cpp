// A plan is read as it was written, or not at all.
#include "support.hpp"

#include <algorithm>
#include <random>

namespace connect_userconfig::test {

namespace {

/// Users of every kind, hostile names among them.
std::vector<PlanUser> some_users() {
  auto desk = exported_user("u-2");
  desk.username = "</script>\"\\\n\xe2\x80\xae";
  desk.phone_config = UserPhoneConfig{.phone_type = PhoneType::desk_phone,
                                      .auto_accept = false,
                                      .after_contact_work_time_limit = 0ms,
                                      .desk_phone_number = "+12065550100"};
  auto withheld = exported_user("u-3");
  withheld.phone_config->after_contact_work_time_limit = 15'500ms;
  auto unknown = exported_user("u-4");
  unknown.phone_config->after_contact_work_time_limit = UnknownUnit{60};
  auto done = exported_user("u-5");
  done.existing = planned(done).after;
  PolicyRule rule{.name = "chats", .set = {.auto_accept = {.chat = true}}};
  // Sets what the other channels have anyway: the reason alone differs.
  PolicyRule same{.name = "same", .set = {.after_contact_work_time_limit = {.chat = 60s}}};
  auto twice_tagged = exported_user("u-7");
  twice_tagged.profile->tags = {{"site", "berlin"}, {"area", "north"}, {"site", "lisbon"}};
  return {planned(exported_user(), {rule}),
          planned(exported_user("u-6"), {same}),
          planned(twice_tagged),
          planned(desk),
          planned(withheld),
          planned(unknown),
          planned(done),
          planned(UserRecord{})};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plan_reading)

BOOST_AUTO_TEST_CASE(what_was_written_is_read) {
  const auto users = some_users();
  const auto text = plan_of(users);
  MemorySource source(text);
  std::vector<PlanUser> read;
  PlanHeader header;
  PlanEnd end;
  const auto wrong = read_plan(source, {.header = [&](const auto& each) { header = each; },
                                        .user = [&](const auto& each) { read.push_back(each); },
                                        .end = [&](const auto& each) { end = each; }});
  BOOST_TEST(!wrong.has_value());
  BOOST_TEST(read == users, boost::test_tools::per_element());
  BOOST_TEST(header.instance_id == "i-1");
  BOOST_TEST(header.account == "111122223333");
  BOOST_TEST(end.users() == users.size());
  BOOST_TEST(end.sha256.size() == 64U);
}

BOOST_AUTO_TEST_CASE(a_plan_that_is_cut_anywhere_is_none) {
  const auto text = plan_of(some_users());
  for (std::size_t size = 0; size < text.size(); ++size) {
    const auto wrong = wrong_with(std::string_view(text).substr(0, size));
    if (wrong.empty()) BOOST_ERROR("a plan of " << size << " of " << text.size() << " bytes was taken");
  }
  const auto last_line = text.rfind('\n', text.size() - 2) + 1;
  BOOST_TEST(wrong_with(std::string_view(text).substr(0, last_line)) == "plan-cut-short");
}

BOOST_AUTO_TEST_CASE(a_plan_with_any_byte_changed_is_none) {
  const auto text = plan_of({planned(exported_user())});
  const auto seed = std::random_device{}();
  std::mt19937 random(seed);
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto changed = text;
    changed[at] = static_cast<char>(changed[at] ^ (1 << random() % 7));
    if (wrong_with(changed).empty()) BOOST_ERROR("seed " << seed << ": byte " << at << " was changed, and taken");
  }
}

BOOST_AUTO_TEST_CASE(a_digest_made_again_does_not_make_it_right) {
  // Whoever edits a plan can sum it up again. What it shows has to follow from what it sends all the same.
  auto user = planned(exported_user());
  user.after.auto_accept_configs[1].auto_accept = true;
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited");
  user = planned(exported_user());
  user.changes[1].after = "true";
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited");
  user = planned(exported_user());
  user.changes.pop_back();
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited");
  user = planned(exported_user());
  user.undo.phone_config->auto_accept = false;
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited");
  user = planned(exported_user());
  user.outcome = Outcome::unchanged;
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited");
}

/// A plan with `from` turned into `to`, summed up again.
std::string edited(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, from << " stands in it");
  text.replace(at, from.size(), to);
  constexpr std::string_view before_digest = R"("sha256":")";
  text.resize(text.rfind(before_digest) + before_digest.size());
  Sha256 digest;
  digest.add(text);
  return text + to_hex(digest.finish()) + "\"}\n";
}

BOOST_AUTO_TEST_CASE(who_is_converted_is_sent_something) {
  auto record = exported_user();
  record.existing = planned(record).after;
  auto user = planned(record);
  BOOST_TEST((user.outcome == Outcome::unchanged));
  user.outcome = Outcome::converted;
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited");
}

BOOST_AUTO_TEST_CASE(of_a_tag_that_stands_twice_the_first_counts) {
  auto record = exported_user();
  record.profile->tags = {{"site", "berlin"}, {"area", "north"}, {"site", "lisbon"}};
  const std::vector<std::pair<std::string, std::string>> tags = {{"area", "north"}, {"site", "berlin"}};
  BOOST_TEST((planned(record).profile.tags == tags));
}

BOOST_AUTO_TEST_CASE(the_first_and_the_last_line_are_as_they_were_written) {
  const auto text = plan_of({planned(exported_user())});
  BOOST_TEST(wrong_with(edited(text, "2026-11-25T16", "2026-11-25T17")) == "",
             "that is said, and follows from nothing");
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {R"({"plan":1)", R"({"plan":1,"signed":true)"},
           {R"({"plan":1)", R"({ "plan": 1)"},
           {R"({"plan":1)", R"({"plan":1,"account":"1")"},
           {R"({"plan":1)", R"({"plan":1,"plan":1)"},
           {R"("existing":"ask"})", R"("existing":"ask"},"incomplete":false)"},
           {R"("existing":"ask"})", R"("existing":"ask"},"incomplete":"no")"},
           {R"({"end":1)", R"({"end":2)"},
           {R"({"end":1)", R"({"end":1,"signed":true)"},
           {R"({"end":1)", R"({"end": 1)"},
           {R"({"end":1)", R"({"signed":true,"end":1)"},
           {R"("bytes":12)", R"("bytes":12,"bytes":13)"}}) {
    BOOST_TEST(wrong_with(edited(text, from, to)) == "plan-edited", to);
  }
  BOOST_TEST(wrong_with(edited(text, R"({"plan":1)", R"({"plan":0)")) == "plan-unrecognized");
}

/// Two lists of four channels do not fit into one of four.
BOOST_AUTO_TEST_CASE(a_list_stands_in_a_configuration_once) {
  const auto line = line_of(planned(exported_user()));
  for (const std::string name : {"AutoAcceptConfigs", "AfterContactWorkConfigs", "PhoneNumberConfigs"}) {
    const auto from = line.find("\"" + name, line.find(R"("request":{)"));
    BOOST_REQUIRE(from != std::string::npos);
    auto twice = line;
    twice.insert(from, line.substr(from, line.find(']', from) + 1 - from) + ",");
    BOOST_TEST(!read_plan_user(twice, AbsentFields::keep).has_value(), twice);
  }
}

BOOST_AUTO_TEST_CASE(a_user_stands_in_it_once) {
  BOOST_TEST(wrong_with(plan_of({planned(exported_user()), planned(exported_user())})) == "plan-edited");
  auto other = planned(exported_user());
  other.username = "john";
  BOOST_TEST(wrong_with(plan_of({planned(exported_user()), planned(exported_user("u-2")), other})) == "plan-edited");
  const auto nobody = planned(UserRecord{});
  BOOST_TEST(wrong_with(plan_of({nobody, nobody})) == "", "of whom nothing is known, there may be several");
}

BOOST_AUTO_TEST_CASE(who_is_withheld_is_so_because_of_an_error) {
  auto record = exported_user();
  record.phone_config->after_contact_work_time_limit = 15'500ms;
  auto user = planned(record);
  BOOST_TEST(wrong_with(plan_of({user})) == "");
  user.outcome = Outcome::unchanged;
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited");
  user = planned(record);
  user.diagnostics.clear();
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited");
  user = planned(exported_user());
  user.diagnostics.push_back({.id = "x", .severity = "error", .message = "x", .pointer = {}});
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited");
}

BOOST_AUTO_TEST_CASE(the_limit_as_it_was_exported) {
  auto user = planned(exported_user());
  BOOST_TEST(user.legacy_limit->count() == 60'000);
  BOOST_TEST(line_of(user).find(R"(},"legacy":{"Milliseconds":60000},"after":)") != std::string::npos);
  auto described = exported_user();
  described.form = Form::describe_user;
  described.phone_config->after_contact_work_time_limit = 60s;
  BOOST_TEST(!planned(described).legacy_limit.has_value());
  BOOST_TEST((planned(described).phone_config == user.phone_config));
  auto odd = exported_user();
  odd.phone_config->after_contact_work_time_limit = 17'000ms;
  BOOST_TEST(planned(odd).legacy_limit->count() == 17'000);
  user.legacy_limit = 61'000ms;
  BOOST_TEST(wrong_with(plan_of({user})) == "plan-edited", "it is what there is before, in another unit");
  user.legacy_limit = 60'000ms;
  const auto text = plan_of({user});
  BOOST_TEST(wrong_with(text) == "");
  for (const auto* other :
       {R"({"Milliseconds":60001})", R"({"UnknownUnit":60000})", R"({"Milliseconds":6e4})", "{}", "60000"}) {
    BOOST_TEST(wrong_with(edited(text, R"({"Milliseconds":60000})", other)) == "plan-edited", other);
  }
  // There are no milliseconds for so many seconds.
  BOOST_TEST(!read_plan_user(
                  R"({"UserId":"u","outcome":"unchanged","before":{"PhoneConfig":)"
                  R"({"AfterContactWorkTimeLimit":9223372036854775807}},"legacy":{"Milliseconds":60000},"after":{}})",
                  AbsentFields::keep)
                  .has_value());
}

BOOST_AUTO_TEST_CASE(counts_are_those_of_the_lines) {
  auto text = plan_of({planned(exported_user())});
  const auto at = text.find(R"({"end":)");
  text.resize(at);
  Sha256 digest;
  digest.add(text);
  append_plan_line(PlanEnd{.converted = 2}, digest, text);
  BOOST_TEST(wrong_with(text) == "plan-edited");
  auto withheld = exported_user();
  withheld.phone_config->after_contact_work_time_limit = 15'500ms;
  const auto other = plan_of({planned(withheld)});
  BOOST_TEST(wrong_with(edited(other, R"("unchanged":0,"withheld":1)", R"("unchanged":1,"withheld":0)")) ==
             "plan-edited");
}

BOOST_AUTO_TEST_CASE(what_is_no_plan) {
  BOOST_TEST(wrong_with("") == "plan-unrecognized");
  BOOST_TEST(wrong_with("{\"Users\":[]}\n") == "plan-unrecognized");
  BOOST_TEST(wrong_with("plan\n") == "plan-unrecognized");
  BOOST_TEST(wrong_with("{\"plan\":2,\"anything\":[]}\n") == "plan-newer");
  BOOST_TEST(wrong_with("{\"plan\":-1}\n") == "plan-unrecognized");
  BOOST_TEST(wrong_with(plan_of({}) + "\n") == "plan-edited");
  BOOST_TEST(wrong_with(plan_of({}) + "x") == "plan-edited");
  BOOST_TEST(wrong_with(plan_of({}) + line_of(planned(exported_user()))) == "plan-edited");
  BOOST_TEST(wrong_with(plan_of({}) + plan_of({})) == "plan-edited");
  BOOST_TEST(wrong_with(plan_of({})) == "");
  BOOST_TEST(wrong_with(std::string(100'000, '[') + "\n") == "plan-unrecognized");
}

BOOST_AUTO_TEST_CASE(the_place_of_the_fault) {
  auto text = plan_of({planned(exported_user()), planned(exported_user("u-2"))});
  text.replace(text.find("mary-u-2"), 8, "john-u-2");
  MemorySource source(text, "a.plan");
  const auto wrong = read_plan(source, {});
  // Another name follows from nothing, so the line is as good as any: only the digest knows.
  BOOST_TEST(wrong->region.begin.line == 4U);
  BOOST_TEST(wrong->source.view() == "a.plan");
  BOOST_TEST(wrong->message.find("digest") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_line_that_does_not_end) {
  class Endless : public ByteSource {
   public:
    explicit Endless(std::string begin) : begin_(std::move(begin)) {}
    Read read(std::span<char> to) override {
      const auto size = begin_.empty() ? to.size() : std::min(begin_.size(), to.size());
      begin_.empty() ? static_cast<void>(std::fill(to.begin(), to.end(), 'x'))
                     : static_cast<void>(std::copy_n(begin_.begin(), size, to.begin()));
      begin_.erase(0, size);
      asked += size;
      return asked > std::size_t{64} << 20U ? Read{} : Read{.size = size};
    }
    [[nodiscard]] std::string_view name() const noexcept override { return "endless"; }
    std::size_t asked = 0;

   private:
    std::string begin_;
  };
  for (const auto& [begin, id] :
       {std::pair(std::string(), DiagnosticId::plan_unrecognized),
        std::pair(plan_of({}).substr(0, plan_of({}).find('\n') + 1), DiagnosticId::plan_edited)}) {
    Endless source(begin);
    const auto wrong = read_plan(source, {});
    BOOST_TEST((wrong->id == id));
    BOOST_TEST(source.asked < std::size_t{20} << 20U);
  }
}

BOOST_AUTO_TEST_CASE(a_source_that_fails) {
  class Broken : public ByteSource {
   public:
    Read read(std::span<char> /*to*/) override { return {.error = std::make_error_code(std::errc::io_error)}; }
    [[nodiscard]] std::string_view name() const noexcept override { return "disk"; }
  };
  Broken source;
  const auto wrong = read_plan(source, {});
  BOOST_TEST((wrong->id == DiagnosticId::input_unreadable));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace connect_userconfig::test
