#include "libs/jose/signed_token.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "libs/jose/base64url.hpp"
#include "libs/jose/refused.hpp"
#include "libs/jose/strict_json.hpp"

namespace participation::jose {
namespace {

std::string TypeNamed(const std::string& text) {
  const std::string lower = absl::AsciiStrToLower(text);
  return std::string{absl::StripPrefix(lower, "application/")};
}

absl::Status ReadHeader(std::string_view text, SignedToken& token) {
  const auto header = ParseStrictObject(text);
  if (!header) return Refused("the header must be a JSON object with no member twice");
  if (header->contains("crit")) return Refused("the header demands what is not understood");
  for (const char* own_key : {"jwk", "jku", "x5u"}) {
    if (header->contains(own_key)) return Refused("the token brings its own key");
  }
  const auto name = TextIn(*header, "alg");
  const auto algorithm = name ? AlgorithmNamed(*name) : std::nullopt;
  if (!algorithm) return Refused("the algorithm is none that is known");
  const auto id = TextIn(*header, "kid");
  const auto type = TextIn(*header, "typ");
  if (!id || !type) return Refused("the id of the key and the type must be texts");
  token.algorithm = *algorithm;
  token.key_id = *id;
  token.type = TypeNamed(*type);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<SignedToken> SignedToken::Parse(std::string_view text) {
  if (text.size() > kLongestToken) return Refused("a token must have at most 8 KiB");
  const std::vector<std::string> parts = absl::StrSplit(absl::string_view{text.data(), text.size()}, '.');
  if (parts.size() != 3) return Refused("a token must have three parts");
  const auto header = DecodeBase64Url(parts[0]);
  auto payload = DecodeBase64Url(parts[1]);
  auto signature = DecodeBase64Url(parts[2]);
  if (!header || !payload || !signature) return Refused("the parts must be base64url without padding");
  SignedToken token;
  if (auto status = ReadHeader(*header, token); !status.ok()) return status;
  token.payload = *std::move(payload);
  token.signature = *std::move(signature);
  token.signed_text = text.substr(0, text.rfind('.'));
  return token;
}

absl::Status Verify(const SignedToken& token, const KeySet& keys, std::span<const Algorithm> allowed) {
  if (std::ranges::find(allowed, token.algorithm) == allowed.end()) return Refused("the algorithm is not allowed");
  const Key* key = keys.Find(token.key_id, token.algorithm);
  if (key == nullptr) return Refused("there is no such key for the algorithm, or more than one");
  if (!key->Verifies(token.algorithm, token.signed_text, token.signature)) return Refused("the signature is wrong");
  return absl::OkStatus();
}

}  // namespace participation::jose
