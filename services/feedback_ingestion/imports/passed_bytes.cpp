#include "services/feedback_ingestion/imports/passed_bytes.hpp"

#include <zlib.h>

#include "absl/strings/str_cat.h"

namespace participation::feedback_ingestion {

void PassedBytes::GoTo(std::int64_t offset, std::string_view piece, std::int64_t begin) {
  if (offset <= bytes_) return;
  const auto more = piece.substr(static_cast<std::size_t>(bytes_ - begin), static_cast<std::size_t>(offset - bytes_));
  crc32_ = static_cast<std::uint32_t>(crc32_z(crc32_, reinterpret_cast<const Bytef*>(more.data()), more.size()));
  bytes_ = offset;
}

std::string PassedBytes::AsText() const { return absl::StrCat(bytes_, " ", crc32_); }

}  // namespace participation::feedback_ingestion
