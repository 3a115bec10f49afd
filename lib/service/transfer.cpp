#include "service/transfer.hpp"

#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace connect_userconfig::service {
namespace {

/// The value of a header line with this name, without the blanks around it; nothing for any other line.
std::optional<std::string_view> header_value(std::string_view line, std::string_view name) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  if (line.size() <= name.size() || line[name.size()] != ':') return std::nullopt;
  if (!std::equal(name.begin(), name.end(), line.begin(), [&](char a, char b) { return a == lower(b); })) {
    return std::nullopt;
  }
  line.remove_prefix(name.size() + 1);
  constexpr std::string_view blanks = " \t\r\n";
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  return line.substr(0, line.find_last_not_of(blanks) + 1);
}

/// The machine at the other end is not the one that it should be, and will not be the next time.
bool is_distrust(CURLcode result) {
  return result == CURLE_PEER_FAILED_VERIFICATION || result == CURLE_SSL_ISSUER_ERROR ||
         result == CURLE_SSL_CACERT_BADFILE || result == CURLE_SSL_INVALIDCERTSTATUS;
}

}  // namespace

void Transfer::Cleanup::operator()(curl_slist* list) const {
  // One of them is the session token.
  for (auto* each = list; each != nullptr; each = each->next) explicit_bzero(each->data, std::strlen(each->data));
  libcurl().slist_free_all(list);
}

Transfer::Transfer(std::uint64_t call, const ServiceCall& what, HttpRequest request,
                   std::shared_ptr<const Credentials> credentials)
    : call_(call), what_(what), request_(std::move(request)), credentials_(std::move(credentials)) {}

std::size_t Transfer::take_body(char* bytes, std::size_t one, std::size_t size, void* transfer) {
  auto& response = static_cast<Transfer*>(transfer)->response_;
  const auto most = most_bytes(static_cast<Transfer*>(transfer)->what_.operation);
  if (one * size > most - response.body.size()) {
    response.too_large = true;
    return 0;  // ends it
  }
  response.body.append(bytes, one * size);
  return one * size;
}

std::size_t Transfer::take_header(char* bytes, std::size_t one, std::size_t size, void* transfer) {
  auto& response = static_cast<Transfer*>(transfer)->response_;
  const std::string_view line(bytes, one * size);
  // A status line begins anew: what came before was an interim answer.
  if (line.starts_with("HTTP/")) response = {};
  if (const auto value = header_value(line, "x-amzn-errortype")) response.error_type = *value;
  if (const auto value = header_value(line, "content-type")) response.content_type = *value;
  return one * size;
}

int Transfer::before_sending(void* transfer, char*, char*, int, int) {
  // On a connection that was used before and ends without an answer, libcurl would send it once more by itself: a call
  // that nobody counts, of a request that may have been done.
  return ++static_cast<Transfer*>(transfer)->sent_ > 1 ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

bool Transfer::add_header(const char* header) {
  auto* longer = libcurl().slist_append(headers_.get(), header);
  if (longer == nullptr) return false;
  [[maybe_unused]] auto* const same = headers_.release();
  headers_.reset(longer);
  return true;
}

bool Transfer::add_headers() {
  if (!request_.body.empty() && !add_header("Content-Type: application/json")) return false;
  const auto& token = credentials_->session_token;
  if (token.empty()) return true;
  constexpr std::string_view name = "X-Amz-Security-Token: ";
  Secret header(name.size() + token.size());
  std::copy(name.begin(), name.end(), header.data());
  std::copy(token.view().begin(), token.view().end(), header.data() + name.size());
  return add_header(header.c_str());
}

bool Transfer::set_security(const Connection& connection) {
  const auto* protocol = connection.endpoint.plain ? "http" : "https";
  // A named bundle stands in place of the system's certificates, not beside them.
  const bool trusted = connection.ca_bundle.empty() || (set(CURLOPT_CAINFO, connection.ca_bundle.c_str()) &&
                                                        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr)) &&
                                                        set(CURLOPT_PROXY_CAINFO, connection.ca_bundle.c_str()) &&
                                                        set(CURLOPT_PROXY_CAPATH, static_cast<const char*>(nullptr)));
  return trusted && set(CURLOPT_PROTOCOLS_STR, protocol) && set(CURLOPT_REDIR_PROTOCOLS_STR, protocol) &&
         set(CURLOPT_FOLLOWLOCATION, 0L) && set(CURLOPT_MAXREDIRS, 0L) && set(CURLOPT_SSL_VERIFYPEER, 1L) &&
         set(CURLOPT_SSL_VERIFYHOST, 2L) && set(CURLOPT_PROXY_SSL_VERIFYPEER, 1L) &&
         set(CURLOPT_PROXY_SSL_VERIFYHOST, 2L) && set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2)) &&
         set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED)) && set(CURLOPT_PROXY, connection.proxy.c_str()) &&
         set(CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE)) && set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L) &&
         set(CURLOPT_AWS_SIGV4, fmt::format("aws:amz:{}:connect", connection.region).c_str()) &&
         set(CURLOPT_USERNAME, credentials_->access_key_id.c_str()) &&
         set(CURLOPT_PASSWORD, credentials_->secret_access_key.c_str());
}

