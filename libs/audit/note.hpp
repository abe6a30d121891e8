#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "libs/privacy/key.hpp"

struct evp_pkey_st;

// Signed notes, as c2sp.org/signed-note has them: lines of text, an empty line, and a line for each signature.
namespace participation::audit {

// Signs notes under a name.
class NoteSigner {
 public:
  // Ed25519 with `secret` as its seed. The name may hold no blank and no plus.
  NoteSigner(std::string name, const privacy::Key& secret);

  // What others check signatures with: name, id and public key, as text.
  std::string VerifierKey() const;
  // `text`, which ends with a line break, signed.
  std::string Sign(std::string_view text) const;

 private:
  std::string name_;
  std::shared_ptr<evp_pkey_st> key_;
};

// Checks notes of one signer.
class NoteVerifier {
 public:
  // Nothing for a text that is no key for Ed25519.
  static std::optional<NoteVerifier> FromText(std::string_view verifier_key);

  // The text of a note that this signer signed; nothing for anything else.
  std::optional<std::string> Open(std::string_view note) const;

  const std::string& name() const { return name_; }

 private:
  NoteVerifier(std::string name, std::string id, std::shared_ptr<evp_pkey_st> key)
      : name_{std::move(name)}, id_{std::move(id)}, key_{std::move(key)} {}

  std::string name_;
  std::string id_;  // four bytes of the key and the name
  std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace participation::audit
