#include "libs/database/postgres/results.hpp"

#include <libpq-fe.h>

#include <bit>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "libs/database/postgres/types.hpp"

namespace participation::database::postgres {
namespace {

std::uint64_t BigEndian(const char* data, int size) {
  std::uint64_t bits = 0;
  for (int i = 0; i < size; ++i) bits = bits << 8 | static_cast<unsigned char>(data[i]);
  return bits;
}

std::int16_t Int16At(const char* data) { return static_cast<std::int16_t>(BigEndian(data, 2)); }

// A NUMERIC: the count of its digits to base 10,000, the power of the first, the sign, the decimals shown, the digits.
// A sum of whole numbers comes as one.
Row::Value ReadNumeric(const char* data) {
  constexpr int kDigits = 8;  // where they start
  constexpr double kBase = 10'000;
  const int count = Int16At(data);
  const int power = Int16At(data + 2);
  const auto sign = static_cast<std::uint16_t>(Int16At(data + 4));
  if (sign != 0 && sign != 0x4000) throw std::logic_error{"a sum that is no number"};
  const bool is_whole = count <= power + 1;
  if (is_whole && power <= 4) {  // fits 64 bits, but for the largest: those are no count of ours
    std::int64_t whole = 0;
    for (int i = 0; i <= power; ++i) whole = whole * 10'000 + (i < count ? Int16At(data + kDigits + 2 * i) : 0);
    return sign == 0 ? whole : -whole;
  }
  double value = 0;
  for (int i = 0; i < count; ++i) value += Int16At(data + kDigits + 2 * i) * std::pow(kBase, power - i);
  return sign == 0 ? value : -value;
}

std::optional<std::int64_t> ReadInteger(unsigned type, const char* data) {
  switch (type) {
    case kInt8:
      return static_cast<std::int64_t>(BigEndian(data, 8));
    case kInt4:
      return static_cast<std::int32_t>(BigEndian(data, 4));
    case kInt2:
      return Int16At(data);
    case kBool:
      return *data != 0;
    default:
      return std::nullopt;
  }
}

bool IsText(unsigned type) { return type == kText || type == kVarchar || type == kName || type == kBytea; }

Row::Value ReadValue(unsigned type, const char* data, int size) {
  if (const auto integer = ReadInteger(type, data)) return *integer;
  if (IsText(type)) return std::string(data, static_cast<std::size_t>(size));
  switch (type) {
    case kFloat8:
      return std::bit_cast<double>(BigEndian(data, 8));
    case kFloat4:
      return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(BigEndian(data, 4))));
    case kNumeric:
      return ReadNumeric(data);
    case kVoid:
      return std::monostate{};
    default:
      throw std::logic_error{"a column of type " + std::to_string(type) + ", which nothing here reads"};
  }
}

// A row of a result.
class RowOfResult final : public RowView {
 public:
  RowOfResult(const pg_result* result, int row) : result_{result}, row_{row} {}

  bool IsNull(std::size_t column) const override { return PQgetisnull(result_, row_, static_cast<int>(column)) != 0; }
  std::int64_t Integer(std::size_t column) const override {
    const int number = NotNull(column);
    const auto integer = ReadInteger(PQftype(result_, number), PQgetvalue(result_, row_, number));
    if (!integer) ThrowAnotherType(column);
    return *integer;
  }
  std::string_view Text(std::size_t column) const override {
    const int number = NotNull(column);
    if (!IsText(PQftype(result_, number))) ThrowAnotherType(column);
    return {PQgetvalue(result_, row_, number), static_cast<std::size_t>(PQgetlength(result_, row_, number))};
  }

 private:
  int NotNull(std::size_t column) const {
    const int number = static_cast<int>(column);
    if (PQgetisnull(result_, row_, number) != 0) ThrowAnotherType(column);
    return number;
  }

  const pg_result* result_;
  const int row_;
};

}  // namespace

void Clear::operator()(pg_result* result) const { PQclear(result); }

Rows ReadRows(const pg_result* result) {
  Rows rows;
  const int count = PQntuples(result);
  const int columns = PQnfields(result);
  rows.reserve(static_cast<std::size_t>(count));
  for (int row = 0; row < count; ++row) {
    std::vector<Row::Value> values;
    values.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) {
      if (PQgetisnull(result, row, column) != 0) {
        values.emplace_back(std::monostate{});
      } else {
        values.push_back(
            ReadValue(PQftype(result, column), PQgetvalue(result, row, column), PQgetlength(result, row, column)));
      }
    }
    rows.emplace_back(std::move(values));
  }
  return rows;
}

void ShowRows(const pg_result* result, const std::function<void(const RowView&)>& see) {
  const int count = PQntuples(result);
  for (int row = 0; row < count; ++row) see(RowOfResult{result, row});
}

}  // namespace participation::database::postgres
