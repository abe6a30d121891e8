#include "libs/jose/key_set.hpp"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/jose/refused.hpp"
#include "libs/jose/strict_json.hpp"

namespace participation::jose {

absl::StatusOr<KeySet> KeySet::Parse(std::string_view text) {
  if (text.size() > kLargestKeySet) return Refused("a key set must have at most 256 KiB");
  const auto parsed = ParseStrictObject(text);
  if (!parsed || !parsed->contains("keys") || !parsed->at("keys").is_array()) {
    return Refused("a key set must be a JSON object with a list of `keys`, and no member twice");
  }
  if (parsed->at("keys").size() > kMostKeys) return Refused("a key set must have at most 100 keys");
  KeySet set;
  std::string refused;
  for (const auto& jwk : parsed->at("keys")) {
    const auto added = set.Add(jwk);
    if (!added.ok()) absl::StrAppend(&refused, refused.empty() ? ": " : "; ", added.message());
  }
  if (set.keys_.empty())
    return absl::InvalidArgumentError(absl::StrCat("the set has no key that can be used", refused));
  const auto secrets = std::ranges::count_if(set.keys_, &Key::is_secret);
  if (secrets != 0 && secrets != std::ssize(set.keys_)) {
    return Refused("the set holds secrets beside public keys");
  }
  return set;
}

absl::Status KeySet::Add(const nlohmann::json& jwk) {
  if (jwk.is_object() && IsForSignatures(jwk)) {
    const auto id = TextIn(jwk, "kid").value_or("");
    if (!id.empty() && !ids_.insert(id).second) ambiguous_ids_.insert(id);
  }
  auto key = Key::Parse(jwk);
  if (key.ok()) keys_.push_back(*std::move(key));
  return key.status();
}

const Key* KeySet::Find(std::string_view id, Algorithm algorithm) const {
  if (ambiguous_ids_.contains(id)) return nullptr;
  const Key* found = nullptr;
  for (const Key& key : keys_) {
    if ((!id.empty() && key.id() != id) || !key.IsFor(algorithm)) continue;
    if (found != nullptr) return nullptr;
    found = &key;
  }
  return found;
}

bool KeySet::Has(std::string_view id) const { return std::ranges::find(keys_, id, &Key::id) != keys_.end(); }

}  // namespace participation::jose
