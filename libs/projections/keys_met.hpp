#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/events/event.hpp"

namespace participation::projections {

// Up to which version the events of each key have been met. Versions count a key's events from 1. Both functions tell
// of each event whether it is news, and meet each key once for all of a batch.
class KeysMet {
 public:
  static void Migrate(database::Database& shadow);

  // Events as the bus shows them, where some may come again: throws CannotRebuild if one before them is missing.
  std::vector<bool> Meet(database::Transaction& transaction, std::span<const events::Event> events);
  // Events that others have applied: those between may have been met by nobody.
  std::vector<bool> Pass(database::Transaction& transaction, std::span<const events::Event> events);

 private:
  using Rows = std::vector<std::vector<database::Parameter>>;

  template <class Choice>
  Rows RowsOf(std::span<const events::Event> events, const Choice& is_chosen);
  void RequireMet(database::Transaction& transaction, const std::vector<database::Parameter>& row) const;
  std::int64_t NumberOf(const std::string& topic);

  std::vector<std::string> topics_;  // by their numbers
};

}  // namespace participation::projections
