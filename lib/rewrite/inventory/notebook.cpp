#include "notebook.hpp"

#include "markdown.hpp"
#include "rewrite/finding.hpp"

#include <algorithm>
#include <charconv>

namespace connect_userconfig::rewriting {
namespace {

void append_code_point(unsigned code, std::string& to) {
  if (code < 0x80) {
    to.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    to.push_back(static_cast<char>(0xC0U | (code >> 6U)));
    to.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
  } else {  // half of a pair, too: nobody reads it, and no name has one
    to.push_back(static_cast<char>(0xE0U | (code >> 12U)));
    to.push_back(static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)));
    to.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
  }
}

class Notebook {
 public:
  explicit Notebook(std::string_view text) : text_(text) {}

  std::optional<std::vector<CellText>> run() {
    const Tree tree = parse_tree(text_, TemplateSyntax::json);
    if (tree.fault || tree.documents.size() != 1) return std::nullopt;
    const Node* cells = tree.documents[0].find("cells");
    if (cells == nullptr || cells->kind != NodeKind::sequence) return std::nullopt;
    CellText program;
    program.language = language_of(tree.documents[0]);
    for (const Node& cell : cells->items) {
      const Node* type = cell.find("cell_type");
      const Node* source = cell.find("source");
      if (type == nullptr || source == nullptr) continue;
      if (type->value != "code") {
        others_.push_back(read(*source, type->value == "markdown" ? Language::markdown : Language::text));
      } else if (CellText own = read(*source, program.language); own.text.starts_with("%%")) {
        own.language = language_of_info(std::string_view{own.text}.substr(2, own.text.find('\n') - 2));
        if (own.language == Language::text) own.language = Language::other;
        others_.push_back(std::move(own));
      } else {
        program.text.append(own.text);
        program.offsets.insert(program.offsets.end(), own.offsets.begin(), own.offsets.end() - 1);
        program.text.push_back('\n');
        program.offsets.push_back(own.offsets.back());
      }
    }
    program.offsets.push_back(text_.size());
    others_.insert(others_.begin(), std::move(program));
    return std::move(others_);
  }

 private:
  /// Python, if the notebook does not say anything else.
  static Language language_of(const Node& notebook) {
    const Node* metadata = notebook.find("metadata");
    const Node* kernel = metadata == nullptr ? nullptr : metadata->find("kernelspec");
    const Node* name = kernel == nullptr ? nullptr : kernel->find("language");
    const Language language = name == nullptr ? Language::python : language_of_info(name->value);
    return language == Language::text ? Language::python : language;
  }

  CellText read(const Node& source, Language language) {
    CellText cell;
    cell.language = language;
    if (source.kind == NodeKind::scalar) append(source, cell);
    for (const Node& line : source.items) append(line, cell);
    cell.offsets.push_back(source.end);
    return cell;
  }

  /// One string of JSON, which the parser has found to be correct.
  void append(const Node& line, CellText& cell) const {
    for (std::size_t at = line.begin + 1; at + 1 < line.end;) {
      const std::size_t start = at;
      std::string decoded(1, text_[at++]);
      if (decoded[0] == '\\') decoded = escaped(at);
      cell.text.append(decoded);
      cell.offsets.insert(cell.offsets.end(), decoded.size(), start);
    }
  }

  /// What stands behind a backslash; moves behind it.
  std::string escaped(std::size_t& at) const {
    const char c = text_[at++];
    if (c == 'n') return "\n";
    if (c == 't') return "\t";
    if (c == 'r') return "\r";
    if (c == 'b' || c == 'f') return " ";
    if (c != 'u') return {c};
    unsigned code = 0;
    const std::string_view digits = text_.substr(at, 4);
    std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    at += digits.size();
    std::string result;
    append_code_point(code, result);
    return result;
  }

  std::string_view text_;
  std::vector<CellText> others_;
};

}  // namespace

std::optional<std::vector<CellText>> cells_of(std::string_view notebook) { return Notebook{notebook}.run(); }

}  // namespace connect_userconfig::rewriting
