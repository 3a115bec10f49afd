#include "literal.hpp"
#include "literal_place.hpp"

#include "connect_userconfig/text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <set>

namespace connect_userconfig::rewriting {
namespace {

/// One value of the object.
struct Scalar {
  enum class Kind : std::uint8_t { none, boolean, number, string } kind = Kind::none;
  bool boolean = false;
  std::int64_t number = 0;
  std::string string;
};

class Reader {
 public:
  Reader(std::string_view text, std::size_t at, Literal& literal) : text_(text), at_(at), literal_(literal) {}

  void run() {
    UserPhoneConfig config;
    if (object(config)) {
      literal_.value = std::move(config);
      literal_.end = at_;
    }
  }

 private:
  bool fail(std::string problem) {
    if (literal_.problem.empty()) literal_.problem = std::move(problem);
    return false;
  }

  void skip() {
    while (at_ < text_.size()) {
      const std::string_view rest = text_.substr(at_);
      if (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\r' || rest.front() == '\n') {
        ++at_;
      } else if (literal_.python ? rest.front() == '#' : rest.starts_with("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (!literal_.python && rest.starts_with("/*")) {
        const std::size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else {
        return;
      }
    }
  }

  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool object(UserPhoneConfig& config) {
    if (next() != '{') return fail("they are not written as a literal here");
    ++at_;
    std::set<std::string> seen;
    for (skip(); next() != '}'; skip()) {
      std::string key;
      if (!read_key(key)) return fail("their members cannot be read as a literal");
      if (!seen.insert(key).second) return fail(fmt::format("{} stands twice", printable(key)));
      Scalar value;
      if (!read_value(value)) return fail(fmt::format("{} is no literal", printable(key)));
      skip();
      if (next() != ',' && next() != '}') return fail(fmt::format("{} is no literal", printable(key)));
      if (!put(key, value, config)) return false;
      if (next() == ',') ++at_;
    }
    ++at_;
    return true;
  }

  bool read_key(std::string& key) {
    const bool quoted = next() == '"' || next() == '\'';
    if (quoted) {
      if (!read_string(key)) return false;
    } else if (!literal_.python) {
      key = word();
    }
    skip();
    if (key.empty() || next() != ':') return false;
    ++at_;
    skip();
    return true;
  }

  std::string word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_'))
      ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  bool read_value(Scalar& value) {
    const char first = next();
    if (first == '"' || first == '\'' || (first == '`' && !literal_.python)) {
      value.kind = Scalar::Kind::string;
      return read_string(value.string);
    }
    if (first == '-' || (first >= '0' && first <= '9')) return read_number(value);
    const std::string name = word();
    if (name == (literal_.python ? "None" : "null") || (!literal_.python && name == "undefined")) return true;
    value.kind = Scalar::Kind::boolean;
    value.boolean = name == (literal_.python ? "True" : "true");
    return value.boolean || name == (literal_.python ? "False" : "false");
  }

  bool read_number(Scalar& value) {
    value.kind = Scalar::Kind::number;
    std::string digits;
    for (; at_ < text_.size() && std::string_view{"-0123456789_"}.find(text_[at_]) != std::string_view::npos; ++at_) {
      if (text_[at_] != '_') digits.push_back(text_[at_]);
    }
    if (next() == '.' || std::isalpha(static_cast<unsigned char>(next())) != 0) return false;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value.number);
    return error == std::errc{} && end == digits.data() + digits.size() && (digits.size() == 1 || digits[0] != '0');
  }

  /// Only what stands for itself, and an escaped quote or backslash: settings hold nothing else.
  bool read_string(std::string& to) {
    const char quote = next();
    if (text_.substr(at_).starts_with(std::string(3, quote))) return false;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\n' || (quote == '`' && text_[at_] == '$')) return false;
      if (text_[at_] == '\\') {
        ++at_;
        if (next() != quote && next() != '\\') return false;
      }
      if (at_ < text_.size()) to.push_back(text_[at_]);
    }
    if (at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  /// The API's name of a member; the name itself if it is written in the other way than the setting's own.
  [[nodiscard]] std::string api_name(const std::string& written) const {
    const bool small = written[0] >= 'a' && written[0] <= 'z';
    if (!small || !literal_.small) return literal_.small ? std::string() : written;
    std::string name = written;
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
  }

  bool put(const std::string& written, const Scalar& value, UserPhoneConfig& config) {
    using enum Scalar::Kind;
    const std::string key = api_name(written);
    const auto wrong = [&] { return fail(fmt::format("{} has a value of the wrong kind", printable(written))); };
    if (key == "PhoneType") {
      if (value.kind == none) return true;
      if (value.kind != string) return wrong();
      config.phone_type = phone_type_from(value.string);
      return config.phone_type ? true : fail(fmt::format("PhoneType has the value {}", printable(value.string)));
    }
    if (key == "AutoAccept" || key == "PersistentConnection") {
      if (value.kind == none) return true;
      if (value.kind != boolean) return wrong();
      (key == "AutoAccept" ? config.auto_accept : config.persistent_connection) = value.boolean;
      return true;
    }
    if (key == "AfterContactWorkTimeLimit") {
      if (value.kind == none) return true;
      if (value.kind != number) return wrong();
      config.after_contact_work_time_limit = std::chrono::seconds{value.number};
      return true;
    }
    if (key == "DeskPhoneNumber") {
      if (value.kind == none) return true;
      if (value.kind != string) return wrong();
      config.desk_phone_number = value.string;
      return true;
    }
    return fail(fmt::format("{} is no member of PhoneConfig", printable(written)));
  }

  std::string_view text_;
  std::size_t at_;
  Literal& literal_;
};

}  // namespace

Literal read_literal(std::string_view text, std::size_t key_begin, std::size_t key_end, Language language,
                     bool of_cdk) {
  Literal literal;
  literal.python = language == Language::python;
  literal.begin = key_begin;
  std::size_t at = key_end;
  const auto skip_space = [&] { at = std::min(text.find_first_not_of(" \t\r\n", at), text.size()); };
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
    literal.quoted_key = true;
    literal.quote = text[at];
    --literal.begin;
    ++at;
    if (text.substr(at).starts_with(']')) ++at;
  }
  skip_space();
  if (at >= text.size() || (text[at] != ':' && text[at] != '=')) {
    literal.problem = "they are not written as a literal here";
    return literal;
  }
  literal.form = text[at] == '=' ? Form::argument : Form::member;
  ++at;
  skip_space();
  const std::size_t value = at;
  if (!text.substr(value).starts_with('{')) {
    literal.problem = "they are not written as a literal here";
    return literal;
  }
  if (!look_before(text, literal.begin, key_end, value, of_cdk, literal)) return literal;
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n'\"", value + 1), text.size());
  const bool small_member = first < text.size() && text[first] >= 'a' && text[first] <= 'z';
  literal.small = !literal.python && (literal.form == Form::variable ? small_member : text[key_begin] == 'p');
  Reader{text, value, literal}.run();
  if (!literal.value) return literal;
  if (!look_behind(text, literal)) {
    literal.value.reset();
    return literal;
  }
  if (!literal.quoted_key) {
    const std::string_view whole = text.substr(value, literal.end - value);
    const std::size_t quote = whole.find_first_of("\"'");
    if (quote != std::string_view::npos) literal.quote = whole[quote];
  }
  return literal;
}

}  // namespace connect_userconfig::rewriting
