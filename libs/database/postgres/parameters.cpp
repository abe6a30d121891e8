#include "libs/database/postgres/parameters.hpp"

#include <bit>
#include <limits>
#include <stdexcept>
#include <string>

#include "libs/database/postgres/types.hpp"

namespace participation::database::postgres {
namespace {

// The lowest `size` bytes of `bits`, the highest first.
std::array<char, 8> InNetworkOrder(std::uint64_t bits, int size) {
  std::array<char, 8> bytes{};
  for (int i = 0; i < size; ++i) bytes[i] = static_cast<char>(bits >> (8 * (size - 1 - i)));
  return bytes;
}

constexpr char kNothing[] = "";

}  // namespace

struct Parameters::Encoder {
  Parameters& to;
  const unsigned type;
  const std::string_view sql;

  void operator()(std::monostate) const { Add(nullptr, 0); }
  void operator()(std::int64_t number) const {
    switch (type) {
      case kInt8:
        return AddNumber(static_cast<std::uint64_t>(number), 8);
      case kInt4:
        if (number < std::numeric_limits<std::int32_t>::min() || number > std::numeric_limits<std::int32_t>::max()) {
          Refuse("a number of 32 bits");
        }
        return AddNumber(static_cast<std::uint64_t>(number), 4);
      case kFloat8:
        return (*this)(static_cast<double>(number));
      case kBool:
        return AddNumber(number != 0 ? 1 : 0, 1);
      default:
        Refuse("no whole number");
    }
  }
  void operator()(double number) const {
    if (type != kFloat8) Refuse("no fraction");
    AddNumber(std::bit_cast<std::uint64_t>(number), 8);
  }
  void operator()(std::string_view text) const {
    if (type != kText && type != kVarchar && type != kName) Refuse("no text");
    Add(text.data() == nullptr ? kNothing : text.data(), text.size());
  }
  void operator()(Bytes bytes) const {
    if (type != kBytea) Refuse("no bytes");
    Add(bytes.data.data() == nullptr ? kNothing : bytes.data.data(), bytes.data.size());
  }

  void AddNumber(std::uint64_t bits, int size) const {
    to.numbers_.push_back(InNetworkOrder(bits, size));
    Add(to.numbers_.back().data(), static_cast<std::size_t>(size));
  }
  void Add(const char* data, std::size_t size) const {
    if (size > static_cast<std::size_t>(std::numeric_limits<int>::max())) Refuse("less than two gigabytes");
    to.pointers_.push_back(data);
    to.lengths_.push_back(static_cast<int>(size));
    to.formats_.push_back(1);
  }
  [[noreturn]] void Refuse(std::string_view takes) const {
    throw std::logic_error{"$" + std::to_string(to.pointers_.size() + 1) + " takes " + std::string{takes} + " (type " +
                           std::to_string(type) + ") in: " + std::string{sql}};
  }
};

Parameters::Parameters(std::span<const Parameter> values, std::span<const unsigned> types, std::string_view sql) {
  if (values.size() != types.size()) {
    throw std::logic_error{"a statement takes " + std::to_string(types.size()) + " values, not " +
                           std::to_string(values.size()) + ": " + std::string{sql}};
  }
  numbers_.reserve(values.size());  // never moved: pointers lead into it
  pointers_.reserve(values.size());
  lengths_.reserve(values.size());
  formats_.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) std::visit(Encoder{*this, types[i], sql}, values[i].value());
}

}  // namespace participation::database::postgres
