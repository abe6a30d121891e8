#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "libs/cache/redis/pool.hpp"
#include "libs/limits/gcra.hpp"
#include "libs/privacy/blind_index.hpp"

namespace participation::limits {

// Rates that all processes share, in a Redis server: see gcra.hpp. The server's clock counts.
class SharedBudgets {
 public:
  // The server is told codes of `names` in place of keys, which may tell who somebody is; `prefix` before each.
  SharedBudgets(cache::redis::Address address, std::string prefix, privacy::BlindIndex names,
                cache::redis::Pool::Teller tell);

  // Nothing if the server is away. Waits at most as long as the pool has patience.
  std::optional<Verdict> Take(std::string_view key, double cost, const Rate& rate);

 private:
  const std::string prefix_;
  const privacy::BlindIndex names_;
  cache::redis::Pool pool_;
};

}  // namespace participation::limits
