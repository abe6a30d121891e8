#pragma once

#include <functional>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/events/reactions.hpp"

namespace participation::projections {

// Rows that nobody but a projection's reactions writes.
struct Table {
  std::string name;
  std::string rows = {};  // which of the table's, as an SQL condition; all if empty
};

// A read model: tables that hold what was heard from other services and nothing else, so that they can be made again
// from what the bus holds.
struct Projection {
  std::string name;         // unique within its module
  std::string description;  // for whoever has to choose
  // What fills it: the same that a module reacts with, and neither adds events to the outbox nor needs tables of
  // others.
  events::Reactions reactions = {};
  std::vector<Table> tables = {};
  // Does some of what reactions leave for later, on a model that is being made, and tells whether there may be more.
  std::function<bool(database::Transaction&)> finish = {};  // may be empty
  // Brings the tables into line with others of the module, in the transaction that puts them in place.
  std::function<void(database::Transaction&)> settle_in = {};  // may be empty
};

}  // namespace participation::projections
