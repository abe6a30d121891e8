#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/value.hpp"

namespace participation::database::postgres {

// The values of one statement in libpq's binary form. They view what the given values view.
class Parameters {
 public:
  // `types` are what the server takes for $1, $2 … Throws std::logic_error, with `sql`, if a value does not fit.
  Parameters(std::span<const Parameter> values, std::span<const unsigned> types, std::string_view sql);

  // Many rows as one array for each column, whose elements are of `types`.
  static Parameters ByColumn(std::span<const std::vector<Parameter>> rows, std::span<const unsigned> types,
                             std::string_view sql);

  Parameters(Parameters&&) = default;
  Parameters& operator=(Parameters&&) = delete;

  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  explicit Parameters(std::size_t count);
  void Add(const char* data, std::size_t size);

  std::vector<std::array<char, 8>> numbers_;  // in network order
  std::vector<std::string> arrays_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

}  // namespace participation::database::postgres
