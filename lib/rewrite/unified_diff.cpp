// A diff of edits that are known needs no search for what changed: each edit touches the lines it touches.
#include "connect_userconfig/rewrite.hpp"
#include "connect_userconfig/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace connect_userconfig {
namespace {

constexpr std::size_t context = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

/// Lines `[first, last)` of the old text become `lines`.
struct Change {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string text;
};

/// Offsets at which lines begin, and the end of the text.
std::vector<std::size_t> line_starts(const std::vector<std::string_view>& lines) {
  std::vector<std::size_t> starts{0};
  for (const std::string_view line : lines) starts.push_back(starts.back() + line.size());
  return starts;
}

std::size_t line_at(const std::vector<std::size_t>& starts, std::size_t offset) {
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  return static_cast<std::size_t>(after - starts.begin()) - 1;
}

/// The edits as whole lines, edits that share a line taken together.
std::vector<Change> changes_of(std::string_view text, std::span<const Edit> edits,
                               const std::vector<std::size_t>& starts) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < edits.size();) {
    const std::size_t first = std::min(line_at(starts, edits[i].offset), starts.size() - 1);
    std::size_t last = first;
    std::size_t next = i;
    while (next < edits.size() && (next == i || line_at(starts, edits[next].offset) <= last)) {
      const std::size_t end = edits[next].offset + edits[next].length;
      // An edit that ends where a line begins leaves that line alone, unless what it puts in has no line end.
      const bool whole = end == starts[std::min(line_at(starts, end), starts.size() - 1)] && end > edits[next].offset &&
                         (edits[next].text.empty() || edits[next].text.ends_with('\n'));
      last = std::max(last, std::min(line_at(starts, end) + (whole ? 0 : 1), starts.size() - 1));
      ++next;
    }
    std::vector<Edit> local(edits.begin() + static_cast<std::ptrdiff_t>(i),
                            edits.begin() + static_cast<std::ptrdiff_t>(next));
    for (Edit& edit : local) edit.offset -= starts[first];
    changes.push_back({first, last, apply_edits(text.substr(starts[first], starts[last] - starts[first]), local)});
    i = next;
  }
  return changes;
}

void put_line(std::string& out, char mark, std::string_view line) {
  out.push_back(mark);
  out.append(line);
  if (!line.ends_with('\n')) out.append("\n\\ No newline at end of file\n");
}

/// The lines that a change really replaces: equal lines at its ends are context.
void trim(Change& change, const std::vector<std::string_view>& old_lines) {
  std::vector<std::string_view> fresh = lines_of(change.text);
  std::size_t head = 0;
  while (change.first < change.last && head < fresh.size() && old_lines[change.first] == fresh[head]) {
    ++change.first;
    ++head;
  }
  std::size_t tail = fresh.size();
  while (change.first < change.last && tail > head && old_lines[change.last - 1] == fresh[tail - 1]) {
    --change.last;
    --tail;
  }
  std::string kept;
  for (std::size_t i = head; i < tail; ++i) kept.append(fresh[i]);
  change.text = std::move(kept);
}

std::size_t header_line(std::size_t first, std::size_t count) { return count == 0 ? first : first + 1; }

void put_hunk(std::string& out, std::span<const Change> changes, const std::vector<std::string_view>& old_lines,
              std::ptrdiff_t& shift) {
  const std::size_t from = changes.front().first - std::min(changes.front().first, context);
  const std::size_t to = std::min(changes.back().last + context, old_lines.size());
  std::string body;
  std::size_t at = from;
  std::size_t new_count = to - from;
  for (const Change& change : changes) {
    for (; at < change.first; ++at) put_line(body, ' ', old_lines[at]);
    for (; at < change.last; ++at) put_line(body, '-', old_lines[at]);
    const auto fresh = lines_of(change.text);
    for (const std::string_view line : fresh) put_line(body, '+', line);
    new_count = new_count - (change.last - change.first) + fresh.size();
  }
  for (; at < to; ++at) put_line(body, ' ', old_lines[at]);
  const auto new_from = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(from) + shift);
  fmt::format_to(std::back_inserter(out), "@@ -{},{} +{},{} @@\n", header_line(from, to - from), to - from,
                 header_line(new_from, new_count), new_count);
  out.append(body);
  shift += static_cast<std::ptrdiff_t>(new_count) - static_cast<std::ptrdiff_t>(to - from);
}

/// A file name as git and GNU patch write and read it: in quotes, with escapes, where it could be taken for anything
/// else or act on a terminal. A tab ends a name that holds spaces.
std::string header_name(std::string_view prefix, std::string_view name) {
  const bool plain = name.find_first_of("\"\\") == std::string_view::npos && printable(name, name.size()) == name;
  if (plain) return fmt::format("{}{}{}", prefix, name, name.find(' ') == std::string_view::npos ? "" : "\t");
  std::string out = fmt::format("\"{}", prefix);
  for (const char c : name) {
    if (c == '"' || c == '\\')
      out.append(1, '\\').push_back(c);
    else if (c >= ' ' && c < '\x7f')
      out.push_back(c);
    else
      fmt::format_to(std::back_inserter(out), "\\{:03o}", static_cast<unsigned char>(c));
  }
  return out.append("\"");
}

}  // namespace

std::string unified_diff(std::string_view name, std::string_view text, std::span<const Edit> edits) {
  const std::vector<std::string_view> lines = lines_of(text);
  const std::vector<std::size_t> starts = line_starts(lines);
  std::vector<Change> changes = changes_of(text, edits, starts);
  for (Change& change : changes) trim(change, lines);
  std::erase_if(changes, [](const Change& change) { return change.first == change.last && change.text.empty(); });
  if (changes.empty()) return {};

  std::string out = fmt::format("--- {}\n+++ {}\n", header_name("a/", name), header_name("b/", name));
  std::ptrdiff_t shift = 0;
  for (std::size_t i = 0; i < changes.size();) {
    std::size_t next = i + 1;
    while (next < changes.size() && changes[next].first - changes[next - 1].last <= 2 * context) ++next;
    put_hunk(out, std::span(changes).subspan(i, next - i), lines, shift);
    i = next;
  }
  return out;
}

}  // namespace connect_userconfig
