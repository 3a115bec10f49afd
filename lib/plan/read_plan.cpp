// A whole plan: line by line, its digest at the end.
#include "connect_userconfig/text.hpp"
#include "plan/read_line.hpp"
#include "read/foreign.hpp"
#include "run/duplicates.hpp"

#include <array>
#include <string>

namespace connect_userconfig {
namespace {

constexpr std::size_t longest_line = std::size_t{16} << 20;
constexpr std::size_t read_size = std::size_t{1} << 18;
constexpr std::size_t hex_digits = 64;
constexpr std::string_view tail = "\"}\n";  // behind the digest

/// What was taken for a plan, if it can be told.
std::string what_it_is(std::string_view text, std::string_view otherwise = "its first line is not that of a plan") {
  auto what = reader::describe_no_text(text);
  return what.empty() ? std::string(otherwise) : what;
}

class Reader {
 public:
  Reader(ByteSource& source, const PlanHandler& handler) : source_(source), handler_(handler) {}

  std::optional<LocatedDiagnostic> run() {
    std::string rest;
    std::vector<char> buffer(read_size);
    while (!wrong_) {
      const auto read = source_.read(buffer);
      if (read.error) {
        complain(DiagnosticId::input_unreadable, read.error.message());
        break;
      }
      if (read.size == 0) {
        end_of_input(rest);
        break;
      }
      rest.append(buffer.data(), read.size);
      take_lines(rest);
    }
    return wrong_;
  }

 private:
  void take_lines(std::string& rest) {
    std::size_t from = 0;
    for (auto to = rest.find('\n'); to != std::string::npos && !wrong_; to = rest.find('\n', from)) {
      ++line_;
      take(std::string_view(rest).substr(from, to + 1 - from));
      from = to + 1;
    }
    rest.erase(0, from);
    if (!wrong_ && rest.size() > longest_line) {
      ++line_;
      complain(line_ == 1 ? DiagnosticId::plan_unrecognized : DiagnosticId::plan_edited,
               line_ == 1 ? what_it_is(rest) : "the line is longer than any that a plan has");
    }
  }

  void take(std::string_view line) {
    if (end_) return damaged("there is text behind the last line");
    if (line_ == 1) return take_header(line);
    if (plan::is_end(line)) return take_end(line);
    digest_.add(line);
    const auto user = users_.read(line, absent_);
    if (!user) return damaged("the line of a user is not as it was written, or does not follow from what the user had");
    if (!is_new(*user)) return damaged("the user came before");
    ++counts_[static_cast<std::size_t>(user->outcome)];
    if (handler_.user) handler_.user(*user);
  }

  /// Nobody can tell whether two records without an id are of one user.
  bool is_new(const PlanUser& user) {
    if (user.user_id.empty()) return true;
    run_detail::UserKey key;
    key.assign({}, user.user_id, 0);
    return seen_.note(key, line_).answer == run_detail::SeenUsers::Answer::is_new;
  }

  void take_header(std::string_view line) {
    const auto header = plan::read_header(line);
    if (!header) return complain(DiagnosticId::plan_unrecognized, what_it_is(line));
    if (header->version != plan_version) {
      return complain(DiagnosticId::plan_newer, "its format is " + std::to_string(header->version) +
                                                    ", and this version knows " + std::to_string(plan_version));
    }
    std::string again;
    append_plan_line(*header, again);
    if (again != line) return damaged("the first line is not as it was written");
    digest_.add(line);
    absent_ = header->options.absent;
    if (handler_.header) handler_.header(*header);
  }

  void take_end(std::string_view line) {
    const auto end = plan::read_end(line);
    if (!end || end->sha256.size() != hex_digits) return damaged("the last line is not as it was written");
    digest_.add(line.substr(0, line.size() - hex_digits - tail.size()));
    if (to_hex(digest_.finish()) != end->sha256) return damaged("its digest is another one");
    const std::array<std::uint64_t, 3> said = {end->converted, end->unchanged, end->withheld};
    if (said != counts_) return damaged("its counts are not those of its lines");
    end_ = true;
    if (handler_.end) handler_.end(*end);
  }

  void end_of_input(const std::string& rest) {
    if (line_ == 0)
      return complain(DiagnosticId::plan_unrecognized,
                      rest.empty() ? "it is empty" : what_it_is(rest, "it has not one whole line"));
    if (!rest.empty() && end_) {
      ++line_;
      return damaged("there is text behind the last line");
    }
    if (!end_) complain(DiagnosticId::plan_cut_short, "it has no last line with a digest");
  }

  void damaged(std::string_view what) { complain(DiagnosticId::plan_edited, what); }

  void complain(DiagnosticId id, std::string_view what) {
    LocatedDiagnostic diagnostic;
    diagnostic.id = id;
    diagnostic.message = std::string(describe(id).summary) + ": " + std::string(what);
    diagnostic.source = printable(source_.name(), 4096);
    diagnostic.region.begin.line = line_;
    wrong_ = std::move(diagnostic);
  }

  ByteSource& source_;
  const PlanHandler& handler_;
  std::optional<LocatedDiagnostic> wrong_{};
  plan::UserReader users_{};
  run_detail::SeenUsers seen_{};
  Sha256 digest_{};
  AbsentFields absent_ = AbsentFields::keep;
  std::array<std::uint64_t, 3> counts_{};
  std::uint64_t line_ = 0;
  bool end_ = false;
};

}  // namespace

std::optional<LocatedDiagnostic> read_plan(ByteSource& source, const PlanHandler& handler) {
  return Reader(source, handler).run();
}

}  // namespace connect_userconfig
