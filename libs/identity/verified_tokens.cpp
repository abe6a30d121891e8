#include "libs/identity/verified_tokens.hpp"

#include <openssl/sha.h>

#include <cstring>
#include <utility>

namespace participation::identity {

std::size_t VerifiedTokens::FirstBytes::operator()(const Hash& hash) const {
  std::size_t number = 0;
  std::memcpy(&number, hash.data(), sizeof(number));
  return number;
}

VerifiedTokens::Hash VerifiedTokens::HashOf(std::string_view token) {
  Hash hash;
  SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), hash.data());
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
