// What a name on the command line stands for: a file, or a stream that the process was started with.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace connect_userconfig::tool {

/// The descriptor that a path names: `/dev/stdout`, `/dev/fd/63` (what a shell makes of `>(...)`), `/proc/self/fd/3`,
/// or a link to one of them. To open such a path anew would begin at the start of the file, or fail.
[[nodiscard]] std::optional<int> named_descriptor(const std::string& path);

/// A copy of a descriptor that the process was started with, or -1 and errno. One that it has opened itself is none:
/// nobody could have meant it.
[[nodiscard]] int copy_of_stream(int descriptor);

/// The file that a chain of links ends at, whether it exists or not. An error if it is a loop.
[[nodiscard]] std::error_code follow_links(const std::string& path, std::string& target);

/// What makes two places one: a file by its number, one that does not exist yet by its name and directory.
struct Identity {
  dev_t device = 0;
  ino_t number = 0;
  mode_t type = 0;       ///< as in st_mode; 0: nothing is there yet
  std::string new_name;  ///< of a file that does not exist yet, in the directory that `number` is of

  [[nodiscard]] bool is_file() const noexcept;
  /// A terminal or another device takes from several writers what each of them writes.
  [[nodiscard]] bool is_device() const noexcept;
  friend bool operator==(const Identity&, const Identity&) = default;
};

[[nodiscard]] std::optional<Identity> identity_of(int descriptor);
/// `target` is what `follow_links` gives.
[[nodiscard]] std::optional<Identity> identity_of(const std::string& target);

/// What the files of these names are, to be compared with outputs; `-` is standard input. Of one that is not there
/// there is nothing to destroy.
[[nodiscard]] std::vector<Identity> identities_of(const std::vector<std::string>& paths);

/// True if what is written through one moves the place where the other writes: a copy of it, or both append.
[[nodiscard]] bool share_position(int one, int other);

}  // namespace connect_userconfig::tool
