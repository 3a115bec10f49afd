// libcurl, loaded when a service is opened. It brings some thirty libraries with it (Kerberos, LDAP, a second TLS
// library), and loading them takes three times as long as everything else that a run of the tool begins with. Who
// converts, rewrites or stands in for the AWS CLI needs none of them.
#pragma once

#include <curl/curl.h>

#include <string>

namespace connect_userconfig::service {

/// The functions of libcurl by their names without `curl_`.
struct LibCurl {
  decltype(&::curl_global_init) global_init = nullptr;
  decltype(&::curl_easy_init) easy_init = nullptr;
  decltype(&::curl_easy_setopt) easy_setopt = nullptr;
  decltype(&::curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&::curl_easy_strerror) easy_strerror = nullptr;
  decltype(&::curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&::curl_slist_append) slist_append = nullptr;
  decltype(&::curl_slist_free_all) slist_free_all = nullptr;
  decltype(&::curl_multi_init) multi_init = nullptr;
  decltype(&::curl_multi_add_handle) multi_add_handle = nullptr;
  decltype(&::curl_multi_remove_handle) multi_remove_handle = nullptr;
  decltype(&::curl_multi_perform) multi_perform = nullptr;
  decltype(&::curl_multi_poll) multi_poll = nullptr;
  decltype(&::curl_multi_info_read) multi_info_read = nullptr;
  decltype(&::curl_multi_cleanup) multi_cleanup = nullptr;
};

/// Loads and starts libcurl at the first call. Empty if it is ready; else why it is not, for people.
[[nodiscard]] const std::string& load_libcurl();

/// Only after `load_libcurl` said that it is ready.
[[nodiscard]] const LibCurl& libcurl();

}  // namespace connect_userconfig::service
