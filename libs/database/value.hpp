#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace participation::database {

// Bytes that are no text: kept as BYTEA or BLOB.
struct Bytes {
  std::string_view data;
};

// A value handed to a statement. It views what it was made from, which must outlive the call.
class Parameter {
 public:
  using Variant = std::variant<std::monostate, std::int64_t, double, std::string_view, Bytes>;

  Parameter(std::nullopt_t) {}  // NOLINT: conversion is the point
  Parameter(std::integral auto number) : value_{static_cast<std::int64_t>(number)} {}  // NOLINT
  Parameter(double number) : value_{number} {}                                         // NOLINT
  Parameter(std::string_view text) : value_{text} {}                                   // NOLINT
  Parameter(const std::string& text) : value_{std::string_view{text}} {}               // NOLINT
  Parameter(const char* text) : value_{std::string_view{text}} {}                      // NOLINT
  Parameter(Bytes bytes) : value_{bytes} {}                                            // NOLINT
  template <class T>
  Parameter(const std::optional<T>& optional) {  // NOLINT
    if (optional) *this = Parameter{*optional};
  }

  const Variant& value() const { return value_; }

 private:
  Variant value_;
};

[[noreturn]] inline void ThrowAnotherType(std::size_t column) {
  throw std::logic_error{"column " + std::to_string(column) + " has another type"};
}

// A row as it lies in a result, read by column number from 0, as long as it is shown. A column read as what it is not
// is a defect and throws.
class RowView {
 public:
  virtual ~RowView() = default;
  virtual bool IsNull(std::size_t column) const = 0;
  virtual std::int64_t Integer(std::size_t column) const = 0;
  // Text or bytes.
  virtual std::string_view Text(std::size_t column) const = 0;
};

// One row of a result, read by column number from 0. A column read as what it is not is a defect and throws.
class Row {
 public:
  using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

  explicit Row(std::vector<Value> values) : values_{std::move(values)} {}

  bool IsNull(std::size_t column) const { return std::holds_alternative<std::monostate>(values_.at(column)); }
  std::int64_t Integer(std::size_t column) const { return Get<std::int64_t>(column); }
  bool Boolean(std::size_t column) const { return Integer(column) != 0; }
  // A number with or without a fraction: a sum of whole numbers comes back whole on some databases.
  double Real(std::size_t column) const {
    const Value& value = values_.at(column);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return Get<double>(column);
  }
  // Text or bytes.
  const std::string& Text(std::size_t column) const { return Get<std::string>(column); }
  // The text, or "" for NULL.
  std::string TextOrEmpty(std::size_t column) const { return IsNull(column) ? std::string{} : Text(column); }
  std::optional<std::int64_t> OptionalInteger(std::size_t column) const {
    return IsNull(column) ? std::nullopt : std::optional{Integer(column)};
  }
  std::size_t size() const { return values_.size(); }

 private:
  template <class T>
  const T& Get(std::size_t column) const {
    const T* value = std::get_if<T>(&values_.at(column));
    if (value == nullptr) ThrowAnotherType(column);
    return *value;
  }

  std::vector<Value> values_;
};

using Rows = std::vector<Row>;

}  // namespace participation::database
