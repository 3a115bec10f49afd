// Amazon Connect by HTTPS: any number of calls under way on one thread.
#include "connect_userconfig/service.hpp"

#include "service/pipe_signal.hpp"
#include "service/problem.hpp"
#include "service/transfer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <map>

namespace connect_userconfig {
namespace {

using service::Connection;
using service::CredentialSource;
using service::HttpRequest;
using service::libcurl;
using service::NoPipeSignal;
using service::Transfer;

struct CleanupMulti {
  void operator()(CURLM* multi) const { libcurl().multi_cleanup(multi); }
};

class AmazonConnect : public Service {
 public:
  AmazonConnect(const ServiceOptions& options, Connection connection, CredentialSource credentials)
      : instance_id_(options.instance_id),
        wake_descriptor_(options.wake_descriptor),
        connection_(std::move(connection)),
        credentials_(std::move(credentials)),
        multi_(libcurl().multi_init()) {}

  ~AmazonConnect() override {
    // Connections are taken leave of.
    const NoPipeSignal quiet;
    for (const auto& [handle, transfer] : under_way_) libcurl().multi_remove_handle(multi_.get(), handle);
    under_way_.clear();
    multi_.reset();
  }

  /// Time goes on while a machine sleeps: what was seen in the evening is old in the morning.
  [[nodiscard]] Instant now() override {
    timespec time{};
    (void)::clock_gettime(CLOCK_BOOTTIME, &time);
    return Instant(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
  }

  void start(std::uint64_t call, const ServiceCall& what) override {
    auto request = service::request_for(what, instance_id_);
    if (auto* why = std::get_if<std::string>(&request)) return answer(call, Fault::refused, std::move(*why));
    auto credentials = credentials_.at(now());
    if (!credentials)
      return answer(call, Fault::expired, "the credentials have expired, and there are no new ones yet");
    auto transfer =
        std::make_unique<Transfer>(call, what, std::move(std::get<HttpRequest>(request)), std::move(credentials));
    if (!transfer->prepare(connection_) || libcurl().multi_add_handle(multi_.get(), transfer->handle()) != CURLM_OK) {
      return answer(call, Fault::refused, "libcurl does not take the call");
    }
    under_way_.emplace(transfer->handle(), std::move(transfer));
    perform();
  }

  [[nodiscard]] std::optional<ServiceReply> wait(Instant until) override {
    while (true) {
      perform();
      if (!answered_.empty()) break;
      const auto left = until - now();
      if (left <= std::chrono::nanoseconds(0)) return std::nullopt;
      if (!poll(left)) {
        perform();
        if (answered_.empty()) return std::nullopt;
      }
    }
    auto reply = std::move(answered_.front());
    answered_.pop_front();
    return reply;
  }

  [[nodiscard]] std::optional<std::string> renew() override { return credentials_.renew(); }

 private:
  void answer(std::uint64_t call, Fault fault, std::string error) {
    answered_.push_back({.call = call, .fault = fault, .error = std::move(error)});
  }

  /// Moves everything on as far as it goes without waiting, and takes what is done.
  void perform() {
    const NoPipeSignal quiet;
    int running = 0;
    libcurl().multi_perform(multi_.get(), &running);
    int left = 0;
    while (const auto* message = libcurl().multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const auto result = message->data.result;
      const auto found = under_way_.find(message->easy_handle);  // the message goes with the handle
      if (found == under_way_.end()) continue;
      libcurl().multi_remove_handle(multi_.get(), found->first);
      answered_.push_back(found->second->finish(result));
      if (answered_.back().fault == Fault::expired) credentials_.expired(found->second->credentials());
      under_way_.erase(found);
    }
  }

  /// False if somebody wants to be heard.
  [[nodiscard]] bool poll(std::chrono::nanoseconds left) {
    using std::chrono::milliseconds;
    const auto wait = std::min(std::chrono::ceil<milliseconds>(left), milliseconds(std::chrono::minutes(1)));
    curl_waitfd wake{.fd = wake_descriptor_, .events = CURL_WAIT_POLLIN, .revents = 0};
    const bool listens = wake_descriptor_ >= 0;
    libcurl().multi_poll(multi_.get(), listens ? &wake : nullptr, listens ? 1 : 0, static_cast<int>(wait.count()),
                         nullptr);
    if (!listens || wake.revents == 0) return true;
    // Read away, or the next wait would be none.
    std::array<char, 64> bytes{};
    if (::read(wake_descriptor_, bytes.data(), bytes.size()) == 0) wake_descriptor_ = -1;
    return false;
  }

  std::string instance_id_;
  int wake_descriptor_;
  Connection connection_;
  CredentialSource credentials_;
  std::unique_ptr<CURLM, CleanupMulti> multi_;
  std::map<CURL*, std::unique_ptr<Transfer>> under_way_{};
  std::deque<ServiceReply> answered_{};
};

/// As the AWS CLI has them: by the endpoint's scheme, the name in small letters first. What NO_PROXY names, libcurl
/// leaves out by itself.
std::string proxy_of(const service::Endpoint& endpoint) {
  if (endpoint.plain) return {};
  for (const auto* name : {"https_proxy", "HTTPS_PROXY"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

}  // namespace

std::variant<std::unique_ptr<Service>, ServiceProblem> open_service(const ServiceOptions& options) {
  auto endpoint = service::endpoint_of(options.region, options.endpoint);
  if (auto* problem = std::get_if<ServiceProblem>(&endpoint)) return std::move(*problem);
  if (!service::is_plain_id(options.instance_id)) {
    return service::usage_problem(fmt::format("'{}' is no id of an instance", printable(options.instance_id)));
  }
  if (!options.ca_bundle.empty() && access(options.ca_bundle.c_str(), R_OK) != 0) {
    return service::usage_problem(
        fmt::format("{}: these certificates (AWS_CA_BUNDLE) cannot be read", service::shown_path(options.ca_bundle)));
  }
  if (const auto& why = service::load_libcurl(); !why.empty()) {
    return ServiceProblem{.kind = ServiceProblem::Kind::file, .message = why};
  }
  CredentialSource credentials(options.wake_descriptor);
  if (auto why = credentials.open()) {
    return ServiceProblem{.kind = ServiceProblem::Kind::credentials, .message = std::move(*why)};
  }
  Connection connection{.endpoint = std::move(std::get<service::Endpoint>(endpoint)),
                        .region = options.region,
                        .ca_bundle = options.ca_bundle,
                        .connect_timeout = options.connect_timeout,
                        .timeout = options.timeout};
  connection.proxy = proxy_of(connection.endpoint);
  return std::make_unique<AmazonConnect>(options, std::move(connection), std::move(credentials));
}

}  // namespace connect_userconfig
