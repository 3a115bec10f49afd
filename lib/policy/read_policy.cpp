#include "policy/read_policy.hpp"

#include "policy/problem.hpp"
#include "policy/tree_reader.hpp"
#include "read/foreign.hpp"
#include "text/bytes.hpp"
#include "text/position.hpp"

#include <algorithm>

namespace connect_userconfig {
namespace {

/// How many bytes a character takes that begins with this one; 1 for a byte that begins none.
std::size_t length_of(unsigned char byte) {
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

/// Where a text that is no UTF-8 stops being it.
std::size_t first_invalid(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto length = length_of(static_cast<unsigned char>(text[at]));
    if (!is_valid_utf8(text.substr(at, length))) break;
    at += length;
  }
  return at;
}

constexpr std::string_view other_encoding = "from here on it is not valid UTF-8 (Latin-1, perhaps): save it as UTF-8";

}  // namespace

PolicyFile policy::read_text(std::string_view text, std::string_view source,
                             const std::function<tree::Tree(std::string_view)>& parse) {
  PolicyFile file;
  const auto refuse = [&](Position position, std::string_view what) {
    file.diagnostics.push_back(problem(DiagnosticId::policy_syntax, source, position, what));
  };
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  if (const auto what = reader::describe_no_text(text); !what.empty()) {
    refuse({}, what);
  } else if (text.size() > max_policy_bytes) {
    refuse({}, "it is larger than 8 MiB");
  } else if (!is_valid_utf8(text)) {
    refuse(text::position_of(text, first_invalid(text)), other_encoding);
  } else if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    refuse(text::position_of(text, nul), "it holds a NUL byte");
  } else {
    const auto tree = parse(text);
    if (tree.fault) {
      refuse(tree.fault->position, tree.fault->text);
    } else if (tree.documents.size() != 1) {
      refuse({}, tree.documents.empty() ? "it is empty" : "it holds several documents");
    } else {
      TreeReader reader(source, file.diagnostics);
      read_tree(tree.documents.front(), reader, file.policy);
    }
  }
  return file;
}

PolicyFile read_policy_json(std::string_view text, std::string_view source) {
  return policy::read_text(text, source, policy::parse_json);
}

}  // namespace connect_userconfig
