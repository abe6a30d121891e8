#include "libs/database/write_once_there_is_room.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "libs/database/testing/conformance.hpp"
#include "libs/testing/eventually.hpp"

namespace participation::database {
namespace {

constexpr Migration kThings[] = {{1, "0001_things", "CREATE TABLE things (id TEXT PRIMARY KEY)"}};

class WriteOnceThereIsRoomTest : public DatabaseConformance {};

INSTANTIATE_TEST_SUITE_P(On, WriteOnceThereIsRoomTest, BothBackends(), BackendName);

bool PutOne(Transaction& transaction) {
  transaction.Execute("INSERT INTO things (id) VALUES ('a')");
  return true;
}

TEST_P(WriteOnceThereIsRoomTest, ItWaitsForRoomAndThenIsDoneOnce) {
  const auto database = OpenHere({.most_waiting = 1});
  database->Migrate("things", kThings);
  std::promise<void> go_on;
  std::promise<void> begun;
  const auto nothing = [](Transaction&) { return true; };
  database->Submit(
      [&](Transaction&) {
        begun.set_value();
        go_on.get_future().wait();
        return true;
      },
      [](const std::exception_ptr&) {});
  begun.get_future().wait();
  database->Submit(nothing, [](const std::exception_ptr&) {});
  std::atomic<int> tries = 0;
  EXPECT_THROW(WriteOnceThereIsRoom(*database, PutOne, [&] { return ++tries > 1; }), Overloaded);
  EXPECT_EQ(tries, 2);
  std::jthread writer{[&] { WriteOnceThereIsRoom(*database, PutOne, [&] { return ++tries < 0; }); }};
  EXPECT_TRUE(testing::Eventually([&] { return tries > 3; }));
  go_on.set_value();
  writer.join();
  EXPECT_EQ(Count(*database), 1);
}

}  // namespace
}  // namespace participation::database
