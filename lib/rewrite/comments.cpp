#include "comments.hpp"

namespace connect_userconfig::rewriting {
namespace {

bool only_space_before(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n';
}

/// Walks the leaves in order; what lies between them is gaps.
void collect(std::string_view text, const Node& node, std::size_t& at, std::vector<Comment>& comments) {
  if (node.items.empty() && (node.kind == NodeKind::scalar || node.kind == NodeKind::alias)) {
    for (Comment& comment : comments_between(text, at, node.begin)) comments.push_back(std::move(comment));
    at = node.end;
    return;
  }
  for (const Node& item : node.items) collect(text, item, at, comments);
}

}  // namespace

std::vector<Comment> comments_between(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Comment> comments;
  for (std::size_t hash = text.find('#', begin); hash < end; hash = text.find('#', hash)) {
    std::size_t line_end = text.find('\n', hash);
    if (line_end == std::string_view::npos) line_end = text.size();
    std::string_view line = text.substr(hash, line_end - hash);
    while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    comments.push_back({std::string{line}, only_space_before(text, hash)});
    hash = line_end;
  }
  return comments;
}

std::vector<Comment> comments_in(std::string_view text, const Node& node) {
  std::vector<Comment> comments;
  std::size_t at = node.begin;
  collect(text, node, at, comments);
  for (Comment& comment : comments_between(text, at, node.end)) comments.push_back(std::move(comment));
  return comments;
}

}  // namespace connect_userconfig::rewriting
