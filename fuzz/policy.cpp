// Policies: whatever the text is, reading ends, and what was read can be made ready, tested and applied.
#include "connect_userconfig/policy.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace connect_userconfig;

namespace {

UserRecord user() {
  UserRecord record{.form = Form::search_users, .user_id = "u", .instance_id = "i", .username = "mary"};
  record.phone_config = UserPhoneConfig{.auto_accept = true, .after_contact_work_time_limit = std::chrono::seconds(60)};
  record.profile = UserProfile{.routing_profile_id = "Chat support", .tags = {{"team", "outbound"}}};
  return record;
}

void use(const PolicyFile& file) {
  const ReadyPolicy policy(file.policy, {}, UnknownNames::take);
  const auto explanation = policy.explain(user());
  // What was accepted without an error takes everybody somewhere.
  if (policy.ok() && file.ok() && explanation.conversion.outcome != Outcome::withheld && explanation.values.empty()) {
    for (const auto& each : explanation.conversion.diagnostics) {
      if (each.id == DiagnosticId::policy_left_alone) return;
    }
    std::abort();
  }
  if (!policy.ok()) return;
  (void)to_junit(policy, test_policy(policy), "fuzz");
  (void)possible_conflicts(policy);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  use(read_policy(text));
  use(read_policy_json(text));
  Names names;
  (void)read_names(text, "names", names);
  return 0;
}
