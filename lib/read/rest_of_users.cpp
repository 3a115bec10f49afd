#include "read/rest_of_users.hpp"

#include "json/members.hpp"
#include "read/map_of_users.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

/// What ends farther away is not waited for.
constexpr Offset farthest_end = Offset{8} << 20;
constexpr Offset farthest_name = 256;
/// No user is larger.
constexpr Offset largest_value = Offset{256} << 10;
/// Hostile text makes many places look like a document: all looks together may take this many times the bytes of the
/// stream so far, and a bit more.
constexpr Offset looks_a_byte = 16;
constexpr Offset free_looks = Offset{1} << 20;
/// So many brackets of the broken user may be closed behind the place.
constexpr int most_closed = 4;

/// Stands at a bracket, and goes to the next one outside of strings.
class Brackets {
 public:
  Brackets(const View& view, Offset at) noexcept : view_(view), at_(at) {}

  [[nodiscard]] Offset at() const noexcept { return at_; }
  [[nodiscard]] char bracket() const noexcept { return view_[at_]; }
  [[nodiscard]] bool opens() const noexcept { return bracket() == '{' || bracket() == '['; }
  /// The byte before the bracket, white space left out.
  [[nodiscard]] char before() const noexcept { return before_; }

  /// False where the view, or what could be read, ends.
  bool next() noexcept {
    before_ = view_[at_++];
    while (at_ < view_.end()) {
      const char c = view_[at_];
      if (c == '{' || c == '[' || c == '}' || c == ']') return true;
      if (c == '"') {
        const auto end = string_end(view_, at_);
        if (end == nowhere && view_.since(at_).find('\n') == std::string_view::npos) at_ = view_.end();
        if (end == nowhere) return false;
        at_ = end - 1;
      }
      if (!is_blank(c)) before_ = c;
      ++at_;
    }
    return false;
  }

  /// Goes behind the value that starts here.
  bool skip_value() noexcept {
    std::size_t depth = 0;
    do {
      depth += opens() ? 1 : std::size_t{0} - 1;
      if (depth == 0) return true;
    } while (next());
    return false;
  }

 private:
  View view_;
  Offset at_;
  char before_ = '\0';
};

/// True if the bracket at `at` ends the `Users` of a response. The rest of the response ends it, too, or tells what
/// only a response does; a list in a user has others behind it.
bool ends_users(const View& view, Offset at) noexcept {
  auto next = skip_blanks(view, at + 1);
  if (next == view.end()) return false;
  const bool closed = view[next] == '}';
  if (closed) {
    next = skip_blanks(view, next + 1);
    if (next == view.end() || view[next] != ',') return true;
  }
  if (view[next] != ',') return false;
  next = skip_blanks(view, next + 1);
  if (next == view.end()) return false;
  if (closed) return view[next] == '{' && starts_response(view, next, true) == true;
  const auto end = view[next] == '"' ? string_end(view, next) : nowhere;
  if (end == nowhere) return false;
  switch (json::member_from(view.sub(next + 1, end - 1))) {
    case json::Member::next_token:
    case json::Member::approximate_total_count:
    case json::Member::response_metadata:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::optional<bool> RestOfUsers::holds(const View& stream, bool last, Offset at) {
  const auto follows = is_no_document(stream, last, at);
  if (!follows || !*follows) return follows;
  if (at < known_until_) return ends_as_users_;
  const auto [view, all] = near(stream, last, at, farthest_end);
  Brackets brackets(view, at);
  const auto know = [&](bool ends_as_users) {
    known_until_ = brackets.at();
    return ends_as_users_ = ends_as_users;
  };
  int closed = 0;
  for (bool more = true; more; more = brackets.next()) {
    if (brackets.opens()) {
      // Between two elements stands a comma, between two documents none.
      if (brackets.before() == '}' || brackets.before() == ']') return know(false);
      if (!brackets.skip_value()) break;
      continue;
    }
    if (!all && view.end() - brackets.at() < farthest_name) return std::nullopt;
    if (brackets.bracket() == ']' &&
        ends_users(view.until(std::min(view.end(), brackets.at() + farthest_name)), brackets.at()))
      return know(true);
    if (++closed > most_closed) return know(false);
  }
  if (brackets.at() == view.end() && !all) return std::nullopt;
  return know(false);
}

/// What stands behind the value at `at`, if anything, tells that it is no document.
std::optional<bool> RestOfUsers::is_no_document(const View& stream, bool last, Offset at) {
  if (looked_at_ > looks_a_byte * at + free_looks) return false;
  const auto [view, all] = near(stream, last, at, largest_value);
  Brackets brackets(view, at);
  const bool whole = brackets.skip_value();
  const auto next = whole ? skip_blanks(view, brackets.at() + 1) : brackets.at();
  if (next == view.end() && !all) return std::nullopt;
  looked_at_ += next - at;
  return whole && next < view.end() && (view[next] == ',' || view[next] == ']' || view[next] == '}');
}

}  // namespace connect_userconfig::reader
