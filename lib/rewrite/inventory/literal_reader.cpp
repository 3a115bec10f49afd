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

  /// `sdk.PhoneType.SOFT_PHONE`
  std::string path() {
    std::string result = word();
    while (next() == '.') {
      ++at_;
      result += "." + word();
    }
    return result;
  }

  /// The enumeration of the SDK for JavaScript, whose members are the words that the request has.
  [[nodiscard]] bool is_of_enumeration(std::string_view path) const {
    const std::size_t member = path.rfind('.');
    if (literal_.python || member == std::string_view::npos || !phone_type_from(path.substr(member + 1))) return false;
    const std::string_view owner = path.substr(0, member);
    return owner.substr(owner.rfind('.') == std::string_view::npos ? 0 : owner.rfind('.') + 1) == "PhoneType";
  }

  bool read_value(Scalar& value) {
    const char first = next();
    if (first == '"' || first == '\'' || (first == '`' && !literal_.python)) {
      value.kind = Scalar::Kind::string;
      return read_string(value.string);
    }
    if (first == '-' || (first >= '0' && first <= '9')) return read_number(value);
    const std::string name = path();
    if (is_of_enumeration(name)) {
      value.kind = Scalar::Kind::string;
      value.string = name.substr(name.rfind('.') + 1);
      return true;
    }
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

  bool put(const std::string& written, const Scalar& value, UserPhoneConfig& config) {
    using enum Scalar::Kind;
    const std::string key = api_name(written, literal_.members);
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

namespace {

/// The spelling of the names behind the literal's brace.
void find_spelling(std::string_view text, std::string_view key, std::size_t value, bool of_cdk, Literal& literal) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n'\"", value + 1), text.size());
  const std::size_t end = std::min(text.find_first_of(" \t\r\n'\":,}", first), text.size());
  const Spelling written = spelling_of(text.substr(first, end - first));
  literal.lists = spelling_of(key);
  literal.members = literal.lists;
  if (literal.python && of_cdk) {
    literal.lists = Spelling::snake;
    literal.members = written;  // a dictionary may have the names of JSON
  } else if (literal.form == Form::variable) {
    literal.members = literal.python ? Spelling::api : written;
    literal.lists = literal.members;
  }
}

/// The quotes of the literal, where those of its key do not say it.
void find_quote(std::string_view whole, Literal& literal) {
  if (literal.quoted_key) return;
  const std::size_t quote = whole.find_first_of("\"'");
  if (quote != std::string_view::npos) literal.quote = whole[quote];
}

}  // namespace

Literal read_literal(std::string_view text, std::size_t key_begin, std::size_t key_end, Language language,
                     const Taker& taker) {
  Literal literal;
  literal.python = language == Language::python;
  literal.begin = key_begin;
  const auto value = value_of(text, key_end);
  literal.quoted_key = key_end < text.size() && (text[key_end] == '"' || text[key_end] == '\'');
  if (literal.quoted_key) {
    literal.quote = text[key_end];
    --literal.begin;
  }
  if (!value || text[value->begin] != '{') {
    literal.problem = "they are not written as a literal here";
    return literal;
  }
  literal.form = value->sign == '=' ? Form::argument : Form::member;
  if (!look_before(text, literal.begin, key_end, *value, taker, literal)) return literal;
  find_spelling(text, text.substr(key_begin, key_end - key_begin), value->begin, taker.cdk, literal);
  Reader{text, value->begin, literal}.run();
  if (literal.value && !look_behind(text, key_end, *value, taker, literal)) literal.value.reset();
  if (literal.value) find_quote(text.substr(value->begin, literal.end - value->begin), literal);
  return literal;
}

}  // namespace connect_userconfig::rewriting
