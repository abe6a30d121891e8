#include "libs/tls/authority.hpp"

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <stdexcept>

namespace participation::tls {
namespace {

constexpr long kSecondsInDay = 86'400;
constexpr long kClocksDiffer = -300;  // seconds
constexpr int kVersion3 = 2;          // counted from 0

void Require(bool done) {
  if (!done) throw std::runtime_error{"OpenSSL cannot make a certificate: " + LastProblem()};
}

PrivateKey NewKey() {
  PrivateKey key{EVP_EC_gen("P-256")};
  Require(key != nullptr);
  return key;
}

template <class Write>
std::string InPem(const Write& write) {
  const Bio bio{BIO_new(BIO_s_mem())};
  Require(bio && write(bio.get()) == 1);
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::string CertificateInPem(X509& certificate) {
  return InPem([&](BIO* bio) { return PEM_write_bio_X509(bio, &certificate); });
}

std::string KeyInPem(EVP_PKEY& key) {
  return InPem([&](BIO* bio) { return PEM_write_bio_PrivateKey(bio, &key, nullptr, nullptr, 0, nullptr, nullptr); });
}

void AddExtension(X509& certificate, X509& issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  Require(extension != nullptr);
  const bool added = X509_add_ext(&certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  Require(added);
}

void SetSerial(X509& certificate) {
  std::array<unsigned char, 16> random{};
  Require(RAND_bytes(random.data(), random.size()) == 1);
  random[0] &= 0x7f;  // positive
  BIGNUM* number = BN_bin2bn(random.data(), random.size(), nullptr);
  const bool set = number != nullptr && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(&certificate)) != nullptr;
  BN_free(number);
  Require(set);
}

// Everything but what it is for, and the signature.
Certificate Begin(const std::string& name, EVP_PKEY& key, std::chrono::days valid) {
  Certificate certificate{X509_new()};
  Require(certificate != nullptr && X509_set_version(certificate.get(), kVersion3) == 1);
  SetSerial(*certificate);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), kClocksDiffer);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), static_cast<long>(valid.count()) * kSecondsInDay);
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  Require(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()),
                                     -1, -1, 0) == 1 &&
          X509_set_pubkey(certificate.get(), &key) == 1);
  return certificate;
}

void Sign(X509& certificate, X509& issuer, EVP_PKEY& key) {
  Require(X509_set_issuer_name(&certificate, X509_get_subject_name(&issuer)) == 1);
  AddExtension(certificate, issuer, NID_subject_key_identifier, "hash");
  if (&certificate != &issuer) AddExtension(certificate, issuer, NID_authority_key_identifier, "keyid:always");
  Require(X509_sign(&certificate, &key, EVP_sha256()) > 0);
}

bool IsAddress(const std::string& name) {
  std::array<unsigned char, sizeof(in6_addr)> address{};
  return inet_pton(AF_INET, name.c_str(), address.data()) == 1 ||
         inet_pton(AF_INET6, name.c_str(), address.data()) == 1;
}

std::string AlternativeNames(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    if (name.empty() || name.find_first_of(", \n\r") != std::string::npos) {
      throw std::invalid_argument{"a name in a certificate has neither commas nor spaces: '" + name + "'"};
    }
    const char* kind = name.find("://") != std::string::npos ? "URI:" : (IsAddress(name) ? "IP:" : "DNS:");
    all += (all.empty() ? "" : ",") + (kind + name);
  }
  return all;
}

}  // namespace

Authority::Authority(const std::string& name, std::chrono::days valid)
    : key_{NewKey()}, certificate_{Begin(name, *key_, valid)} {
  AddExtension(*certificate_, *certificate_, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  AddExtension(*certificate_, *certificate_, NID_key_usage, "critical,keyCertSign,cRLSign");
  Sign(*certificate_, *certificate_, *key_);
}

std::string Authority::Pem() const { return CertificateInPem(*certificate_); }

Issued Authority::Issue(const std::vector<std::string>& names, std::chrono::days valid) const {
  if (names.empty()) throw std::invalid_argument{"a certificate needs a name"};
  const PrivateKey key = NewKey();
  const Certificate certificate = Begin(names.front(), *key, valid);
  AddExtension(*certificate, *certificate_, NID_basic_constraints, "critical,CA:FALSE");
  AddExtension(*certificate, *certificate_, NID_key_usage, "critical,digitalSignature");
  AddExtension(*certificate, *certificate_, NID_ext_key_usage, "serverAuth,clientAuth");
  AddExtension(*certificate, *certificate_, NID_subject_alt_name, AlternativeNames(names));
  Sign(*certificate, *certificate_, *key_);
  return {CertificateInPem(*certificate), KeyInPem(*key)};
}

}  // namespace participation::tls
