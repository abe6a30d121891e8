#pragma once

#include <cstdint>
#include <string_view>

#include "libs/database/database.hpp"

namespace participation::people_bank {

inline constexpr std::string_view kPeopleActive = "people_active";

// Numbers kept by the changes themselves, so that nobody need count rows.
class CounterStore {
 public:
  explicit CounterStore(database::Transaction& transaction) : transaction_{transaction} {}

  void Add(std::string_view name, std::int64_t by) {
    transaction_.Execute(
        "INSERT INTO counters (name, value) VALUES ($1, $2) "
        "ON CONFLICT (name) DO UPDATE SET value = counters.value + $2",
        {name, by});
  }

  std::int64_t Value(std::string_view name) {
    const auto rows = transaction_.Execute("SELECT value FROM counters WHERE name = $1", {name});
    return rows.empty() ? 0 : rows[0].Integer(0);
  }

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
