#include "tests/benchmarks/outbox_watch.hpp"

#include <chrono>
#include <thread>

namespace participation::benchmarks {

OutboxWatch::OutboxWatch(const std::string& url) : database_{database::Open(url)} {}

void OutboxWatch::AwaitEmpty() {
  bool empty = false;
  while (!empty) {
    database_->Read([&](database::Transaction& transaction) {
      empty = transaction.Execute("SELECT 1 FROM outbox ORDER BY position LIMIT 1").empty();
    });
    if (!empty) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
}

}  // namespace participation::benchmarks
