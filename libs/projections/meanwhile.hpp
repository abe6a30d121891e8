#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/events/event.hpp"

// What a module applies while one of its projections is made again.
namespace participation::projections {

class Shadow;

// Which of these events, as the bus shows them, the module had applied when it began to note what it applies: `settled`
// are those that it had surely been handed by then.
std::vector<bool> ChooseApplied(database::Database& database, std::span<const events::Event> events,
                                const std::vector<bool>& settled);

// Applies to the shadow some of what was noted after `position`, moves that on, and tells whether there may be more.
bool CatchUpSome(database::Transaction& transaction, std::int64_t& position, Shadow& shadow);

}  // namespace participation::projections
