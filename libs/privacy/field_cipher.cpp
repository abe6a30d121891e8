#include "libs/privacy/field_cipher.hpp"

#include <stdexcept>

#include "libs/privacy/envelope.hpp"
#include "libs/privacy/primitives.hpp"

namespace participation::privacy {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kBucket = 32;
constexpr char kEndOfText = '\x80';  // ISO/IEC 7816-4 padding: this byte, then zeros

std::string Pad(std::string_view plain) {
  const std::size_t size = (plain.size() / kBucket + 1) * kBucket;
  std::string padded;
  padded.reserve(size);  // Growing would leave a copy behind.
  padded += plain;
  padded += kEndOfText;
  padded.resize(size, '\0');
  return padded;
}

}  // namespace

std::string Seal(const Key& key, std::string_view subject, std::string_view column, std::string_view plain) {
  if (plain.size() > kLongestField) {
    throw std::length_error{"the value of '" + std::string{column} + "' is longer than 1 MiB"};
  }
  std::string padded = Pad(plain);
  std::string sealed = SealEnvelope(key, kVersion, {"field", subject, column}, padded);
  Wipe(padded);
  return sealed;
}

absl::StatusOr<std::string> Open(const Key& key, std::string_view subject, std::string_view column,
                                 std::string_view sealed) {
  auto plain = OpenEnvelope(key, kVersion, {"field", subject, column}, sealed);
  const auto end = plain ? plain->find_last_not_of('\0') : std::string::npos;
  if (end == std::string::npos || (*plain)[end] != kEndOfText) {
    return absl::DataLossError("the value of '" + std::string{column} +
                               "' does not open: it was changed, or sealed for another person, column or key");
  }
  plain->resize(end);
  return *std::move(plain);
}

}  // namespace participation::privacy
