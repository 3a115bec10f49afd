#include "tree/yaml_tree.hpp"

#include "json/text_document.hpp"
#include "text/position.hpp"

#include <yaml.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <new>
#include <set>
#include <utility>

namespace connect_userconfig::tree {
namespace {

/// libyaml counts characters; edits need bytes.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view text) : size_(text.size()) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if ((text[i] & 0xC0) != 0x80) {
        if (!offsets_.empty() || i != count_) {
          if (offsets_.empty()) fill(count_);
          offsets_.push_back(i);
        }
        ++count_;
      }
    }
  }

  [[nodiscard]] std::size_t operator[](std::size_t character) const {
    if (character >= count_) return size_;
    return offsets_.empty() ? character : offsets_[character];
  }

 private:
  /// Up to the first character of several bytes, both counts agree.
  void fill(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) offsets_.push_back(i);
  }

  std::size_t size_;
  std::size_t count_ = 0;
  std::vector<std::size_t> offsets_;
};

struct EventDeleter {
  void operator()(yaml_event_t* event) const {
    yaml_event_delete(event);
    delete event;  // NOLINT(cppcoreguidelines-owning-memory)
  }
};
using Event = std::unique_ptr<yaml_event_t, EventDeleter>;

std::string text_of(const yaml_char_t* text) {
  return text == nullptr ? std::string{} : std::string{reinterpret_cast<const char*>(text)};
}

/// libyaml refuses the surrogate pairs that JSON may hold. Two spaces of the same length stand in for them: it has to
/// find the structure only, and strings with escapes are read by the JSON parser.
std::string without_surrogates(std::string_view json) {
  std::string copy{json};
  for (std::size_t i = 0; i + 5 < copy.size(); ++i) {
    if (copy[i] != '\\') continue;
    const bool surrogate = copy[i + 1] == 'u' && (copy[i + 2] == 'd' || copy[i + 2] == 'D') &&
                           std::string_view{"89abcdefABCDEF"}.find(copy[i + 3]) != std::string_view::npos;
    if (surrogate) copy.replace(i + 2, 4, "0020");
    ++i;
  }
  return copy;
}

