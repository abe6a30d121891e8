#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::projections {

// The last rebuild of a projection.
struct Rebuild {
  // Their numbers are stored.
  enum class State {
    kRequested = 1,  // the replica that leads will begin within a second
    kReading = 2,    // reads the bus; the projection in use goes on
    kDone = 3,
    kFailed = 4,  // nothing was changed
  };

  std::string id;
  std::string projection;
  State state = State::kRequested;
  std::int64_t events_read = 0;
  std::int64_t events_total = 0;
  std::string reason;  // why it failed
  clock::Time request_time;
  std::optional<clock::Time> end_time;

  bool IsUnderWay() const { return state < State::kDone; }
};

// What is known of a module's rebuilds.
class Rebuilds {
 public:
  // Makes the table that they are kept in.
  static void Migrate(database::Database& database);

  explicit Rebuilds(database::Transaction& transaction) : transaction_{transaction} {}

  std::vector<Rebuild> List();
  std::optional<Rebuild> Find(const std::string& projection);
  // The one that is asked for or being done: there is one at a time.
  std::optional<Rebuild> UnderWay();

  // Asks for one, in place of what was known of the last.
  Rebuild Request(const std::string& projection, clock::Time now);
  // Notes how far it has got, or how it ended. False if it is under way no longer: somebody else ended it.
  bool Save(const Rebuild& rebuild);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::projections
