#pragma once

namespace participation::clock {
class Clock;
}
namespace participation::database {
class Database;
}
namespace participation::metrics {
class Registry;
}

namespace participation::impact_reporting {

// Shows how many tellings are in each state and how many commitments are overdue, from counters, at each scrape.
void ShowMetrics(metrics::Registry& metrics, database::Database& database, const clock::Clock& clock);

}  // namespace participation::impact_reporting
