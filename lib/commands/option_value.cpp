#include "commands/option_value.hpp"
#include "commands/input_text.hpp"
#include "commands/markers.hpp"
#include "commands/shape_typing.hpp"
#include "commands/shorthand.hpp"
#include "commands/unicode.hpp"
#include "connect_userconfig/text.hpp"

#include <fmt/format.h>

namespace connect_userconfig::commands {
namespace {

/// A text that is to be read, and how to say where something in it stands.
struct Source {
  std::string text;
  std::size_t argument = 0;
  std::size_t column_offset = 0;
  std::string file;  ///< `file://request.json`; empty for the argument itself

  [[nodiscard]] ArgumentPosition where(Position position = {}) const {
    // Only a file has lines of its own; what an option and its value share an argument with counts.
    if (file.empty() && position.column > 0 && position.line <= 1) {
      position = {.line = 0, .column = position.column + column_offset};
    }
    return argument_at(argument, position);
  }
  [[nodiscard]] Diagnostic diagnostic(const Problem& problem) const {
    const auto name = file.empty() ? std::string() : printable(file) + ": ";
    return {.id = problem.id, .detail = name + problem.text, .argument = where(problem.position)};
  }
};

/// What cannot be read because of a marker in it is no mistake of whoever wrote it.
OptionResult failure(const Source& source, const Problem& problem, const ReadingOptions& options) {
  if (options.markers && has_command_marker(source.text)) {
    return {std::nullopt,
            source.diagnostic(
                {DiagnosticId::dynamic_phone_config, "only a value that makes up one whole field can be carried", {}})};
  }
  return {std::nullopt, source.diagnostic(problem)};
}

/// Replaces `file://` and `fileb://` by what the file holds. The problem, if there is one.
std::optional<Diagnostic> load(Source& source, const ReadingOptions& options) {
  for (const std::string_view prefix : {"file://", "fileb://"}) {
    if (!source.text.starts_with(prefix)) continue;
    source.file = source.text;
    if (options.markers && has_command_marker(source.text)) {
      source.file.clear();
      return source.diagnostic({DiagnosticId::dynamic_phone_config, "the path of the file is not known", {}});
    }
    auto loaded = options.loader ? options.loader(std::string_view(source.file).substr(prefix.size()))
                                 : LoadedFile{{}, "there is no way to read files here"};
    if (!loaded.content) return source.diagnostic({DiagnosticId::parameter_file_unreadable, loaded.error, {}});
    source.text = std::move(*loaded.content);
    if (!code_points(source.text)) return source.diagnostic({.text = "it is not valid UTF-8", .position = {}});
    return std::nullopt;
  }
  return std::nullopt;
}

bool looks_like_json(std::string_view text) {
  text = trimmed(text);
  return text.starts_with('{') || text.starts_with('[');
}

Result<Json> read_json(const Source& source, const ReadingOptions& options) {
  return options.markers ? read_json_text(quote_bare_markers(source.text)) : read_json_text(source.text);
}

OptionResult read_shorthand(const Source& source, const Shape& shape, const ReadingOptions& options) {
  auto parsed = parse_shorthand(source.text, options.loader);
  if (!parsed) return failure(source, parsed.problem, options);
  OptionValue result{std::move(parsed.value->value), source.where(), {}};
  for (const auto& [name, position] : parsed.value->positions) result.members.emplace(name, source.where(position));
  if (const auto problem = give_types(result.value, shape)) {
    const auto member = problem->substr(1, problem->find('/', 1) - 1);
    return failure(source,
                   {.text = problem->substr(1) + " is not an integer", .position = parsed.value->positions[member]},
                   options);
  }
  return {std::move(result), {}};
}

OptionResult read_structure(const Source& source, const Shape& shape, const ReadingOptions& options) {
  if (!looks_like_json(source.text)) return read_shorthand(source, shape, options);
  auto parsed = read_json(source, options);
  if (!parsed) return failure(source, parsed.problem, options);
  if (!parsed.value->is_object()) {
    return failure(source, {.text = "it has to be an object", .position = {}}, options);
  }
  return {OptionValue{std::move(*parsed.value), source.where(), {}}, {}};
}

OptionResult read_list(std::vector<Source>& sources, const Shape& shape, const ReadingOptions& options) {
  OptionValue result{Json::array(), sources.empty() ? ArgumentPosition() : sources.front().where(), {}};
  const bool whole = sources.size() == 1 && trimmed(sources.front().text).starts_with('[');
  if (whole) {
    auto parsed = read_json(sources.front(), options);
    if (!parsed) return failure(sources.front(), parsed.problem, options);
    result.value = std::move(*parsed.value);
    return {std::move(result), {}};
  }
  for (const auto& source : sources) {
    if (shape.element->kind == ShapeKind::string) {
      result.value.push_back(source.text);
      continue;
    }
    auto element = read_structure(source, *shape.element, options);
    if (!element.value) return element;
    result.value.push_back(std::move(element.value->value));
  }
  return {std::move(result), {}};
}

Source source_of(const Value& value) { return {std::string(value.text), value.argument, value.column_offset, {}}; }

}  // namespace

OptionResult read_option(const OptionUse& use, const ReadingOptions& options) {
  std::vector<Source> sources;
  for (const auto& value : use.values) sources.push_back(source_of(value));
  for (const auto& source : sources) {
    if (!code_points(source.text)) return failure(source, {.text = "it is not valid UTF-8", .position = {}}, options);
  }
  // The CLI loads a file for an option with one value only.
  if (sources.size() == 1) {
    if (auto problem = load(sources.front(), options)) return {std::nullopt, std::move(*problem)};
  }
  const auto& shape = *use.option->member->shape;
  if (shape.kind == ShapeKind::list) return read_list(sources, shape, options);
  auto& source = sources.front();
  if (shape.kind == ShapeKind::structure || shape.kind == ShapeKind::map) return read_structure(source, shape, options);
  return {OptionValue{source.text, source.where(), {}}, {}};
}

OptionResult read_input(const OptionUse& use, const ReadingOptions& options) {
  auto source = source_of(use.values.front());
  if (auto problem = load(source, options)) return {std::nullopt, std::move(*problem)};
  auto parsed = use.option->name == input_yaml ? read_yaml_text(source.text) : read_json(source, options);
  if (!parsed) return failure(source, parsed.problem, options);
  if (!parsed.value->is_object()) {
    return failure(source, {.text = "it has to be an object with the request's members", .position = {}}, options);
  }
  return {OptionValue{std::move(*parsed.value), source.where(), {}}, {}};
}

}  // namespace connect_userconfig::commands
