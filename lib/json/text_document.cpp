#include "json/text_document.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace connect_userconfig::json {
namespace {

/// Receives nlohmann's events and counts levels: enough to say what is wrong.
class Checker : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*source*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return enter(); }
  bool start_array(std::size_t /*size*/) override { return enter(); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool key(string_t& /*name*/) override { return true; }

  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::json::exception& error) override {
    constexpr int out_of_range = 406;
    // nlohmann counts the bytes it has read, the wrong one included; at the end it counts one more than there are.
    const bool whole_token = std::string_view(error.what()).find("unexpected ") != std::string_view::npos;
    const auto back = whole_token && position <= text_.size() ? token_size(position, last_token) : 1;
    const auto offset = std::min(position - std::min(back, position), text_.size());
    error_ = TextError{.offset = offset, .problem = problem(offset)};
    if (error.id == out_of_range) error_->problem = "a number is too large for any program to hold";
    return false;
  }
  [[nodiscard]] const std::optional<TextError>& error() const noexcept { return error_; }

 protected:
  bool enter() {
    if (depth_ == max_depth) {
      error_ = TextError{.offset = 0, .problem = {}, .too_deep = true};
      return false;
    }
    ++depth_;
    return true;
  }
  bool leave() {
    --depth_;
    return true;
  }

 private:
  /// A token that is right in itself but cannot stand where it does has been read to its end; the place to show is
  /// where it starts. What nlohmann says was read last is the token only for strings and numbers.
  [[nodiscard]] std::size_t token_size(std::size_t end, const std::string& last_token) const {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const char c = end == 0 ? '\0' : text_[end - 1];
    if (std::string_view("{}[],:").find(c) != std::string_view::npos) return 1;
    if (!is_letter(c)) return last_token.size();
    std::size_t size = 0;
    while (size < end && is_letter(text_[end - 1 - size])) ++size;
    return size;
  }

  [[nodiscard]] std::string_view problem(std::size_t offset) const {
    if (offset >= text_.size()) return "the text ends too early";
    const auto c = static_cast<unsigned char>(text_[offset]);
    if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') return "a control character cannot stand here";
    if (c == '\n') return "the line cannot end here";
    if (c >= 0x80) return "the bytes here are not valid UTF-8, or stand outside a string";
    return "this character cannot stand here";
  }

  std::string_view text_;
  std::size_t depth_ = 0;
  std::optional<TextError> error_;
};

/// Builds the tree.
class TreeBuilder : public Checker {
 public:
  using Checker::Checker;

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add({.kind = Kind::boolean, .boolean = value}); }
  bool number_integer(number_integer_t value) override { return add({.kind = Kind::integer, .integer = value}); }
  bool number_unsigned(number_unsigned_t value) override {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    return add({.kind = Kind::integer, .integer = static_cast<std::int64_t>(std::min<std::uint64_t>(value, most))});
  }
  bool number_float(number_float_t value, const string_t& source) override {
    // An integer beyond 64 bits comes as a float; what it is in JSON is still an integer.
    if (source.find_first_of(".eE") != string_t::npos) return add({.kind = Kind::number});
    using limits = std::numeric_limits<std::int64_t>;
    return add({.kind = Kind::integer, .integer = value < 0 ? limits::min() : limits::max()});
  }
  bool string(string_t& value) override { return add({.kind = Kind::string, .string = std::move(value)}); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*size*/) override { return open(Kind::object); }
  bool start_array(std::size_t /*size*/) override { return open(Kind::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    stack_.back()->members.emplace_back(std::move(name), TextNode{});
    return true;
  }

  TextDocument take() {
    document_.error = error();
    return std::move(document_);
  }

 private:
  TextNode& place() {
    if (stack_.empty()) return document_.root;
    auto& parent = *stack_.back();
    return parent.kind == Kind::object ? parent.members.back().second : parent.elements.emplace_back();
  }

  bool add(TextNode node) {
    place() = std::move(node);
    return true;
  }

  bool open(Kind kind) {
    if (!enter()) return false;
    // The parent's vectors do not grow while one of its children is open, so the pointers stay good.
    auto& node = place();
    node.kind = kind;
    stack_.push_back(&node);
    return true;
  }

  bool close() {
    stack_.pop_back();
    return leave();
  }

  TextDocument document_;
  std::vector<TextNode*> stack_;
};

/// nlohmann takes a NUL behind the value for the end of the text; inside it, it has been refused already.
std::optional<TextError> or_nul(const std::optional<TextError>& error, std::string_view text) {
  const auto nul = error ? std::string_view::npos : text.find('\0');
  if (nul == std::string_view::npos) return error;
  return TextError{.offset = nul, .problem = "a control character cannot stand here"};
}

}  // namespace

TextDocument parse_text(std::string_view text) {
  TreeBuilder builder(text);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  auto document = builder.take();
  document.error = or_nul(document.error, text);
  return document;
}

std::optional<TextError> find_error(std::string_view text) {
  Checker checker(text);
  nlohmann::json::sax_parse(text.begin(), text.end(), &checker);
  return or_nul(checker.error(), text);
}

}  // namespace connect_userconfig::json
