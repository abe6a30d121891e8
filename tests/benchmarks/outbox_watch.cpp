#include "tests/benchmarks/outbox_watch.hpp"

#include <chrono>
#include <thread>

namespace participation::benchmarks {

OutboxWatch::OutboxWatch(const std::string& url) : database_{database::Open(url)} {}

void OutboxWatch::AwaitEmpty() {
  std::int64_t last = 0;
  bool empty = false;
  while (!empty) {
    database_->Read([&](database::Transaction& transaction) {
      // Not from the first on: that walks over all that was deleted.
      const auto row = transaction.Execute("SELECT max(position) FROM outbox WHERE position >= $1", {last})[0];
      empty = row.IsNull(0);
      if (!empty) last = row.Integer(0);
    });
    if (!empty) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
}

}  // namespace participation::benchmarks
