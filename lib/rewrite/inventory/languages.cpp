// What a file is written in: by its name, and where the name says nothing, by its first line.
#include "connect_userconfig/inventory.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace connect_userconfig {
namespace {

using enum Language;

struct Named {
  std::string_view name;
  Language language;
};

constexpr std::array<std::string_view, language_count> names = {
    "other",        "text",       "markdown",   "shell",  "other-shell", "batch", "powershell", "python",
    "notebook",     "javascript", "typescript", "java",   "kotlin",      "scala", "groovy",     "csharp",
    "go",           "ruby",       "php",        "rust",   "terraform",   "yaml",  "json",       "makefile",
    "dockerfile",   "cpp",        "swift",      "dart",   "perl",        "r",     "elixir",     "lua",
    "visual-basic", "fsharp",     "sql",        "markup", "settings"};
static_assert(!names.back().empty(), "one name a language, in their order");

constexpr std::array<Named, 119> extensions = {{
    {"cmakelists.txt", settings},
    {".cmake", settings},
    {".sh", shell},
    {".bash", shell},
    {".ksh", shell},
    {".envrc", shell},
    {".bashrc", shell},
    {".bash_profile", shell},
    {".profile", shell},
    {".zshrc", other_shell},
    {".bats", other_shell},
    {".zsh", other_shell},
    {".fish", other_shell},
    {".csh", other_shell},
    {".bat", batch},
    {".cmd", batch},
    {".ps1", powershell},
    {".psm1", powershell},
    {".psd1", powershell},
    {".py", python},
    {".pyw", python},
    {".pyi", python},
    {".bzl", python},
    {".star", python},
    {".ipynb", notebook},
    {".js", javascript},
    {".mjs", javascript},
    {".cjs", javascript},
    {".jsx", javascript},
    {".vue", javascript},
    {".svelte", javascript},
    {".ts", typescript},
    {".mts", typescript},
    {".cts", typescript},
    {".tsx", typescript},
    {".java", java},
    {".kt", kotlin},
    {".kts", kotlin},
    {".scala", scala},
    {".groovy", groovy},
    {".gradle", groovy},
    {".jenkinsfile", groovy},
    {".cs", csharp},
    {".csx", csharp},
    {".vb", visual_basic},
    {".vbs", visual_basic},
    {".fs", fsharp},
    {".fsx", fsharp},
    {".go", go},
    {".rb", ruby},
    {".rake", ruby},
    {".php", php},
    {".rs", rust},
    {".tf", terraform},
    {".tfvars", terraform},
    {".tofu", terraform},
    {".hcl", terraform},
    {".yaml", yaml},
    {".yml", yaml},
    {".template", yaml},
    {".json", json},
    {".jsonl", json},
    {".ndjson", json},
    {".jsonc", json},
    {".json5", json},
    {".asl", json},
    {".mk", makefile},
    {".mak", makefile},
    {".make", makefile},
    {".dockerfile", dockerfile},
    {".md", markdown},
    {".markdown", markdown},
    {".mdx", markdown},
    {".mdown", markdown},
    {".rmd", markdown},
    {".qmd", markdown},
    {".txt", text},
    {".rst", text},
    {".adoc", text},
    {".asciidoc", text},
    {".org", text},
    {".log", text},
    {".tex", text},
    {".c", cpp},
    {".h", cpp},
    {".cc", cpp},
    {".hh", cpp},
    {".cpp", cpp},
    {".hpp", cpp},
    {".cxx", cpp},
    {".hxx", cpp},
    {".m", cpp},
    {".mm", cpp},
    {".swift", swift},
    {".dart", dart},
    {".pl", perl},
    {".pm", perl},
    {".r", r},
    {".ex", elixir},
    {".exs", elixir},
    {".lua", lua},
    {".sql", sql},
    {".ddl", sql},
    {".html", markup},
    {".htm", markup},
    {".xhtml", markup},
    {".xml", markup},
    {".svg", markup},
    {".xsl", markup},
    {".xslt", markup},
    {".jmx", markup},
    {".csproj", markup},
    {".drawio", markup},
    {".ini", settings},
    {".cfg", settings},
    {".conf", settings},
    {".toml", settings},
    {".properties", settings},
    {".env", settings},
}};

/// What other tools fill in or leave lying: the name before says what it becomes.
constexpr std::array<std::string_view, 19> endings_of_copies = {
    ".j2",  ".jinja", ".jinja2",  ".tpl",    ".tmpl", ".tftpl",    ".gotmpl", ".erb",  ".ejs", ".mustache",
    ".hbs", ".in",    ".example", ".sample", ".dist", ".disabled", ".bak",    ".orig", ".old"};

/// Names that say it without an extension, and with any (`Dockerfile.build`, `Jenkinsfile-nightly`).
constexpr std::array<Named, 11> stems = {{
    {"makefile", makefile},
    {"gnumakefile", makefile},
    {"justfile", makefile},
    {"dockerfile", dockerfile},
    {"containerfile", dockerfile},
    {"jenkinsfile", groovy},
    {"rakefile", ruby},
    {"tiltfile", python},
    {"sconstruct", python},
    {"readme", text},
    {"changelog", text},
}};

constexpr std::array<Named, 20> interpreters = {{
    {"sh", shell},        {"bash", shell},      {"dash", shell},       {"ksh", shell},       {"mksh", shell},
    {"ash", shell},       {"zsh", other_shell}, {"fish", other_shell}, {"csh", other_shell}, {"tcsh", other_shell},
    {"python", python},   {"node", javascript}, {"deno", typescript},  {"ruby", ruby},       {"php", php},
    {"pwsh", powershell}, {"perl", perl},       {"rscript", r},        {"lua", lua},         {"elixir", elixir},
}};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

Language by_interpreter(std::string_view text) {
  if (!text.starts_with("#!")) return other;
  std::string_view line = text.substr(2, text.find('\n') - 2);
  while (true) {
    const std::size_t start = line.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) return other;
    line.remove_prefix(start);
    const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
    std::string_view word = line.substr(0, end);
    line.remove_prefix(end);
    word.remove_prefix(word.rfind('/') == std::string_view::npos ? 0 : word.rfind('/') + 1);
    if (word == "env" || word.starts_with('-')) continue;
    // python3.11 is python.
    if (word.starts_with("python")) word = "python";
    for (const Named& row : interpreters) {
      if (row.name == word) return row.language;
    }
    return other;
  }
}

