#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace participation::identifiers {

// Who issues the numbers of a range. Scottish numbers (CHI) begin with a date of birth, day first.
enum class NhsNumberRange { kUnallocated, kScotland, kNorthernIreland, kEnglandWalesIsleOfMan, kTest };

enum class TestNumbers { kRefuse, kAccept };

// Whether ten ASCII digits carry the right check digit (modulus 11, weights 10 to 2; a remainder of 10 is never
// issued).
bool HasNhsCheckDigit(std::string_view ten_digits);

// The range that ten ASCII digits fall in. kTest is 9…, which is never issued to anybody.
NhsNumberRange NhsNumberRangeOf(std::string_view ten_digits);

// The ten digits of an NHS number written with or without spaces and hyphens, or INVALID_ARGUMENT.
// Only a system that is being tested may accept numbers of the test range.
absl::StatusOr<std::string> NormaliseNhsNumber(std::string_view value, TestNumbers tests = TestNumbers::kRefuse);

// A normalised number as it is printed: 3-3-4.
std::string DisplayNhsNumber(std::string_view ten_digits);

}  // namespace participation::identifiers
