#include "connect_userconfig/plan.hpp"

#include <openssl/evp.h>

#include <new>

namespace connect_userconfig {
namespace {

/// libcrypto fails here only for want of memory.
void need(int done) {
  if (done != 1) throw std::bad_alloc();
}

EVP_MD_CTX* context_of(void* context) { return static_cast<EVP_MD_CTX*>(context); }

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  need(context_ != nullptr ? 1 : 0);
  need(EVP_DigestInit_ex(context_of(context_), EVP_sha256(), nullptr));
}

Sha256::~Sha256() { EVP_MD_CTX_free(context_of(context_)); }

void Sha256::add(std::string_view bytes) { need(EVP_DigestUpdate(context_of(context_), bytes.data(), bytes.size())); }

Digest Sha256::finish() {
  Digest digest{};
  need(EVP_DigestFinal_ex(context_of(context_), digest.data(), nullptr));
  return digest;
}

std::string to_hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const auto byte : digest) text.append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
  return text;
}

std::string to_base64(const Digest& digest) {
  constexpr std::size_t size = (std::tuple_size_v<Digest> + 2) / 3 * 4;
  std::array<unsigned char, size + 1> text{};
  EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
  return {text.begin(), text.end() - 1};
}

}  // namespace connect_userconfig
