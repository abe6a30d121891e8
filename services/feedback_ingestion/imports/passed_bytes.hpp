#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace participation::feedback_ingestion {

// The bytes of a file from its beginning up to a place, by their CRC-32.
class PassedBytes {
 public:
  PassedBytes() = default;
  PassedBytes(std::int64_t bytes, std::uint32_t crc32) : bytes_{bytes}, crc32_{crc32} {}

  // Goes on to `offset`, which is in the piece that begins at `begin`, as is where this stands.
  void GoTo(std::int64_t offset, std::string_view piece, std::int64_t begin);

  // How many they are and what they sum up to. To be kept under a key only: of few bytes it could tell which they are.
  std::string AsText() const;

 private:
  std::int64_t bytes_ = 0;
  std::uint32_t crc32_ = 0;
};

}  // namespace participation::feedback_ingestion
