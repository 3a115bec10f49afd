#include "scratch_file.hpp"

#include "files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace connect_userconfig::tool {
namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

std::string directory_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (path != "-" && !path.starts_with("/dev/")) {
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
  }
  const char* temporary = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): no thread has been started yet
  return temporary != nullptr && *temporary != '\0' ? temporary : "/tmp";
}

int open_unnamed(const std::string& directory) {
#ifdef O_TMPFILE
  const int descriptor = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) return descriptor;
#endif
  // Not every file system has files without a name; this one has none for a moment only.
  std::string name = directory + "/.connect-userconfig-XXXXXX";
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

}  // namespace

ScratchFile::~ScratchFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::error_code ScratchFile::open(const std::string& beside) {
  directory_ = directory_of(beside);
  descriptor_ = open_unnamed(directory_);
  return descriptor_ < 0 ? last_error() : std::error_code();
}

std::error_code ScratchFile::write(std::string_view bytes) { return write_all(descriptor_, bytes); }

}  // namespace connect_userconfig::tool
