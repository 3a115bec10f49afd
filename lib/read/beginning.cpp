#include "read/beginning.hpp"

#include "json/shown.hpp"
#include "json/whereabouts.hpp"
#include "read/view.hpp"

#include <vector>

namespace connect_userconfig::reader {
namespace {

/// An object or array that is open.
struct Open {
  std::string path;
  std::string name{};  // of the member that comes next, or is being read
  json::MemberSet members{};
  bool array = false;
  bool wraps = false;  // its `User` is one

  [[nodiscard]] std::string path_inside() const {
    const auto step = array ? std::string() : json::Whereabouts::step(name);
    return path + (step.empty() ? std::string(json::Whereabouts::any_element) : step);
  }
};

/// Walks through text of which only brackets and names matter.
class PathFinder {
 public:
  explicit PathFinder(std::string_view text) : view_(text) {}

  std::optional<std::string> find() {
    for (Offset at = 0; at < view_.end();) {
      const char c = view_[at];
      if (c == '"') {
        const auto end = string_end(view_, at);
        if (end == nowhere) break;
        if (!open_.empty() && !open_.back().array) note_name(at, end);
        at = end;
        continue;
      }
      if ((c == '{' || c == '[') && !open(c == '[')) break;
      if ((c == '}' || c == ']') && !close()) break;
      ++at;
    }
    return found_;
  }

 private:
  /// False where nobody would look any more.
  bool open(bool array) {
    if (open_.size() > std::size_t{2} * json::Whereabouts::deepest) return false;
    auto path = open_.empty() ? std::string() : open_.back().path_inside();
    open_.push_back({.path = std::move(path), .array = array});
    return true;
  }

  bool close() {
    if (open_.size() < 2) return false;
    const auto closed = std::move(open_.back());
    open_.pop_back();
    auto& around = open_.back();
    const bool user = !closed.array && (closed.wraps || json::is_user(closed.members));
    if (!user) return true;
    if (!around.array && around.name == "User") around.wraps = true;
    // Around its `Users` a response keeps the unit of their limits.
    const bool of_response = around.array && open_.size() > 1 && open_[open_.size() - 2].name == "Users";
    const auto depth = open_.size() - (of_response ? 2 : 0);
    if (found_ && depth >= depth_) return true;
    found_ = of_response ? open_[depth].path : closed.path;
    depth_ = depth;
    return true;
  }

  void note_name(Offset from, Offset to) {
    const auto colon = skip_blanks(view_, to);
    if (colon == view_.end() || view_[colon] != ':') return;
    const auto name = json::parse_text(view_.sub(from, to));
    auto& top = open_.back();
    top.name = name.error ? std::string() : name.root.string;
    top.members.insert(json::member_from(top.name));
  }

  View view_;
  std::vector<Open> open_;
  std::optional<std::string> found_;
  std::size_t depth_ = 0;
};

}  // namespace

std::optional<std::string> path_to_users(std::string_view text) { return PathFinder(text).find(); }

Beginning look_at_beginning(std::string_view text, json::Setting setting) {
  // A word or a character that is cut off is no error of the text.
  constexpr std::size_t longest_word = 8;
  const auto error = json::find_error(text);
  if (error && error->offset + longest_word < text.size()) return {.error = error};
  const auto path = path_to_users(text);
  if (!path) return {};
  std::string form = "it is a document of more than 8 MiB";
  const View view(text);
  const auto first = skip_blanks(view, 1);
  const auto end = first < view.end() && view[first] == '"' ? string_end(view, first) : nowhere;
  if (text.front() == '{' && end != nowhere) {
    const auto name = json::parse_text(view.sub(first, end));
    if (!name.error) form = "its first member is " + json::shown_name(name.root.string);
  }
  // A response that is not known as one: its `Users` is written with escapes.
  if (path->empty()) return {.form = form + std::string(json::plain_names)};
  json::Whereabouts places;
  places.add(*path);
  return {.form = form + json::next_step(places, {}, setting, Form::automatic)};
}

}  // namespace connect_userconfig::reader
