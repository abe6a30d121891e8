#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/merkle/hash.hpp"

namespace participation::audit {

// What a module says of its record when it signs it.
struct Checkpoint {
  std::string origin;  // whose record: see OriginOf
  std::int64_t size = 0;
  merkle::Hash root = {};
  clock::Time time;  // when it was signed
};

// The text of a note (c2sp.org/tlog-checkpoint): origin, size, root in Base64; and, as a line of our own, the time.
std::string ToText(const Checkpoint& checkpoint);

// Nothing for a text that is none.
std::optional<Checkpoint> ParseCheckpoint(std::string_view text);

// The notes in a text that holds one after the other. What comes after the last whole one is left out.
std::vector<std::string> SplitNotes(std::string_view text);

// The name of a module's record, and of who signs it: "participation/people_bank".
std::string OriginOf(std::string_view module);

}  // namespace participation::audit
