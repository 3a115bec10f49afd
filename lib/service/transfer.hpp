// One call under way: a libcurl handle, and all that has to live as long as it.
#pragma once

#include "connect_userconfig/service.hpp"
#include "service/credentials.hpp"
#include "service/endpoint.hpp"
#include "service/libcurl.hpp"
#include "service/replies.hpp"
#include "service/requests.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace connect_userconfig::service {

/// What all calls have in common.
struct Connection {
  Endpoint endpoint{};
  std::string region{};
  std::string proxy{};      ///< empty for none
  std::string ca_bundle{};  ///< empty for the system's
  std::chrono::milliseconds connect_timeout{};
  std::chrono::milliseconds timeout{};
};

class Transfer {
 public:
  Transfer(std::uint64_t call, const ServiceCall& what, HttpRequest request,
           std::shared_ptr<const Credentials> credentials);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() = default;

  /// Makes the handle ready. False if libcurl does not take something: then nothing may be sent.
  [[nodiscard]] bool prepare(const Connection& connection);
  [[nodiscard]] CURL* handle() const { return handle_.get(); }
  /// What it was signed with.
  [[nodiscard]] const std::shared_ptr<const Credentials>& credentials() const { return credentials_; }
  /// What became of it, once libcurl is done with it.
  [[nodiscard]] ServiceReply finish(CURLcode result);

 private:
  struct Cleanup {
    void operator()(CURL* handle) const { libcurl().easy_cleanup(handle); }
    void operator()(curl_slist* list) const;
  };
  static std::size_t take_body(char* bytes, std::size_t one, std::size_t size, void* transfer);
  static std::size_t take_header(char* bytes, std::size_t one, std::size_t size, void* transfer);
  static int before_sending(void* transfer, char* address, char* own_address, int port, int own_port);

  [[nodiscard]] bool add_header(const char* header);
  [[nodiscard]] bool add_headers();
  [[nodiscard]] bool set_security(const Connection& connection);
  [[nodiscard]] bool set_request(const Connection& connection);
  [[nodiscard]] ServiceReply broken(CURLcode result) const;

  template <class Value>
  [[nodiscard]] bool set(CURLoption option, Value value) {
    return libcurl().easy_setopt(handle_.get(), option, value) == CURLE_OK;
  }

  std::uint64_t call_;
  ServiceCall what_;
  HttpRequest request_;
  std::shared_ptr<const Credentials> credentials_;
  std::unique_ptr<curl_slist, Cleanup> headers_{};
  std::array<char, CURL_ERROR_SIZE> error_{};
  HttpResponse response_{};
  int sent_ = 0;                             // how often it was begun to be sent
  std::unique_ptr<CURL, Cleanup> handle_{};  // goes before all that it looks at
};

}  // namespace connect_userconfig::service
