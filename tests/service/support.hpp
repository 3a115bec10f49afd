// What the tests of the room share.
#pragma once

#include "connect_userconfig/ostream.hpp"
#include "connect_userconfig/service.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <ostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace connect_userconfig {

inline std::ostream& operator<<(std::ostream& out, Fault fault) { return out << to_string(fault); }
inline std::ostream& operator<<(std::ostream& out, Standing standing) { return out << to_string(standing); }
inline std::ostream& operator<<(std::ostream& out, ServiceProblem::Kind kind) {
  return out << "problem " << static_cast<int>(kind);
}
inline std::ostream& operator<<(std::ostream& out, const JournalEntry& entry) {
  return out << entry.user_id << ' ' << entry.standing << (entry.sent ? " sent " : " ") << entry.found.lists << ' '
             << entry.detail;
}

}  // namespace connect_userconfig

namespace connect_userconfig::test {

using namespace std::chrono_literals;

/// A directory that goes away with its object.
class Directory {
 public:
  Directory() {
    auto name = (std::filesystem::temp_directory_path() / "connect-userconfig-XXXXXX").string();
    BOOST_REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string operator/(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// Sets variables of the environment, and puts back what was there.
class Variables {
 public:
  explicit Variables(std::vector<std::pair<const char*, const char*>> values) {
    for (const auto& [name, value] : values) {
      const char* before = std::getenv(name);
      before_.emplace_back(name, before != nullptr ? std::optional<std::string>(before) : std::nullopt);
      set(name, value);
    }
  }
  Variables(const Variables&) = delete;
  Variables& operator=(const Variables&) = delete;
  ~Variables() {
    for (const auto& [name, value] : before_) set(name, value ? value->c_str() : nullptr);
  }

 private:
  static void set(const char* name, const char* value) { value != nullptr ? setenv(name, value, 1) : unsetenv(name); }
  std::vector<std::pair<const char*, std::optional<std::string>>> before_{};
};

/// Another one for each run; a failure names it.
inline unsigned any_seed() {
  const char* given = std::getenv("CONNECT_USERCONFIG_SEED");
  return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : std::random_device()();
}

/// Everything that a user can have.
inline UserSettings all_settings() {
  UserSettings all;
  all.phone_config = UserPhoneConfig{.phone_type = PhoneType::desk_phone,
                                     .auto_accept = true,
                                     .after_contact_work_time_limit = 60s,
                                     .desk_phone_number = "+12065550112",
                                     .persistent_connection = false};
  all.lists.auto_accept_configs = {{.channel = Channel::chat, .auto_accept = true},
                                   {.channel = Channel::voice, .agent_first_callback_auto_accept = true}};
  all.lists.after_contact_work_configs = {
      {.channel = Channel::voice,
       .after_contact_work_config = {30s},
       .agent_first_callback_after_contact_work_config = AfterContactWorkConfig{0s}},
      {.channel = Channel::email}};
  all.lists.phone_number_configs = {
      {.channel = Channel::voice, .phone_type = PhoneType::desk_phone, .phone_number = "+12065550112"}};
  all.lists.persistent_connection_configs = {{.channel = Channel::voice, .persistent_connection = true}};
  all.lists.voice_enhancement_configs = {
      {.channel = Channel::voice, .voice_enhancement_mode = VoiceEnhancementMode::voice_isolation}};
  return all;
}

}  // namespace connect_userconfig::test
