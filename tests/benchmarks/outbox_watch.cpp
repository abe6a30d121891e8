#include "tests/benchmarks/outbox_watch.hpp"

#include <chrono>
#include <thread>

namespace participation::benchmarks {

OutboxWatch::OutboxWatch(const std::filesystem::path& data_folder)
    : database_{database::Open("sqlite:" + (data_folder / "feedback_ingestion.db").string())} {}

void OutboxWatch::AwaitEmpty() {
  bool empty = false;
  while (!empty) {
    database_->Read([&](database::Transaction& transaction) {
      empty = transaction.Execute("SELECT 1 FROM outbox LIMIT 1").empty();
    });
    if (!empty) std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
}

}  // namespace participation::benchmarks
