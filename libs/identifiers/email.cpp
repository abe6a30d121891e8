#include "libs/identifiers/email.hpp"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "libs/identifiers/written.hpp"
#include "libs/text/utf8.hpp"

namespace participation::identifiers {
namespace {

constexpr std::size_t kMaxAddress = 254;  // RFC 5321 4.5.3.1.3, without the angle brackets
constexpr std::size_t kMaxLocal = 64;
constexpr std::size_t kMaxLabel = 63;
constexpr std::string_view kAtomPunctuation = "!#$%&'*+-/=?^_`{|}~";

bool IsAtom(std::string_view part) {
  return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
    return absl::ascii_isalnum(c) || kAtomPunctuation.find(c) != std::string_view::npos;
  });
}

bool IsLocalPart(std::string_view local) {
  const auto atoms = Split(local, '.');
  return local.size() <= kMaxLocal && std::all_of(atoms.begin(), atoms.end(), IsAtom);
}

bool IsLabel(std::string_view label) {
  return !label.empty() && label.size() <= kMaxLabel && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), [](char c) { return absl::ascii_isalnum(c) || c == '-'; });
}

bool IsTopLevel(std::string_view label) {
  return label.starts_with("xn--") ||
         (label.size() >= 2 && std::all_of(label.begin(), label.end(), [](char c) { return absl::ascii_isalpha(c); }));
}

bool IsDomain(std::string_view domain) {
  const auto labels = Split(domain, '.');
  return labels.size() >= 2 && std::all_of(labels.begin(), labels.end(), IsLabel) && IsTopLevel(labels.back());
}

// The domain in ASCII (UTS 46), or empty when it has no such form.
std::string ToAsciiDomain(std::string_view domain) {
  if (text::IsAscii(domain)) return ToLower(domain);
  static const std::unique_ptr<const icu::IDNA> idna = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<const icu::IDNA> made(icu::IDNA::createUTS46Instance(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, error));
    if (U_FAILURE(error)) throw std::runtime_error("the tables of international domain names are missing");
    return made;
  }();
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  UErrorCode error = U_ZERO_ERROR;
  idna->nameToASCII_UTF8({domain.data(), static_cast<std::int32_t>(domain.size())}, sink, info, error);
  return U_FAILURE(error) || info.hasErrors() ? std::string() : ascii;
}

}  // namespace

absl::StatusOr<std::string> NormaliseEmail(std::string_view value) {
  const std::string_view address = text::Trim(value);
  const auto at = address.rfind('@');
  if (address.size() <= kMaxAddress && at != std::string_view::npos && IsLocalPart(address.substr(0, at))) {
    const std::string domain = ToAsciiDomain(address.substr(at + 1));
    auto canonical = ToLower(address.substr(0, at)) + "@" + domain;
    if (IsDomain(domain) && canonical.size() <= kMaxAddress) return canonical;
  }
  return absl::InvalidArgumentError(
      "an e-mail address is a name, @ and a domain, such as name@example.org, of at most 254 characters");
}

}  // namespace participation::identifiers
