// Bytes in, records out, one at a time.
#pragma once

#include "connect_userconfig/record.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

namespace connect_userconfig {

/// Where bytes come from: a file, a pipe, memory.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  struct Read {
    std::size_t size = 0;  ///< 0 without an error: the end
    std::error_code error{};
  };
  /// Fills the start of `to`, as far as there is something to read. Blocks only if there is nothing yet.
  virtual Read read(std::span<char> to) = 0;
  /// What diagnostics call it: a file name, or `<stdin>`.
  [[nodiscard]] virtual std::string_view name() const noexcept = 0;
};

/// Text in memory as a source. The text has to outlive it.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view text, std::string name = "<memory>") : text_(text), name_(std::move(name)) {}
  Read read(std::span<char> to) override;
  [[nodiscard]] std::string_view name() const noexcept override { return name_; }

 private:
  std::string_view text_;
  std::string name_;
};

/// An open file descriptor as a source: a file, a pipe, a socket. Does not close it.
class DescriptorSource : public ByteSource {
 public:
  DescriptorSource(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  Read read(std::span<char> to) override;
  [[nodiscard]] std::string_view name() const noexcept override { return name_; }

 private:
  int descriptor_;
  std::string name_;
};

/// One record of a source, with its place in it. Views are good only while the sink runs.
struct SourceRecord {
  const UserRecord& user;    ///< as read; its diagnostics say what is wrong with it
  std::string_view text;     ///< its bytes, or a piece of them
  std::string_view source;   ///< the source's name
  std::uint64_t number = 0;  ///< counts from 1
  Position position;         ///< of its first byte
  std::string pointer;       ///< RFC 6901, from the root of its document: `/Users/3`
  bool goes_on = false;      ///< a piece of text that is no record; the next one, with the same number, goes on with it
};

/// Reads every record of a source, in order, with memory for one of them. Forms are recognized record by record, unless
/// `options.form` says what they are. A record that cannot be read comes too, with its diagnostics; text that is no
/// record comes in pieces, the last of which has the diagnostics. Returns what the source failed with, if it did.
///
///     MemorySource source(R"({"Users": [{"Id": "u-1", "PhoneConfig": {"AfterContactWorkTimeLimit": 60000}}]})");
///     read_records(source, {}, [](const SourceRecord& record) {
///       // record.user.phone_config->after_contact_work_time_limit holds 60'000ms; record.pointer is "/Users/0"
///     });
std::error_code read_records(ByteSource& source, const ReadOptions& options,
                             const std::function<void(const SourceRecord&)>& sink);

}  // namespace connect_userconfig
