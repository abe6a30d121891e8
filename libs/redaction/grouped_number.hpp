#pragma once

#include <cstddef>

#include "libs/redaction/personal_kind.hpp"

namespace participation::redaction {

// A number found in a run of digits, up to and with the group `last`.
struct GroupedNumber {
  PersonalKind kind;
  std::size_t last;
};

}  // namespace participation::redaction
