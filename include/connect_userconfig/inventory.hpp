// Where the legacy API is still called, in whatever language: text in, edits and findings out. Nothing here opens a
// file or starts a process. A part of the component `connect_userconfig::commands`.
#pragma once

#include "connect_userconfig/rewrite.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace connect_userconfig {

/// What a text is written in, as far as it matters for finding calls in it.
enum class Language : std::uint8_t {
  other,
  text,
  markdown,
  shell,        ///< sh, bash, dash, ash, ksh, mksh
  other_shell,  ///< zsh, fish, csh: searched, never rewritten
  batch,
  powershell,
  python,
  notebook,
  javascript,
  typescript,
  java,
  kotlin,
  scala,
  groovy,
  csharp,
  go,
  ruby,
  php,
  rust,
  terraform,
  yaml,
  json,
  makefile,
  dockerfile,
  cpp,  ///< C, C++ and Objective-C
  swift,
  dart,
  perl,
  r,
  elixir,
  lua,
  visual_basic,
  fsharp,
  sql,
  markup,    ///< HTML, XML and what is made of them
  settings,  ///< INI, TOML, properties and the like
};

/// How many languages there are: their numbers begin with 0.
inline constexpr std::size_t language_count = static_cast<std::size_t>(Language::settings) + 1;

/// `"python"`, `"typescript"`, ...: as reports and summaries show it.
[[nodiscard]] std::string_view to_string(Language language) noexcept;

/// By the name of the file, without what another tool's ending (`.j2`, `.tpl`, `.example`) says of it; where that says
/// nothing, by its first line, or by what it holds: JSON, a user of Terraform, a saved request as YAML.
///
///     language_of("deploy/Makefile", "");               // makefile
///     language_of("bin/setup", "#!/usr/bin/env bash");  // shell
[[nodiscard]] Language language_of(std::string_view path, std::string_view text);

/// The bytes of a file as UTF-8 text: UTF-16 and UTF-32 are transcoded, told by their byte order mark or by where their
/// NULs stand; a UTF-8 mark stays. Nothing for what is no text: it holds a NUL, or units that are no characters.
struct DecodedText {
  std::string text;
  /// `"UTF-16"` or `"UTF-32"`, if byte offsets are not those of the file: it can be searched, not edited. Else empty.
  std::string_view encoding;
};
[[nodiscard]] std::optional<DecodedText> decode_text(std::string_view bytes);

/// True for bytes that `decode_text` makes nothing of although they name the legacy setting in units of two or four
/// bytes: a text that was cut, or that is only a part of a file. It is worth a word that nobody searched it.
[[nodiscard]] bool names_legacy_in_wide_text(std::string_view bytes);

/// A shell script's syntax tree, from whoever can start a process.
struct ShellTree {
  std::string tree;    ///< what `shfmt --to-json` prints; empty if the script does not parse
  std::string errors;  ///< of shfmt
};
/// Nothing if there is no shfmt: the script is then searched, and no more.
using ShellParser = std::function<std::optional<ShellTree>(std::string_view script)>;

/// Everything there is to do about one text. What can be rewritten is (shell scripts, shell blocks of Markdown,
/// CloudFormation templates); any other legacy call is the error `legacy-call`, with the place, the language and the
/// section of docs/call-sites.md that shows the change. A program within another text (a here-document, a Lambda
/// function in a template, a notebook's cell) is named by its own language. A comment or prose that names it is the
/// note `legacy-mention`. Where the call holds its settings as a literal of Python or JavaScript, the finding has the
/// new settings, ready to paste. Takes time and memory in proportion to the text.
///
///     look_through("client.update_user_phone_config(**kwargs)\n", Language::python, {}).findings;
///     // 1:8 legacy-call, python, "update_user_phone_config ...", docs/call-sites.md#python
///
/// Errors: `legacy-call`, and those of `rewrite_shell`, `rewrite_template` and `find_iam`.
[[nodiscard]] Rewrite look_through(std::string_view text, Language language, const ShellParser& parse_shell,
                                   const ConvertOptions& options = {});

/// The calls that the edits of `look_through` rewrite, each as the note `rewritable-call`: for reports that programs
/// read, and for baselines.
[[nodiscard]] std::vector<LocatedDiagnostic> calls_of(std::string_view text, const Rewrite& rewrite, Language language);

/// The sections of docs/call-sites.md that findings name, each once.
[[nodiscard]] std::vector<std::string_view> call_site_sections();

/// The findings that were known before: an earlier report in JSON, one object a line. A finding is known by its file,
/// its language and the words around it, not by its line, and as often as it stood in the report.
class Baseline {
 public:
  /// Nothing if a line is no diagnostic of a JSON report: an object with an `id` and a `severity`. Lines about anything
  /// else than call sites count for nothing. `directory` is what relative names of files count from, here and in
  /// `take`: `a.py`, `./a.py` and `/home/me/a.py` are one file there. Without one, they are compared as they are
  /// written.
  [[nodiscard]] static std::optional<Baseline> parse(std::string_view report, std::string_view directory = {});
  /// True if the finding is in the baseline and was not taken from it before as often as it stands there.
  [[nodiscard]] bool take(const LocatedDiagnostic& finding);

 private:
  [[nodiscard]] std::string file_of(std::string_view source) const;

  std::string directory_;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known_;
};

}  // namespace connect_userconfig
