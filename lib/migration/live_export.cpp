// An export that is fetched while it is read.
#include "connect_userconfig/migration.hpp"
#include "migration/backoff.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace connect_userconfig {

struct LiveExport::Impl {
  Impl(Service& where, MigrationOptions how)
      : service(where), options(std::move(how)), bucket(options.pace, service.now()) {}

  /// The next page into `page`; false if there is none, because it was the last one or because of `stop`.
  bool fetch() {
    if (finished) return false;
    while (true) {
      const auto reply = call();
      if (!reply) return false;
      if (reply->fault == Fault::none) return take(*reply);
      if (!may_try_again(*reply)) return false;
    }
  }

  bool take(const ServiceReply& reply) {
    useful = true;
    attempts = 0;
    // A service that answers with the same page for ever would never end.
    if (!reply.next_token.empty() && reply.next_token == next_token) {
      return end(StopReason::failures, "SearchUsers gave the same NextToken twice");
    }
    next_token = reply.next_token;
    finished = next_token.empty();
    page = reply.page + '\n';
    given = 0;
    return true;
  }

  /// One call at the pace of the quota; nothing if somebody wants to stop.
  std::optional<ServiceReply> call() {
    while (true) {
      if (interrupted()) return std::nullopt;
      const auto now = service.now();
      if (now >= not_before && bucket.take(now)) break;
      (void)service.wait(std::max(bucket.ready_at(now), not_before));
    }
    service.start(++last_call, {.operation = Operation::search_users,
                                .user_id = {},
                                .config = {},
                                .phone_config = {},
                                .next_token = next_token});
    while (true) {
      if (interrupted()) return std::nullopt;
      auto reply = service.wait(service.now() + std::chrono::hours(1));
      if (reply && reply->call == last_call) return reply;
    }
  }

  bool may_try_again(const ServiceReply& reply) {
    switch (reply.fault) {
      case Fault::denied:
        return end(StopReason::denied, "SearchUsers: " + reply.error);
      case Fault::expired:
        if (!std::exchange(useful, false)) return end(StopReason::credentials, reply.error);
        if (auto problem = service.renew()) return end(StopReason::credentials, std::move(*problem));
        return true;
      case Fault::throttled:
        bucket.throttled(service.now());
        break;
      case Fault::server:
      case Fault::connection:
        break;
      default:
        return end(StopReason::failures, "SearchUsers: " + reply.error);
    }
    if (++attempts >= migration::max_attempts) return end(StopReason::failures, "SearchUsers: " + reply.error);
    tell_of_retry(reply);
    not_before = service.now() + migration::backoff(attempts, options.random ? options.random() : 1.0);
    return true;
  }

  void tell_of_retry(const ServiceReply& reply) const {
    if (!options.event) return;
    const PlanUser nobody;
    options.event({.kind = MigrationEvent::Kind::retry,
                   .user = nobody,
                   .operation = Operation::search_users,
                   .fault = reply.fault,
                   .detail = reply.error});
  }

  bool interrupted() {
    if (!options.interrupt || options.interrupt() == Interrupt::none) return false;
    return !end(StopReason::interrupted, "stopped before the export was complete");
  }

  bool end(StopReason reason, std::string text) {
    stop = reason;
    why = std::move(text);
    finished = true;
    return false;
  }

  Service& service;
  MigrationOptions options;
  TokenBucket bucket;
  std::string page{};
  std::size_t given = 0;
  std::string next_token{};
  bool finished = false;
  bool useful = true;
  unsigned attempts = 0;
  Instant not_before{};
  std::uint64_t last_call = 0;
  StopReason stop = StopReason::none;
  std::string why{};
};

LiveExport::LiveExport(Service& service, MigrationOptions options, std::string name)
    : name_(std::move(name)), impl_(std::make_unique<Impl>(service, std::move(options))) {}
LiveExport::~LiveExport() = default;

ByteSource::Read LiveExport::read(std::span<char> to) {
  auto& impl = *impl_;
  if (impl.given == impl.page.size() && !impl.fetch()) {
    if (impl.stop == StopReason::none) return {};
    return {.size = 0, .error = std::make_error_code(std::errc::io_error)};
  }
  const auto size = std::min(to.size(), impl.page.size() - impl.given);
  std::memcpy(to.data(), impl.page.data() + impl.given, size);
  impl.given += size;
  return {.size = size, .error = {}};
}

StopReason LiveExport::stop() const noexcept { return impl_->stop; }
const std::string& LiveExport::why() const noexcept { return impl_->why; }

}  // namespace connect_userconfig
