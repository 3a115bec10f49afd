// A JSON policy needs no libyaml: the strict parser says what the text means, and where a value stands is found beside
// it, which is easy in a text that is known to be good.
#include "json/text_document.hpp"
#include "policy/read_policy.hpp"
#include "text/position.hpp"

namespace connect_userconfig::policy {
namespace {

using json::Kind;
using json::TextNode;
using tree::Node;
using tree::NodeKind;

class Placer {
 public:
  explicit Placer(std::string_view text) : text_(text), lines_(text) {}

  void place(const TextNode& from, Node& to) {
    begin(to);
    switch (from.kind) {
      case Kind::object:
        return place_object(from, to);
      case Kind::array:
        return place_array(from, to);
      case Kind::string:
        skip_string();
        to.value = from.string;
        break;
      default:
        at_ = text_.find_first_of(",]} \t\r\n", at_);
        at_ = at_ == std::string_view::npos ? text_.size() : at_;
        to.plain = true;
        to.value = text_.substr(to.begin, at_ - to.begin);
        break;
    }
    to.end = at_;
  }

 private:
  void begin(Node& node) {
    skip_blanks();
    node.begin = at_;
    node.position = lines_.position_of(at_);
  }

  void skip_blanks() {
    at_ = text_.find_first_not_of(" \t\r\n", at_);
    at_ = at_ == std::string_view::npos ? text_.size() : at_;
  }

  /// Over a bracket, a comma or a colon.
  void skip_mark() {
    skip_blanks();
    ++at_;
  }

  void skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }

  void place_object(const TextNode& from, Node& to) {
    to.kind = NodeKind::mapping;
    to.flow = true;
    to.items.reserve(from.members.size() * 2);
    for (const auto& [name, value] : from.members) {
      skip_mark();  // the bracket, or the comma
      auto& key = to.items.emplace_back();
      begin(key);
      skip_string();
      key.value = name;
      key.end = at_;
      skip_mark();
      place(value, to.items.emplace_back());
    }
    close(from.members.empty(), to);
  }

  void place_array(const TextNode& from, Node& to) {
    to.kind = NodeKind::sequence;
    to.flow = true;
    to.items.reserve(from.elements.size());
    for (const auto& value : from.elements) {
      skip_mark();
      place(value, to.items.emplace_back());
    }
    close(from.elements.empty(), to);
  }

  void close(bool empty, Node& node) {
    if (empty) skip_mark();
    skip_mark();
    node.end = at_;
  }

  std::string_view text_;
  text::PositionCursor lines_;
  std::size_t at_ = 0;
};

}  // namespace

tree::Tree parse_json(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  tree::Tree tree;
  const auto document = json::parse_text(text);
  if (document.error) {
    const auto what =
        document.error->too_deep ? std::string("it is nested too deep") : std::string(document.error->problem);
    tree.fault = tree::Fault{what, text::position_of(text, document.error->offset), document.error->too_deep};
    return tree;
  }
  Placer(text).place(document.root, tree.documents.emplace_back());
  return tree;
}

}  // namespace connect_userconfig::policy
