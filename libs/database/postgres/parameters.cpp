#include "libs/database/postgres/parameters.hpp"

#include <bit>
#include <limits>
#include <stdexcept>

#include "libs/database/postgres/types.hpp"

namespace participation::database::postgres {
namespace {

using Number = std::array<char, 8>;

constexpr std::size_t kMostBytes = std::numeric_limits<int>::max();
constexpr char kNothing[] = "";

// The lowest `size` bytes of `bits`, the highest first.
Number InNetworkOrder(std::uint64_t bits, int size) {
  Number bytes{};
  for (int i = 0; i < size; ++i) bytes[i] = static_cast<char>(bits >> (8 * (size - 1 - i)));
  return bytes;
}

// What a value is sent as: bytes, or NULL if there are none.
struct Encoded {
  const char* data;
  std::size_t size;
};

// Encodes the value of one parameter; a number lies in `number` then.
struct Encoder {
  const unsigned type;
  const std::size_t place;  // from 0
  const std::string_view sql;
  Number& number;

  Encoded operator()(std::monostate) const { return {nullptr, 0}; }
  Encoded operator()(std::int64_t value) const {
    switch (type) {
      case kInt8:
        return AsNumber(static_cast<std::uint64_t>(value), 8);
      case kInt4:
        if (value < std::numeric_limits<std::int32_t>::min() || value > std::numeric_limits<std::int32_t>::max()) {
          Refuse("a number of 32 bits");
        }
        return AsNumber(static_cast<std::uint64_t>(value), 4);
      case kFloat8:
        return (*this)(static_cast<double>(value));
      case kBool:
        return AsNumber(value != 0 ? 1 : 0, 1);
      default:
        Refuse("no whole number");
    }
  }
  Encoded operator()(double value) const {
    if (type != kFloat8) Refuse("no fraction");
    return AsNumber(std::bit_cast<std::uint64_t>(value), 8);
  }
  Encoded operator()(std::string_view text) const {
    if (type != kText && type != kVarchar && type != kName) Refuse("no text");
    return AsBytes(text);
  }
  Encoded operator()(Bytes bytes) const {
    if (type != kBytea) Refuse("no bytes");
    return AsBytes(bytes.data);
  }

  Encoded AsNumber(std::uint64_t bits, int size) const {
    number = InNetworkOrder(bits, size);
    return {number.data(), static_cast<std::size_t>(size)};
  }
  Encoded AsBytes(std::string_view bytes) const {
    if (bytes.size() > kMostBytes) Refuse("less than two gigabytes");
    return {bytes.data() == nullptr ? kNothing : bytes.data(), bytes.size()};
  }
  [[noreturn]] void Refuse(std::string_view takes) const {
    throw std::logic_error{"$" + std::to_string(place + 1) + " takes " + std::string{takes} + " (type " +
                           std::to_string(type) + ") in: " + std::string{sql}};
  }
};

void RequireCount(std::size_t given, std::size_t taken, std::string_view sql) {
  if (given == taken) return;
  throw std::logic_error{"a statement takes " + std::to_string(taken) + " values, not " + std::to_string(given) + ": " +
                         std::string{sql}};
}

void AppendNumber(std::string& to, std::uint32_t number) { to.append(InNetworkOrder(number, 4).data(), 4); }

// One column of many rows, as array_recv reads it: dimensions, whether there are NULLs, the type; then the size and the
// first index of the only dimension; then each value behind its length.
std::string ArrayOf(std::span<const std::vector<Parameter>> rows, std::size_t column, unsigned type,
                    std::string_view sql) {
  std::string array;
  for (const std::uint32_t number : {1U, 1U, type, static_cast<std::uint32_t>(rows.size()), 1U}) {
    AppendNumber(array, number);
  }
  Number number;
  for (const auto& row : rows) {
    const Encoded value = std::visit(Encoder{type, column, sql, number}, row[column].value());
    AppendNumber(array, value.data == nullptr ? ~0U : static_cast<std::uint32_t>(value.size));
    array.append(value.data == nullptr ? kNothing : value.data, value.size);
  }
  return array;
}

}  // namespace

Parameters::Parameters(std::size_t count) {
  pointers_.reserve(count);
  lengths_.reserve(count);
  formats_.reserve(count);
}

Parameters::Parameters(std::span<const Parameter> values, std::span<const unsigned> types, std::string_view sql)
    : Parameters{values.size()} {
  RequireCount(values.size(), types.size(), sql);
  numbers_.resize(values.size());  // never moved: pointers lead into it
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Encoded value = std::visit(Encoder{types[i], i, sql, numbers_[i]}, values[i].value());
    Add(value.data, value.size);
  }
}

Parameters Parameters::ByColumn(std::span<const std::vector<Parameter>> rows, std::span<const unsigned> types,
                                std::string_view sql) {
  for (const auto& row : rows) RequireCount(row.size(), types.size(), sql);
  Parameters parameters{types.size()};
  parameters.arrays_.reserve(types.size());  // never moved either
  for (std::size_t column = 0; column < types.size(); ++column) {
    const std::string& array = parameters.arrays_.emplace_back(ArrayOf(rows, column, types[column], sql));
    parameters.Add(array.data(), array.size());
  }
  return parameters;
}

void Parameters::Add(const char* data, std::size_t size) {
  pointers_.push_back(data);
  lengths_.push_back(static_cast<int>(size));
  formats_.push_back(1);
}

}  // namespace participation::database::postgres
