#include "service/loaded_library.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

namespace connect_userconfig::service {

// Never closed: what it has registered to be run at the end of the program would be gone by then.
LoadedLibrary::LoadedLibrary(const char* file, const char* name, const char* package)
    : file_(file), library_(dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
  if (library_ != nullptr) return;
  const char* const why = dlerror();
  problem_ = fmt::format("{} cannot be loaded ({}); install it: apt-get install {}", name, why == nullptr ? file : why,
                         package);
}

void* LoadedLibrary::address_of(const char* name) {
  if (library_ == nullptr) return nullptr;
  void* const address = dlsym(library_, name);
  if (address == nullptr && problem_.empty()) problem_ = fmt::format("{} has no {}", file_, name);
  return address;
}

}  // namespace connect_userconfig::service
