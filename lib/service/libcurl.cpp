#include "service/libcurl.hpp"

#include "service/loaded_library.hpp"

namespace connect_userconfig::service {
namespace {

Loaded<LibCurl> load() {
  // The name under which libcurl has promised the functions of its header since 2006.
  LoadedLibrary library("libcurl.so.4", "libcurl", "libcurl4");
  LibCurl curl;
  library.find("curl_global_init", curl.global_init);
  library.find("curl_easy_init", curl.easy_init);
  library.find("curl_easy_setopt", curl.easy_setopt);
  library.find("curl_easy_getinfo", curl.easy_getinfo);
  library.find("curl_easy_strerror", curl.easy_strerror);
  library.find("curl_easy_cleanup", curl.easy_cleanup);
  library.find("curl_slist_append", curl.slist_append);
  library.find("curl_slist_free_all", curl.slist_free_all);
  library.find("curl_multi_init", curl.multi_init);
  library.find("curl_multi_add_handle", curl.multi_add_handle);
  library.find("curl_multi_remove_handle", curl.multi_remove_handle);
  library.find("curl_multi_perform", curl.multi_perform);
  library.find("curl_multi_poll", curl.multi_poll);
  library.find("curl_multi_info_read", curl.multi_info_read);
  library.find("curl_multi_cleanup", curl.multi_cleanup);
  auto problem = library.problem();
  if (problem.empty() && curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) problem = "libcurl cannot be started";
  return {.functions = curl, .problem = std::move(problem)};
}

const Loaded<LibCurl>& loaded() {
  static const auto once = load();
  return once;
}

}  // namespace

const std::string& load_libcurl() { return loaded().problem; }

const LibCurl& libcurl() { return loaded().functions; }

}  // namespace connect_userconfig::service