class Parser {
 public:
  /// `input` has the structure of `text` and the same length.
  Parser(std::string_view text, std::string_view input, Syntax syntax)
      : text_(text), syntax_(syntax), offsets_(text), cursor_(text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(input.data()), input.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&parser_); }

  Tree parse() {
    Tree tree;
    for (Event event = next(); event; event = next()) {
      if (event->type == YAML_STREAM_END_EVENT) return tree;
      if (event->type == YAML_STREAM_START_EVENT || event->type == YAML_DOCUMENT_START_EVENT ||
          event->type == YAML_DOCUMENT_END_EVENT) {
        continue;
      }
      tree.documents.emplace_back();
      if (!fill(*event, tree.documents.back(), 0)) break;
    }
    tree.fault = std::move(fault_);
    tree.documents.clear();
    return tree;
  }

 private:
  Event next() {
    auto event = std::make_unique<yaml_event_t>();
    if (yaml_parser_parse(&parser_, event.get()) != 0) return Event{event.release()};
    const yaml_mark_t& mark = parser_.problem_mark;
    const std::string problem = parser_.problem == nullptr ? "the text cannot be read" : parser_.problem;
    const bool reader = parser_.error == YAML_READER_ERROR;  // has no mark, only a byte offset
    const std::size_t offset = reader ? std::min(parser_.problem_offset, text_.size()) : offsets_[mark.index];
    fault_ = {problem, cursor_.position_of(offset)};
    return nullptr;
  }

  /// Lines are counted by LF, as everywhere else: for libyaml, a lone CR and some letters end a line, too.
  void begin(const yaml_event_t& event, Node& node) {
    node.begin = offsets_[event.start_mark.index];
    node.end = offsets_[event.end_mark.index];
    node.position = cursor_.position_of(node.begin);
    node.end_position = cursor_.position_of(node.end);
  }

  bool fill(const yaml_event_t& event, Node& node, std::size_t depth) {
    begin(event, node);
    switch (event.type) {
      case YAML_ALIAS_EVENT:
        node.kind = NodeKind::alias;
        node.anchor = text_of(event.data.alias.anchor);
        return true;
      case YAML_SCALAR_EVENT:
        fill_scalar(event, node);
        return true;
      case YAML_SEQUENCE_START_EVENT:
        node.kind = NodeKind::sequence;
        node.flow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        node.tag = text_of(event.data.sequence_start.tag);
        node.anchor = text_of(event.data.sequence_start.anchor);
        return fill_items(node, YAML_SEQUENCE_END_EVENT, depth);
      case YAML_MAPPING_START_EVENT:
        node.kind = NodeKind::mapping;
        node.flow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        node.tag = text_of(event.data.mapping_start.tag);
        node.anchor = text_of(event.data.mapping_start.anchor);
        return fill_items(node, YAML_MAPPING_END_EVENT, depth);
      default:
        return true;
    }
  }

  void fill_scalar(const yaml_event_t& event, Node& node) {
    const auto& scalar = event.data.scalar;
    node.kind = NodeKind::scalar;
    node.plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node.tag = text_of(scalar.tag);
    node.anchor = text_of(scalar.anchor);
    node.value.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    // A literal or folded scalar ends where the next token begins; its own text ends before that.
    const bool block = scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE;
    while (block && node.end > node.begin &&
           std::string_view{" \t\r\n"}.find(text_[node.end - 1]) != std::string_view::npos) {
      --node.end;
    }
    if (block) node.end_position = cursor_.position_of(node.end);
    const std::string_view source = text_.substr(node.begin, node.end - node.begin);
    if (syntax_ == Syntax::json && source.find('\\') != std::string_view::npos) {
      node.value = nlohmann::json::parse(source).get<std::string>();
    }
  }

  bool fill_items(Node& node, yaml_event_type_t end, std::size_t depth) {
    if (depth >= json::max_depth) {
      fault_ = {"it is nested too deeply", node.position, true};
      return false;
    }
    for (Event event = next(); event; event = next()) {
      if (event->type == end) {
        // The end of a block collection is marked at the token after it.
        if (node.flow) {
          node.end = offsets_[event->end_mark.index];
          node.end_position = cursor_.position_of(node.end);
        } else if (!node.items.empty()) {
          node.end = node.items.back().end;
          node.end_position = node.items.back().end_position;
        }
        return true;
      }
      node.items.emplace_back();
      if (!fill(*event, node.items.back(), depth + 1)) return false;
    }
    return false;
  }

  std::string_view text_;
  Syntax syntax_;
  ByteOffsets offsets_;
  text::PositionCursor cursor_;
  yaml_parser_t parser_{};
  std::optional<Fault> fault_;
};

const Node* last_anchor_before(const Node& node, const Node& alias, const Node* found) {
  if (node.begin >= alias.begin) return found;
  if (node.kind != NodeKind::alias && node.anchor == alias.anchor) found = &node;
  for (const Node& item : node.items) found = last_anchor_before(item, alias, found);
  return found;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  if (kind != NodeKind::mapping) return nullptr;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].kind == NodeKind::scalar && items[i].value == key) return &items[i + 1];
  }
  return nullptr;
}

bool Node::is_null() const {
  return kind == NodeKind::scalar && plain && tag.empty() &&
         (value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL");
}

const Node* Node::repeated_key() const {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; kind == NodeKind::mapping && i + 1 < items.size(); i += 2) {
    if (items[i].kind == NodeKind::scalar && !seen.insert(items[i].value).second) return &items[i];
  }
  return nullptr;
}

Tree parse(std::string_view text, Syntax syntax) {
  if (syntax == Syntax::yaml) return Parser{text, text, syntax}.parse();
  // What is too deep is found again below, with its position.
  if (const auto error = json::parse_text(text).error; error && !error->too_deep) {
    return {{}, Fault{std::string(error->problem), text::position_of(text, error->offset)}};
  }
  return Parser{text, without_surrogates(text), syntax}.parse();
}

const Node* resolve(const std::vector<Node>& documents, const Node& alias) {
  const Node* found = nullptr;
  for (const Node& document : documents) {
    // Anchors do not reach from one document into the next.
    if (document.begin <= alias.begin) found = last_anchor_before(document, alias, nullptr);
  }
  return found;
}

}  // namespace connect_userconfig::tree
