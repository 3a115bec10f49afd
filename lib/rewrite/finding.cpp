#include "finding.hpp"

namespace connect_userconfig::rewriting {

Tree parse_tree(std::string_view text, TemplateSyntax syntax) {
  return tree::parse(text, syntax == TemplateSyntax::json ? tree::Syntax::json : tree::Syntax::yaml);
}

LocatedDiagnostic finding(DiagnosticId id, Region region, std::string detail, std::string pointer) {
  LocatedDiagnostic result;
  result.id = id;
  result.message = Diagnostic{.id = id, .detail = std::move(detail)}.message();
  result.region = region;
  result.pointer = std::move(pointer);
  return result;
}

}  // namespace connect_userconfig::rewriting
