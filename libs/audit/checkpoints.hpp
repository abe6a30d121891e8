#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"

namespace participation::audit {

// A signed checkpoint as it is stored.
struct SignedCheckpoint {
  std::int64_t size = 0;    // entries that it covers
  std::int64_t number = 0;  // of the module's first it is 1
  std::string note;
};

// What a module has signed of its record.
class Checkpoints {
 public:
  explicit Checkpoints(database::Transaction& transaction) : transaction_{transaction} {}

  void Add(const SignedCheckpoint& checkpoint);
  std::optional<SignedCheckpoint> Last();
  std::optional<SignedCheckpoint> Find(std::int64_t size);
  // Over more entries than `size`, in order.
  std::vector<SignedCheckpoint> After(std::int64_t size, std::size_t limit);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::audit
