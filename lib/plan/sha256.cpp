#include "connect_userconfig/plan.hpp"

#include <nettle/base64.h>
#include <nettle/sha2.h>

namespace connect_userconfig {

static_assert(std::tuple_size_v<Digest> == SHA256_DIGEST_SIZE);

// Nettle, and not libcrypto: its 20,000 relocations are a fifth of what every run of the tool begins with.
struct Sha256::Context {
  sha256_ctx state;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) { sha256_init(&context_->state); }

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  sha256_update(&context_->state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

Digest Sha256::finish() {
  Digest digest{};
  sha256_digest(&context_->state, digest.size(), digest.data());
  return digest;
}

std::string to_hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const auto byte : digest) text.append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
  return text;
}

std::string to_base64(const Digest& digest) {
  std::string text(BASE64_ENCODE_RAW_LENGTH(std::tuple_size_v<Digest>), '\0');
  base64_encode_raw(text.data(), digest.size(), digest.data());
  return text;
}

}  // namespace connect_userconfig
