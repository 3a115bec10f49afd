#include "policy/limit_text.hpp"

#include "connect_userconfig/model.hpp"
#include "connect_userconfig/text.hpp"

#include <array>
#include <charconv>
#include <cstdint>

namespace connect_userconfig::policy {
namespace {

constexpr std::string_view written = "a limit is written with its unit: 30 s, 2 min, 1 h, or unlimited";

struct Unit {
  std::string_view name;
  std::int64_t seconds;
};
constexpr std::array<Unit, 3> units = {{{"s", 1}, {"min", 60}, {"h", 3600}}};

std::string problem(std::string_view text, std::string_view what) {
  return "'" + printable(text) + "': " + std::string(what);
}

}  // namespace

std::variant<std::chrono::seconds, std::string> limit_from(std::string_view text) {
  if (text == "unlimited") return std::chrono::seconds(0);
  std::int64_t count = 0;
  const auto* const end = text.data() + text.size();
  const auto [behind, error] = std::from_chars(text.data(), end, count);
  if (behind == text.data() || count < 0) return problem(text, written);
  std::string_view unit(behind, static_cast<std::size_t>(end - behind));
  if (unit.empty()) return problem(text, "a bare number does not say its unit; " + std::string(written));
  if (unit.starts_with(' ')) unit.remove_prefix(1);
  for (const auto& row : units) {
    if (unit != row.name) continue;
    if (error == std::errc() && count == 0) return problem(text, "no limit is written as unlimited");
    const auto most = max_after_contact_work.count();
    if (error != std::errc() || count > most / row.seconds) {
      return problem(text, "the most is " + std::to_string(most) + " s");
    }
    return std::chrono::seconds(count * row.seconds);
  }
  return problem(text, written);
}

std::string limit_text(std::chrono::seconds limit) {
  return limit.count() == 0 ? "unlimited" : std::to_string(limit.count()) + " s";
}

}  // namespace connect_userconfig::policy
