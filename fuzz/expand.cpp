// Bytes -> settings and options -> expand -> JSON -> validate, and the way back. What must hold for every setting.
#include "connect_userconfig/collapse.hpp"
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/validate.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace connect_userconfig;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Bytes as decisions, taken from the end, so that what is left at the front can be a phone number in plain text.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  std::uint8_t byte() { return size_ == 0 ? std::uint8_t{0} : data_[--size_]; }
  bool boolean() { return (byte() & 1U) != 0; }
  std::int64_t integer() {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = (value << 8) | byte();
    return static_cast<std::int64_t>(value);
  }
  std::string rest() {
    std::string text(reinterpret_cast<const char*>(data_), size_);
    size_ = 0;
    return text;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
};

AfterContactWorkTimeLimit limit(Bytes& bytes) {
  // Half of them small, so that valid ones are met often.
  const auto unit = bytes.byte() % 3;
  const auto count = bytes.boolean() ? bytes.integer() : bytes.integer() % 2'100'000'000;
  if (unit == 0) return std::chrono::seconds(count);
  if (unit == 1) return std::chrono::milliseconds(count);
  return UnknownUnit{count};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const ExpandOptions options{.auto_accept = bytes.boolean() ? AutoAcceptScope::all : AutoAcceptScope::voice,
                              .absent = bytes.boolean() ? AbsentFields::reset : AbsentFields::keep,
                              .origin = bytes.boolean() ? Origin::request : Origin::exported};
  UserPhoneConfig config;
  if (bytes.boolean()) config.phone_type = bytes.boolean() ? PhoneType::desk_phone : PhoneType::soft_phone;
  if (bytes.boolean()) config.auto_accept = bytes.boolean();
  if (bytes.boolean()) config.after_contact_work_time_limit = limit(bytes);
  if (bytes.boolean()) config.persistent_connection = bytes.boolean();
  if (bytes.boolean()) config.desk_phone_number = bytes.rest();

  const auto expansion = expand(config, options);
  for (const auto& diagnostic : expansion.diagnostics) {
    for (const char c : diagnostic.message()) require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    require(diagnostic.pointer().starts_with("/PhoneConfig"));
  }
  if (has_errors(expansion.diagnostics)) return 0;

  const UpdateUserConfigRequest request{.instance_id = "i", .user_id = "u", .config = expansion.config};
  require(validate(request).empty());
  const auto text = nlohmann::json(request).dump();
  const auto parsed = nlohmann::json::parse(text).get<Parsed<UpdateUserConfigRequest>>();
  require(parsed.ok());
  require(parsed.value == request);
  const auto back = collapse(expansion.config, options);
  require(back.phone_config.has_value());
  require(expand(*back.phone_config, options).config == expansion.config);
  return 0;
}
