// Which files there are to rewrite, and what each of them is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace connect_userconfig::tool {

enum class FileKind : std::uint8_t { other, shell, yaml, json };

struct RewriteFile {
  std::string path;
  bool named = false;  ///< on the command line, not found in a directory
};

/// The files to look at, directories walked in the order of names. Links to directories, repositories' own
/// directories and those of packages and generated templates are left out; a file comes once.
/// A path that does not exist is kept, so that reading it tells why.
[[nodiscard]] std::vector<RewriteFile> find_files(const std::vector<std::string>& paths);

/// By the name, and where the name says nothing, by the first line.
[[nodiscard]] FileKind kind_of(std::string_view path, std::string_view text);

/// True if there can be anything in the text to rewrite or to report: cheap, for walking through large trees.
[[nodiscard]] bool is_of_interest(FileKind kind, std::string_view text);

/// Reads a file of at most 16 MiB; a larger one is no script and no template.
[[nodiscard]] std::error_code read_text(const std::string& path, std::string& text);

}  // namespace connect_userconfig::tool
