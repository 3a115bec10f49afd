#include "service/libcurl.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

namespace connect_userconfig::service {
namespace {

struct Loaded {
  LibCurl functions{};
  std::string problem{};  ///< empty if it is ready
};

/// The name under which libcurl has promised the functions of its header since 2006.
constexpr auto library_name = "libcurl.so.4";

template <class Function>
void find(void* library, const char* name, Function& function, std::string& problem) {
  function = reinterpret_cast<Function>(
      dlsym(library, name));  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): POSIX gives functions as void*
  if (function == nullptr && problem.empty()) problem = fmt::format("{} has no {}", library_name, name);
}

Loaded load() {
  Loaded loaded;
  auto& [curl, problem] = loaded;
  // Never closed: what it has registered to be run at the end of the program would be gone by then.
  void* const library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char* const why = dlerror();
    problem = fmt::format("libcurl cannot be loaded ({}); install it: apt-get install libcurl4",
                          why == nullptr ? library_name : why);
    return loaded;
  }
  find(library, "curl_global_init", curl.global_init, problem);
  find(library, "curl_easy_init", curl.easy_init, problem);
  find(library, "curl_easy_setopt", curl.easy_setopt, problem);
  find(library, "curl_easy_getinfo", curl.easy_getinfo, problem);
  find(library, "curl_easy_strerror", curl.easy_strerror, problem);
  find(library, "curl_easy_cleanup", curl.easy_cleanup, problem);
  find(library, "curl_slist_append", curl.slist_append, problem);
  find(library, "curl_slist_free_all", curl.slist_free_all, problem);
  find(library, "curl_multi_init", curl.multi_init, problem);
  find(library, "curl_multi_add_handle", curl.multi_add_handle, problem);
  find(library, "curl_multi_remove_handle", curl.multi_remove_handle, problem);
  find(library, "curl_multi_perform", curl.multi_perform, problem);
  find(library, "curl_multi_poll", curl.multi_poll, problem);
  find(library, "curl_multi_info_read", curl.multi_info_read, problem);
  find(library, "curl_multi_cleanup", curl.multi_cleanup, problem);
  if (problem.empty() && curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) problem = "libcurl cannot be started";
  return loaded;
}

const Loaded& loaded() {
  static const Loaded once = load();
  return once;
}

}  // namespace

const std::string& load_libcurl() { return loaded().problem; }

const LibCurl& libcurl() { return loaded().functions; }

}  // namespace connect_userconfig::service
