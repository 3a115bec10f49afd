#include "way_back.hpp"

#include "connect_userconfig/text.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <array>
#include <fstream>

namespace connect_userconfig::tool {
namespace {

constexpr std::size_t longest_path = 4096;

/// Known by its head, whatever it is called: it is an SQLite file with the application id of journals.
/// Source: https://www.sqlite.org/fileformat.html#the_database_header
bool is_journal(const std::string& path) {
  constexpr std::string_view magic("SQLite format 3\0", 16);
  constexpr std::string_view application("CuCj");
  constexpr std::size_t place = 68;
  std::array<char, 100> bytes{};
  std::ifstream file(path, std::ios::binary);
  if (!file.read(bytes.data(), bytes.size())) return false;
  const std::string_view head(bytes.data(), bytes.size());
  return head.starts_with(magic) && head.substr(place).starts_with(application);
}

}  // namespace

std::optional<std::string> takes_way_back(const AtomicFile& file, std::string_view option) {
  // What is no file keeps nothing, and a journal that a shell has opened for writing is gone already.
  if (file.stream() || !file.identity() || !file.identity()->is_file()) return std::nullopt;
  const auto shown = printable(file.name(), longest_path);
  if (file.identity()->type != 0 && is_journal(file.target())) {
    return fmt::format(
        "{}: {} is a journal: it says what users had before a plan was sent, and is their way back. Name another file",
        option, shown);
  }
  const auto journal = file.target() + ".journal";
  if (::access(journal.c_str(), F_OK) != 0) return std::nullopt;
  return fmt::format(
      "{}: beside {} stands {}, which says what was sent of that plan, and the two are its way back. Name another file",
      option, shown, printable(journal, longest_path));
}

}  // namespace connect_userconfig::tool
