#include "libs/jose/key.hpp"

#include <algorithm>
#include <climits>
#include <nlohmann/json.hpp>

#include "libs/jose/base64url.hpp"
#include "libs/jose/public_key.hpp"
#include "libs/jose/refused.hpp"
#include "libs/jose/strict_json.hpp"
#include "libs/jose/verify.hpp"

namespace participation::jose {
namespace {

constexpr std::size_t kLongestId = 200;

// Empty if the member is not there, or no text.
std::string TextOf(const nlohmann::json& jwk, const char* member) { return TextIn(jwk, member).value_or(""); }

// Empty if it is not there, or no bytes.
std::string BytesOf(const nlohmann::json& jwk, const char* member) {
  return DecodeBase64Url(TextOf(jwk, member)).value_or("");
}

int HashBitsOn(const std::string& curve) {
  if (curve == "P-256") return 256;
  return curve == "P-384" ? 384 : 512;
}

}  // namespace

bool IsForSignatures(const nlohmann::json& jwk) {
  if (jwk.contains("use") && TextOf(jwk, "use") != "sig") return false;
  const auto operations = jwk.find("key_ops");
  if (operations == jwk.end()) return true;
  return operations->is_array() && std::ranges::find(*operations, nlohmann::json("verify")) != operations->end();
}

absl::StatusOr<Key> Key::Parse(const nlohmann::json& jwk) {
  if (!jwk.is_object()) return Refused("a key must be a JSON object");
  if (!IsForSignatures(jwk)) return Refused("the key is not for verifying signatures");
  Key key;
  key.id_ = TextOf(jwk, "kid");
  if (key.id_.size() > kLongestId) return Refused("the id of the key is longer than 200 bytes");
  if (auto status = key.ReadNumbers(jwk); !status.ok()) return status;
  if (!jwk.contains("alg")) return key;
  key.algorithm_ = AlgorithmNamed(TextOf(jwk, "alg"));
  if (!key.algorithm_ || !key.Suits(*key.algorithm_)) return Refused("the algorithm is not one for such a key");
  const bool is_short =
      key.is_secret() && key.secret_.size() * CHAR_BIT < static_cast<std::size_t>(MakingOf(*key.algorithm_).hash_bits);
  if (is_short) return Refused("a secret must be at least as long as its hash");
  return key;
}

absl::Status Key::ReadNumbers(const nlohmann::json& jwk) {
  const std::string kind = TextOf(jwk, "kty");
  if (kind == "oct") {
    // Which hash it is for decides how long it must be, so it has to say.
    if (!jwk.contains("alg")) return Refused("a secret must name its algorithm");
    secret_ = BytesOf(jwk, "k");
    return secret_.empty() ? Refused("the secret is empty or no base64url") : absl::OkStatus();
  }
  if (jwk.contains("d")) return Refused("this is a private key: whoever hands it out has lost it");
  absl::StatusOr<PublicKey> made = Refused("the kind of the key must be RSA, EC, OKP or oct");
  if (kind == "RSA") {
    family_ = Family::kRsa;
    made = RsaKey(BytesOf(jwk, "n"), BytesOf(jwk, "e"));
  } else if (kind == "EC") {
    family_ = Family::kEcdsa;
    curve_hash_bits_ = HashBitsOn(TextOf(jwk, "crv"));
    made = CurveKey(TextOf(jwk, "crv"), BytesOf(jwk, "x"), BytesOf(jwk, "y"));
  } else if (kind == "OKP" && TextOf(jwk, "crv") == "Ed25519") {
    family_ = Family::kEdDsa;
    made = Ed25519Key(BytesOf(jwk, "x"));
  }
  if (made.ok()) pkey_ = *std::move(made);
  return made.status();
}

bool Key::Suits(Algorithm algorithm) const {
  const auto [family, hash_bits] = MakingOf(algorithm);
  if (family_ == Family::kRsa) return family == Family::kRsa || family == Family::kRsaPss;
  return family == family_ && (family != Family::kEcdsa || hash_bits == curve_hash_bits_);
}

bool Key::IsFor(Algorithm algorithm) const { return algorithm_ ? algorithm == *algorithm_ : Suits(algorithm); }

bool Key::Verifies(Algorithm algorithm, std::string_view text, std::string_view signature) const {
  if (!IsFor(algorithm)) return false;
  return is_secret() ? IsMacOf(MakingOf(algorithm), secret_, text, signature)
                     : IsSignatureOf(MakingOf(algorithm), *pkey_, text, signature);
}

}  // namespace participation::jose
