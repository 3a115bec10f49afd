#include "policy/read_policy.hpp"

#include "policy/problem.hpp"
#include "policy/tree_reader.hpp"
#include "text/bytes.hpp"

namespace connect_userconfig {

PolicyFile policy::read_text(std::string_view text, std::string_view source,
                             const std::function<tree::Tree(std::string_view)>& parse) {
  PolicyFile file;
  const auto refuse = [&](Position position, std::string_view what) {
    file.diagnostics.push_back(problem(DiagnosticId::policy_syntax, source, position, what));
  };
  if (text.size() > max_policy_bytes) {
    refuse({}, "it is larger than 8 MiB");
  } else if (!is_valid_utf8(text)) {
    refuse({}, "it is not valid UTF-8");
  } else if (text.find('\0') != std::string_view::npos) {
    refuse({}, "it holds a NUL byte");
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
