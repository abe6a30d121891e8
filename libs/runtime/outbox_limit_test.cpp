#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "libs/database/database.hpp"
#include "libs/events/event.hpp"
#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/runtime/host.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/operations/v1/dead_letter_service.grpc.pb.h"

namespace participation::runtime {
namespace {

using google::protobuf::StringValue;
using testing::Eventually;

constexpr std::int64_t kLimit = 1000;

// A module whose events wait while the bus takes nothing.
class OutboxLimitTest : public ::testing::Test {
 protected:
  Module Teller() {
    return {
        .name = "teller", .migrations = {}, .start = [this](Host& host) {
          database_ = &host.means().database;
          host.reactions().On<StringValue>([](database::Transaction&, const StringValue&) { return absl::OkStatus(); });
        }};
  }
  // From now on the bus takes nothing, as if its disk were full, or takes everything again.
  void FillBus(bool full) {
    database::Open("sqlite:" + (platform_.folder() / "bus.db").string())->Write([&](auto& transaction) {
      transaction.Execute(full ? "CREATE TRIGGER full_disk BEFORE INSERT ON log BEGIN SELECT raise(ABORT, 'full'); END"
                               : "DROP TRIGGER full_disk");
      return true;
    });
  }
  void Tell(std::int64_t first, std::int64_t last) {
    std::vector<events::Event> events;
    for (auto version = first; version <= last; ++version) events.push_back(events::Wrap("a", version, StringValue{}));
    database_->Write([&](database::Transaction& transaction) {
      events::Outbox{transaction}.AddAll(events);
      return true;
    });
  }
  // How a change ends: with the refusal of what is not there, if changes are taken.
  grpc::StatusCode Change() {
    operations::v1::DropDeadLetterRequest request;
    request.set_module("teller");
    request.set_event_id(id::New());
    request.set_reason("to try whether changes are taken");
    operations::v1::DropDeadLetterResponse response;
    grpc::ClientContext context;
    return operations::v1::DeadLetterService::NewStub(platform_.Channel())
        ->DropDeadLetter(&context, request, &response)
        .error_code();
  }

  database::Database* database_ = nullptr;
  platform_testing::Platform platform_{{Teller()}, {{"outbox-limit", std::to_string(kLimit)}}};
};

TEST_F(OutboxLimitTest, ChangesAreRefusedFromItOnAndTakenAgainOnceTheBusIsBack) {
  FillBus(true);
  Tell(1, kLimit - 1);
  EXPECT_EQ(Change(), grpc::StatusCode::NOT_FOUND);
  Tell(kLimit, kLimit);
  EXPECT_TRUE(Eventually([this] { return Change() == grpc::StatusCode::RESOURCE_EXHAUSTED; }));
  FillBus(false);
  EXPECT_TRUE(Eventually([this] { return Change() == grpc::StatusCode::NOT_FOUND; }));
}

}  // namespace
}  // namespace participation::runtime
