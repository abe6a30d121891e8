#include "libs/rpc/server.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "libs/rpc/testing/note_house.hpp"

namespace participation::rpc {
namespace {

using testing::Context;
using testing::Gate;
using testing::HasSubstr;
using testing::NoteHouse;
using testing::NoteSaying;
using testing::PendingWrite;

TEST(ServerTest, CallsUnderWayFinishBeforeTheEnd) {
  NoteHouse house;
  Gate gate;
  house.behaviour.after_write = [&](auto&, auto&) { return gate.Pass(), absl::OkStatus(); };
  house.behaviour.in_read = [&] { return gate.Pass(), absl::OkStatus(); };
  const auto channel = house.OverTcp();
  PendingWrite write{channel, NoteSaying("a")};
  std::jthread read{[&] {
    Context context;
    testing::v1::ReadNoteRequest request;
    request.set_text("a");
    testing::v1::ReadNoteResponse response;
    EXPECT_TRUE(testing::v1::NoteService::NewStub(channel)->ReadNote(&context, request, &response).ok());
  }};
  gate.AwaitArrivals(2);
  std::jthread stopping{[&] { house.server().Shutdown(std::chrono::seconds{30}); }};
  const auto address = house.server().address();
  EXPECT_TRUE(testing::Eventually([&] {
    const auto late = grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), {});
    return !late->WaitForConnected(std::chrono::system_clock::now() + std::chrono::milliseconds{100});
  })) << "it still takes calls";
  gate.Open();
  EXPECT_TRUE(write.Await().ok());
  read.join();
  stopping.join();
  EXPECT_THAT(house.NotesStored(), ::testing::ElementsAre("a"));
}

TEST(ServerTest, AServiceWhoseAnswersWouldKeepPersonalFieldsIsNotServed) {
  testing::v1::NamingService::CallbackService naming;
  try {
    const Server server{"127.0.0.1:0", std::vector<grpc::Service*>{&naming}};
    FAIL() << "it is served";
  } catch (const std::logic_error& problem) {
    EXPECT_THAT(problem.what(), HasSubstr("NamingService.NameAuthor would have personal fields kept"));
  }
}

TEST(ServerTest, ACallThatTakesTooLongIsCutOffAtTheEnd) {
  NoteHouse house;
  Gate gate;
  house.behaviour.after_write = [&](auto&, auto&) { return gate.Pass(), absl::OkStatus(); };
  PendingWrite write{house.OverTcp(), NoteSaying("a")};
  gate.AwaitArrivals(1);
  std::jthread stopping{[&] { house.server().Shutdown(std::chrono::milliseconds{10}); }};
  EXPECT_FALSE(write.Await().ok());
  gate.Open();
}

TEST(ServerTest, AMethodThatNobodyHasIsRefusedWithWhatToDo) {
  NoteHouse house;
  Context context;
  testing::v1::NameAuthorResponse response;
  const auto status = testing::v1::NamingService::NewStub(house.OverTcp())->NameAuthor(&context, {}, &response);
  EXPECT_THAT(status, testing::IsRefusal(absl::StatusCode::kUnimplemented, "METHOD_UNKNOWN"));
  EXPECT_THAT(status.error_message(), HasSubstr("reflection lists those"));
}

TEST(ServerTest, StoppingTwiceIsStoppingOnce) {
  NoteHouse house;
  house.server().Shutdown(std::chrono::milliseconds{10});
  house.server().Shutdown(std::chrono::milliseconds{10});
}

TEST(ServerTest, AnAddressInUseIsNamed) {
  NoteHouse house;
  try {
    const Server second{house.server().address(), {}};
    FAIL() << "two servers share an address";
  } catch (const std::runtime_error& problem) {
    EXPECT_THAT(problem.what(), HasSubstr(house.server().address()));
    EXPECT_THAT(problem.what(), HasSubstr("`address`"));
  }
}

}  // namespace
}  // namespace participation::rpc
