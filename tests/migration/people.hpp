// Users of a plan, at random, as exports have them.
#pragma once

#include "connect_userconfig/migration.hpp"
#include "plan/support.hpp"

#include <random>
#include <string>
#include <vector>

namespace connect_userconfig::test {

class People {
 public:
  explicit People(std::uint64_t seed) : random_(seed) {}

  UserRecord record(const std::string& id) {
    auto user = exported_user(id);
    auto& phone = *user.phone_config;
    phone.auto_accept = coin();
    phone.after_contact_work_time_limit = std::chrono::milliseconds(1000 * number(300));
    if (number(4) == 0) {
      phone.phone_type = PhoneType::desk_phone;
      phone.desk_phone_number = "+1206555" + std::to_string(1000 + number(8999));
    }
    if (number(8) == 0) phone.auto_accept.reset();
    if (number(8) == 0) phone.after_contact_work_time_limit.reset();
    if (number(3) == 0) phone.persistent_connection = coin();
    if (number(4) == 0) have_some_lists(user);
    return user;
  }

  /// What the user of an export has, as DescribeUser says it.
  static UserSettings settings(const PlanUser& user) {
    return {.phone_config = user.phone_config, .lists = user.before};
  }

  /// All of them, planned with a rule that changes chats, so that also those with lists are sent something.
  std::vector<PlanUser> plan(std::size_t count, AbsentFields absent) {
    ConvertOptions options;
    options.absent = absent;
    options.existing = ExistingLists::overwrite;
    std::vector<PlanUser> users;
    for (std::size_t i = 0; i < count; ++i) {
      auto user = planned(record("u-" + std::to_string(i)), {}, options);
      user.changes.clear();
      users.push_back(std::move(user));
    }
    return users;
  }

 private:
  bool coin() { return number(2) == 0; }
  int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  /// Some lists are there already, and say something else; some of them name only a few channels.
  void have_some_lists(UserRecord& user) {
    if (coin()) {
      user.existing.auto_accept_configs = {{.channel = Channel::voice, .auto_accept = coin()}};
      if (coin()) user.existing.auto_accept_configs.push_back({.channel = Channel::chat, .auto_accept = coin()});
    }
    if (coin()) {
      user.existing.after_contact_work_configs = {
          {.channel = Channel::voice, .after_contact_work_config = {std::chrono::seconds(number(99))}}};
    }
    if (coin()) {
      user.existing.persistent_connection_configs = {{.channel = Channel::voice, .persistent_connection = coin()}};
    }
  }

  std::mt19937_64 random_;
};

}  // namespace connect_userconfig::test
