// Two rules that a file cannot say.
#include <connect_userconfig/policy.hpp>
#include <numeric>

using namespace connect_userconfig;

/// A trial with a part of the team: about one user in ten, always the same ones, gets chats at once.
inline PolicyRule one_in_ten() {
  return {.name = "one-in-ten",
          .predicate =
              [](const UserRecord& user, Diagnostics&) {
                if (!user.username) return Answer::cannot_tell;
                return std::accumulate(user.username->begin(), user.username->end(), 0U) % 10 == 0 ? Answer::yes
                                                                                                   : Answer::no;
              },
          .set = {.auto_accept = {.chat = true}}};
}

/// Desk phones without a number are left alone, and said.
inline PolicyRule no_number() {
  static const auto id = register_diagnostic({.id = {},
                                              .severity = Severity::warning,
                                              .name = "acme-no-number",
                                              .summary = "a desk phone without a number is left alone"});
  return {.name = "no-number",
          .when = phone_type(PhoneType::desk_phone),
          .predicate =
              [](const UserRecord& user, Diagnostics& say) {
                if (user.phone_config && user.phone_config->desk_phone_number) return Answer::no;
                say.push_back({.id = id, .field = Field::desk_phone_number});
                return Answer::yes;
              },
          .decide = {.leave = true}};
}
