#include "progress.hpp"

#include "files.hpp"

#include <fmt/format.h>

#include <unistd.h>

namespace connect_userconfig::tool {
namespace {

constexpr auto interval = std::chrono::milliseconds(200);

std::string megabytes(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

}  // namespace

std::string progress_text(const Progress& progress, std::optional<std::uint64_t> total,
                          std::chrono::duration<double> elapsed) {
  auto text = megabytes(progress.bytes);
  if (total) text += " of " + megabytes(*total);
  if (elapsed.count() <= 0) return text;
  text += fmt::format(", {:.0f} records/s", static_cast<double>(progress.records) / elapsed.count());
  if (total && progress.bytes > 0 && progress.bytes <= *total) {
    const auto left =
        elapsed.count() * static_cast<double>(*total - progress.bytes) / static_cast<double>(progress.bytes);
    text += fmt::format(", {:.0f} s left", left);
  }
  return text;
}

void ProgressLine::show(const Progress& progress) {
  const auto now = Clock::now();
  if (now - shown_ < interval) return;
  shown_ = now;
  on_screen_ = true;
  (void)write_all(STDERR_FILENO, "\r\x1b[K" + progress_text(progress, total_, now - start_));
}

void ProgressLine::clear() {
  if (!on_screen_) return;
  on_screen_ = false;
  (void)write_all(STDERR_FILENO, "\r\x1b[K");
}

}  // namespace connect_userconfig::tool
