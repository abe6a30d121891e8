#include "libs/identity/verified_tokens.hpp"

#include <openssl/evp.h>

#include <cstring>
#include <memory>
#include <stdexcept>
#include <utility>

namespace participation::identity {

std::size_t VerifiedTokens::FirstBytes::operator()(const Hash& hash) const {
  std::size_t number = 0;
  std::memcpy(&number, hash.data(), sizeof(number));
  return number;
}

// Looking up an algorithm, and making a context, costs OpenSSL as much as hashing a token.
VerifiedTokens::Hash VerifiedTokens::HashOf(std::string_view token) {
  static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> sha{EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                   EVP_MD_free};
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  Hash hash;
  const bool is_done = sha && context && EVP_DigestInit_ex2(context.get(), sha.get(), nullptr) == 1 &&
                       EVP_DigestUpdate(context.get(), token.data(), token.size()) == 1 &&
                       EVP_DigestFinal_ex(context.get(), hash.data(), nullptr) == 1;
  if (!is_done) throw std::runtime_error{"OpenSSL cannot hash"};
  return hash;
}

std::optional<policy::Caller> VerifiedTokens::Find(std::string_view token, clock::Time now) {
  const Hash hash = HashOf(token);
  const std::lock_guard lock{mutex_};
  const auto found = by_hash_.find(hash);
  if (found == by_hash_.end()) return std::nullopt;
  if (found->second->until <= now) {
    entries_.erase(found->second);
    by_hash_.erase(found);
    return std::nullopt;
  }
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->caller;
}

void VerifiedTokens::Keep(std::string_view token, policy::Caller caller, clock::Time until) {
  const Hash hash = HashOf(token);
  const std::lock_guard lock{mutex_};
  if (by_hash_.contains(hash)) return;
  entries_.push_front({hash, std::move(caller), until});
  by_hash_.emplace(hash, entries_.begin());
  if (entries_.size() <= most_) return;
  by_hash_.erase(entries_.back().hash);
  entries_.pop_back();
}

}  // namespace participation::identity
