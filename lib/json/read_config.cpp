#include "json/read_config.hpp"

namespace connect_userconfig::json {

std::string Place::tail() const {
  if (outer_ == nullptr) return {};
  return outer_->tail() + (is_element_ ? "/" + std::to_string(index_) : pointer_part(shown_name(name_)));
}

void report(Diagnostics& to, DiagnosticId id, const Place& place, std::string detail) {
  const bool error = describe(id).severity == Severity::error;
  if (to.size() >= most_problems) {
    const auto before = static_cast<std::size_t>(std::count_if(
        to.begin(), to.end(), [&](const Diagnostic& other) { return (other.severity() == Severity::error) == error; }));
    if (before >= most_problems) return;
    if (before == most_problems - 1) detail += detail.empty() ? "and more like it" : "; and more like it";
  }
  to.push_back({.id = id, .field = place.field(), .tail = place.tail(), .detail = std::move(detail)});
}

void report_wrong_type(Kind kind, Kind wanted, const Place& place, Diagnostics& to) {
  report(to, DiagnosticId::wrong_type, place,
         "it is " + std::string(name_of(kind)) + ", and has to be " + std::string(name_of(wanted)));
}

bool is_doubtful(std::int64_t count, const Place& place, Reading& reading) {
  if (!reading.doubtful || count == 0 || count % 1000 != 0) return false;
  report(reading.to, DiagnosticId::acw_unit_doubtful, place,
         std::to_string(count) + "; as milliseconds it would be " + std::to_string(count / 1000) + " s");
  return true;
}

}  // namespace connect_userconfig::json
