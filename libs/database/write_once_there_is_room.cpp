#include "libs/database/write_once_there_is_room.hpp"

#include <chrono>
#include <thread>

namespace participation::database {
namespace {

constexpr std::chrono::milliseconds kBetweenTries{100};

}  // namespace

void WriteOnceThereIsRoom(Database& database, const std::function<bool(Transaction&)>& work,
                          const std::function<bool()>& gives_up) {
  while (true) {
    try {
      return database.Write([&work](Transaction& transaction) { return work(transaction); });
    } catch (const Overloaded&) {
      if (gives_up()) throw;
    }
    std::this_thread::sleep_for(kBetweenTries);
  }
}

}  // namespace participation::database