bool Transfer::set_request(const Connection& connection) {
  const auto url = connection.endpoint.url + request_.path;
  const bool is_post = request_.method == "POST";
  if (is_post && !(set(CURLOPT_POST, 1L) && set(CURLOPT_POSTFIELDS, request_.body.c_str()) &&
                   set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size())))) {
    return false;
  }
  return set(CURLOPT_URL, url.c_str()) && set(CURLOPT_PATH_AS_IS, 1L) && set(CURLOPT_HTTPHEADER, headers_.get()) &&
         set(CURLOPT_USERAGENT, fmt::format("connect-userconfig/{}", version).c_str()) &&
         set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1)) &&
         set(CURLOPT_WRITEFUNCTION, &Transfer::take_body) && set(CURLOPT_WRITEDATA, static_cast<void*>(this)) &&
         set(CURLOPT_HEADERFUNCTION, &Transfer::take_header) && set(CURLOPT_HEADERDATA, static_cast<void*>(this)) &&
         set(CURLOPT_PREREQFUNCTION, &Transfer::before_sending) && set(CURLOPT_PREREQDATA, static_cast<void*>(this));
}

bool Transfer::prepare(const Connection& connection) {
  handle_.reset(libcurl().easy_init());
  return handle_ && add_headers() && set(CURLOPT_NOSIGNAL, 1L) && set(CURLOPT_ERRORBUFFER, error_.data()) &&
         set(CURLOPT_PRIVATE, static_cast<void*>(this)) &&
         set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connection.connect_timeout.count())) &&
         set(CURLOPT_TIMEOUT_MS, static_cast<long>(connection.timeout.count())) && set(CURLOPT_TCP_KEEPALIVE, 1L) &&
         set_security(connection) && set_request(connection);
}

ServiceReply Transfer::broken(CURLcode result) const {
  if (sent_ > 1) return {.fault = Fault::connection, .error = "the connection ended before there was an answer"};
  const auto secrets = credentials_->secrets();
  auto text = safe_text(error_.front() != '\0' ? error_.data() : libcurl().easy_strerror(result), secrets);
  long proxy_status = 0;
  libcurl().easy_getinfo(handle_.get(), CURLINFO_HTTP_CONNECTCODE, &proxy_status);
  const bool refused_by_proxy = proxy_status == 401 || proxy_status == 403 || proxy_status == 407;
  if (refused_by_proxy) text = fmt::format("the proxy answers HTTP {}: {}", proxy_status, text);
  return {.fault = refused_by_proxy || is_distrust(result) ? Fault::denied : Fault::connection,
          .error = std::move(text)};
}

ServiceReply Transfer::finish(CURLcode result) {
  if (result != CURLE_OK && !response_.too_large) {
    auto reply = broken(result);
    reply.call = call_;
    return reply;
  }
  long status = 0;
  libcurl().easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
  response_.status = static_cast<int>(status);
  const auto secrets = credentials_->secrets();
  auto reply = reply_to(what_, std::move(response_), secrets);
  reply.call = call_;
  return reply;
}

}  // namespace connect_userconfig::service
