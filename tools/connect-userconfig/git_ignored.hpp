// What git ignores.
#pragma once

#include <string>
#include <vector>

namespace connect_userconfig::tool {

/// The files and directories below a directory that git ignores and does not know, as paths that begin with the
/// directory's. None if there is no git, or the directory is in no work tree.
[[nodiscard]] std::vector<std::string> ignored_by_git(const std::string& directory);

}  // namespace connect_userconfig::tool