/// YAML may begin with a bracket, too; JSON has quotes behind it.
bool looks_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
  const std::size_t second = text.find_first_not_of(" \t\r\n", first + 1);
  return second != std::string_view::npos && (text[second] == '"' || text[second] == '{' || text[second] == '}');
}

std::string_view first_word(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\""), text.size()));
  return text.substr(0, text.find_first_of(" \t\"\r\n"));
}

/// `resource "aws_connect_user" "mary" {`
bool holds_user_of_terraform(std::string_view text) {
  constexpr std::string_view word = "resource";
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
    const std::string_view type = first_word(text.substr(at + word.size(), 100));
    if (type == "aws_connect_user" || type == "awscc_connect_user") return true;
  }
  return false;
}

/// A line begins with this key of YAML.
bool has_key(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + key.size())) {
    const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    const bool first = text.substr(line, at - line).find_first_not_of(" -") == std::string_view::npos;
    if (first && text.substr(at + key.size()).starts_with(':')) return true;
  }
  return false;
}

/// A line begins with `phone_config {` or `phone_config = {`: a part of a resource that another file puts together.
bool has_block_of_terraform(std::string_view text) {
  constexpr std::string_view block = "phone_config";
  for (std::size_t at = text.find(block); at != std::string_view::npos; at = text.find(block, at + block.size())) {
    const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    std::string_view rest = text.substr(at + block.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t="), rest.size()));
    const bool members = rest.substr(0, 300).find("phone_type") != std::string_view::npos;
    if (text.substr(line, at - line).find_first_not_of(" \t") == std::string_view::npos && rest.starts_with('{') &&
        members)
      return true;
  }
  return false;
}

/// What a file without a name that says it holds, as far as its beginning or one of its lines tells.
Language by_content(std::string_view text) {
  if (const Language language = by_interpreter(text); language != other) return language;
  if (looks_like_json(text)) return json;
  if (holds_user_of_terraform(text) || has_block_of_terraform(text)) return terraform;
  return has_key(text, "PhoneConfig") && has_key(text, "InstanceId") ? yaml : other;
}

/// The name in small letters says it; nothing if it does not.
std::optional<Language> by_name(std::string_view name, std::string_view text) {
  for (const Named& row : extensions) {
    if (!name.ends_with(row.name)) continue;
    return row.name == ".template" && looks_like_json(text) ? json : row.language;
  }
  for (const Named& row : stems) {
    const bool whole = name == row.name;
    const bool more = name.size() > row.name.size() && name.starts_with(row.name) &&
                      (name[row.name.size()] == '.' || name[row.name.size()] == '-');
    if (whole || more) return row.language;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Language language) noexcept { return names[static_cast<std::size_t>(language)]; }

Language language_of(std::string_view path, std::string_view text) {
  const std::string name = lower(path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1));
  std::string_view rest = name;
  while (true) {
    if (const auto language = by_name(rest, text)) return *language;
    const auto copy = std::find_if(endings_of_copies.begin(), endings_of_copies.end(),
                                   [&](std::string_view ending) { return rest.ends_with(ending); });
    if (copy == endings_of_copies.end()) return by_content(text);
    rest.remove_suffix(copy->size());
  }
}

}  // namespace connect_userconfig
