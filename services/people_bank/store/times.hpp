#pragma once

#include <cstdint>
#include <optional>

#include "libs/clock/clock.hpp"
#include "libs/database/value.hpp"

namespace participation::people_bank {

inline std::optional<clock::Time> OptionalTime(const database::Row& row, std::size_t column) {
  const auto micros = row.OptionalInteger(column);
  return micros ? std::optional{clock::FromMicros(*micros)} : std::nullopt;
}

inline std::optional<std::int64_t> OptionalMicros(const std::optional<clock::Time>& time) {
  return time ? std::optional{clock::ToMicros(*time)} : std::nullopt;
}

}  // namespace participation::people_bank
