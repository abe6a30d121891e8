#include "libs/audit/note.hpp"

#include <absl/strings/escaping.h>
#include <openssl/sha.h>

#include <vector>

#include "absl/strings/str_split.h"
#include "libs/audit/ed25519.hpp"

namespace participation::audit {
namespace {

constexpr char kEd25519 = 1;  // the type of signature
constexpr std::size_t kIdSize = 4;
constexpr std::string_view kDash = "\xE2\x80\x94 ";  // an em dash and a blank

std::string IdOf(std::string_view name, std::string_view public_key) {
  std::string bytes{name};
  bytes += '\n';
  bytes += kEd25519;
  bytes += public_key;
  std::string hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(hash.data()));
  return hash.substr(0, kIdSize);
}

}  // namespace

NoteSigner::NoteSigner(std::string name, const privacy::Key& secret)
    : name_{std::move(name)}, key_{KeyFromSeed(secret.bytes())} {}

std::string NoteSigner::VerifierKey() const {
  const std::string key = PublicBytes(*key_);
  return name_ + "+" + absl::BytesToHexString(IdOf(name_, key)) + "+" + absl::Base64Escape(kEd25519 + key);
}

std::string NoteSigner::Sign(std::string_view text) const {
  const std::string signature = IdOf(name_, PublicBytes(*key_)) + SignBytes(*key_, text);
  return std::string{text} + "\n" + std::string{kDash} + name_ + " " + absl::Base64Escape(signature) + "\n";
}

std::optional<NoteVerifier> NoteVerifier::FromText(std::string_view verifier_key) {
  const std::string text{verifier_key};
  const std::vector<std::string> parts = absl::StrSplit(text, absl::MaxSplits('+', 2));  // Base64 may hold a plus
  std::string key;
  if (parts.size() != 3 || parts[0].empty() || !absl::Base64Unescape(parts[2], &key)) return std::nullopt;
  if (key.empty() || key.front() != kEd25519) return std::nullopt;
  auto public_key = KeyFromPublic(std::string_view{key}.substr(1));
  const std::string id = IdOf(parts[0], std::string_view{key}.substr(1));
  if (!public_key || absl::BytesToHexString(id) != parts[1]) return std::nullopt;
  return NoteVerifier{parts[0], id, std::move(public_key)};
}

std::optional<std::string> NoteVerifier::Open(std::string_view note) const {
  const auto end = note.rfind("\n\n");
  if (end == std::string_view::npos || !note.ends_with('\n')) return std::nullopt;
  const std::string_view text = note.substr(0, end + 1);
  const std::vector<std::string> lines = absl::StrSplit(std::string{note.substr(end + 2, note.size() - end - 3)}, '\n');
  const std::string beginning = std::string{kDash} + name_ + " ";
  for (const std::string& line : lines) {
    std::string signature;
    if (!line.starts_with(beginning) || !absl::Base64Unescape(line.substr(beginning.size()), &signature)) continue;
    if (signature.size() != kIdSize + kSignatureSize || !signature.starts_with(id_)) continue;
    if (!IsSignedBy(*key_, text, std::string_view{signature}.substr(kIdSize))) return std::nullopt;
    return std::string{text};
  }
  return std::nullopt;
}

}  // namespace participation::audit
