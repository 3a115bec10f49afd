#include "migration_progress.hpp"

#include "connect_userconfig/text.hpp"
#include "files.hpp"
#include "migration_report.hpp"

#include <fmt/format.h>

#include <unistd.h>

namespace connect_userconfig::tool {
namespace {

/// `mary: UpdateUserConfig is tried again: TooManyRequestsException`; a page of an export is about nobody.
std::string retry_text(const MigrationEvent& event) {
  const auto name = shown_name(event.user);
  return fmt::format("{}{}{} is tried again: {}", name, name.empty() ? "" : ": ", to_string(event.operation),
                     printable(event.detail, 300));
}

/// `2 h 47 min`, `1 min 9 s`
std::string duration_text(std::int64_t seconds) {
  constexpr std::int64_t minute = 60;
  constexpr std::int64_t hour = 60 * minute;
  if (seconds >= hour) return fmt::format("{} h {} min", seconds / hour, seconds % hour / minute);
  if (seconds >= minute) return fmt::format("{} min {} s", seconds / minute, seconds % minute);
  return fmt::format("{} s", seconds);
}

}  // namespace

std::string migration_progress_text(const MigrationEvent& event) {
  auto text = fmt::format("{}/{} {}", event.done, event.asked, shown_name(event.user));
  const double elapsed = std::chrono::duration<double>(event.elapsed).count();
  if (event.done == 0 || elapsed <= 0) return text;
  const double rate = static_cast<double>(event.done) / elapsed;
  const auto left = static_cast<std::int64_t>(static_cast<double>(event.asked - event.done) / rate);
  return text + fmt::format(", {:.1f}/s, {} left", rate, duration_text(left));
}

void MigrationProgress::show(const MigrationEvent& event) {
  if (event.kind == MigrationEvent::Kind::retry) {
    line(retry_text(event));
  } else if (event.standing != Standing::applied && event.standing != Standing::undone) {
    const auto why = event.detail.empty() ? std::string() : ": " + printable(event.detail, 2000);
    line(fmt::format("{}/{} {} {}{}", event.done, event.asked, shown_name(event.user), to_string(event.standing), why));
  } else if (!terminal_) {
    line(fmt::format("{}/{} {} {}", event.done, event.asked, shown_name(event.user), to_string(event.standing)));
  }
  if (!terminal_ || event.kind != MigrationEvent::Kind::settled) return;
  on_screen_ = true;
  (void)write_all(STDERR_FILENO, "\r\x1b[K" + migration_progress_text(event));
}

void MigrationProgress::line(const std::string& text) {
  clear();
  (void)write_all(STDERR_FILENO, text + "\n");
}

void MigrationProgress::clear() {
  if (!on_screen_) return;
  on_screen_ = false;
  (void)write_all(STDERR_FILENO, "\r\x1b[K");
}

}  // namespace connect_userconfig::tool
