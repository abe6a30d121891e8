#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <atomic>

#include "libs/database/database.hpp"
#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/runtime/host.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/operations/v1/dead_letter_service.grpc.pb.h"

namespace participation::runtime {
namespace {

namespace v1 = operations::v1;
using google::protobuf::StringValue;
using ::testing::ElementsAre;
using testing::Eventually;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr database::Migration kHeard[] = {{1, "0001_heard", "CREATE TABLE heard (text TEXT NOT NULL)"}};

// A module that tells texts to itself, and breaks on "poison" until that is mended.
class DeadLettersTest : public ::testing::Test {
 protected:
  Module Listener() {
    return {.name = "listener", .migrations = kHeard, .start = [this](Host& host) {
              database_ = &host.means().database;
              metrics_ = &host.means().metrics;
              host.reactions().On<StringValue>([this](database::Transaction& transaction, const StringValue& text) {
                transaction.Execute("INSERT INTO heard (text) VALUES ($1)", {text.value()});
                if (text.value() == "poison" && !mended_) throw std::runtime_error{"cannot swallow this"};
                return text.value() == "refuse" ? absl::FailedPreconditionError("not today") : absl::OkStatus();
              });
            }};
  }

  void Tell(const std::string& key, std::int64_t version, const std::string& text) {
    StringValue event;
    event.set_value(text);
    database_->Write([&](database::Transaction& transaction) {
      events::Outbox{transaction}.Add(key, version, event);
      return true;
    });
  }

  std::vector<std::string> Heard() {
    std::vector<std::string> texts;
    database_->Read([&](database::Transaction& transaction) {
      for (const auto& row : transaction.Execute("SELECT text FROM heard")) texts.push_back(row.Text(0));
    });
    return texts;
  }

  // Tells three events about "a", of which the first breaks and dies, and returns its id.
  std::string Poison() {
    Tell("a", 1, "poison");
    Tell("a", 2, "second");
    Tell("a", 3, "third");
    Tell("b", 1, "other");
    EXPECT_TRUE(Eventually([this] { return List().dead_letters_size() == 3 && Heard().size() == 1; }));
    EXPECT_THAT(Heard(), ElementsAre("other")) << "only the key of the broken event waits";
    return List().dead_letters(0).event_id();
  }

  v1::ListDeadLettersResponse List(v1::DeadLetter::State state = v1::DeadLetter::STATE_UNSPECIFIED) {
    v1::ListDeadLettersRequest request;
    request.set_module("listener");
    request.set_state(state);
    v1::ListDeadLettersResponse response;
    grpc::ClientContext context;
    EXPECT_TRUE(stub_->ListDeadLetters(&context, request, &response).ok());
    return response;
  }

  v1::GetDeadLetterResponse Get(const std::string& event_id) {
    v1::GetDeadLetterRequest request;
    request.set_module("listener");
    request.set_event_id(event_id);
    v1::GetDeadLetterResponse response;
    grpc::ClientContext context;
    EXPECT_TRUE(stub_->GetDeadLetter(&context, request, &response).ok());
    return response;
  }

  grpc::Status Replay(const std::string& event_id, const std::string& request_id = id::New()) {
    v1::ReplayDeadLetterRequest request;
    request.set_module("listener");
    request.set_event_id(event_id);
    request.set_request_id(request_id);
    v1::ReplayDeadLetterResponse response;
    grpc::ClientContext context;
    return stub_->ReplayDeadLetter(&context, request, &response);
  }

  grpc::Status Drop(const std::string& event_id, const std::string& module = "listener") {
    v1::DropDeadLetterRequest request;
    request.set_module(module);
    request.set_event_id(event_id);
    request.set_reason("Ada Lovelace asked for it");
    v1::DropDeadLetterResponse response;
    grpc::ClientContext context;
    return stub_->DropDeadLetter(&context, request, &response);
  }

  // How many events have come to an end so, as the metrics count them.
  double Outcomes(const std::string& outcome) {
    return metrics_
        ->CounterFor("participation_events_total", "Events heard, by what became of them",
                     {{"module", "listener"}, {"type", "google.protobuf.StringValue"}, {"outcome", outcome}})
        .Value();
  }

  database::Database* database_ = nullptr;
  metrics::Registry* metrics_ = nullptr;
  std::atomic<bool> mended_{false};
  platform_testing::Platform platform_{{Listener()}, {{"event-attempts", "1"}}};
  const std::unique_ptr<v1::DeadLetterService::Stub> stub_ = v1::DeadLetterService::NewStub(platform_.Channel());
};

TEST_F(DeadLettersTest, TheMetricsTellWhenTheModuleLastHeardSomething) {
  const auto value = [this](const char* name) {
    return metrics_->GaugeFor(name, "", {{"module", "listener"}}).Value();
  };
  EXPECT_THAT(metrics_->Text(),
              HasSubstr("participation_inbox_last_arrival_timestamp_seconds{module=\"listener\"} 0\n"));
  EXPECT_EQ(value("participation_inbox_oldest_age_seconds"), 0);
  const auto seconds = [] { return static_cast<double>(clock::ToMicros(clock::System().Now())) / 1e6; };
  const double before = seconds();
  Tell("a", 1, "first");
  ASSERT_TRUE(Eventually([this] { return Heard().size() == 1; }));
  metrics_->Text();
  EXPECT_GE(value("participation_inbox_last_arrival_timestamp_seconds"), before);
  EXPECT_LE(value("participation_inbox_last_arrival_timestamp_seconds"), seconds());
  EXPECT_GT(value("participation_inbox_oldest_age_seconds"), 0);
  EXPECT_LE(value("participation_inbox_oldest_age_seconds"), seconds() - before);
}

TEST_F(DeadLettersTest, OneIsShownWithWhatWentWrongAndWhatWaitsBehindIt) {
  const auto shown = Get(Poison());
  EXPECT_EQ(shown.event(), "\"poison\"");
  StringValue message;
  EXPECT_TRUE(message.ParseFromString(shown.data()));
  EXPECT_EQ(message.value(), "poison");
  EXPECT_FALSE(shown.source().empty());
  EXPECT_EQ(shown.dead_letter().state(), v1::DeadLetter::STATE_DEAD);
  EXPECT_EQ(shown.dead_letter().type(), "google.protobuf.StringValue");
  EXPECT_EQ(shown.dead_letter().key(), "a");
  EXPECT_EQ(shown.dead_letter().version(), 1);
  EXPECT_EQ(shown.dead_letter().reason(), "cannot swallow this");
  EXPECT_EQ(shown.dead_letter().attempts(), 1);
  EXPECT_GE(shown.dead_letter().arrival_time().seconds(), shown.dead_letter().event_time().seconds());
  EXPECT_EQ(List(v1::DeadLetter::STATE_WAITING).dead_letters_size(), 2);
  EXPECT_THAT(metrics_->Text(), HasSubstr("participation_dead_letters{module=\"listener\",state=\"dead\"} 1\n"));
}

TEST_F(DeadLettersTest, OnceTheCauseIsMendedAReplayTakesEffectOnceAndTheOthersFollowInOrder) {
  const std::string dead = Poison();
  mended_ = true;
  const std::string request_id = id::New();
  ASSERT_TRUE(Replay(dead, request_id).ok());
  ASSERT_TRUE(Replay(dead, request_id).ok()) << "the answer that was kept";
  EXPECT_EQ(Replay(dead).error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_THAT(metrics_->Text(),
              HasSubstr("participation_dead_letters_settled_total{how=\"replayed\",module=\"listener\"} 1\n"));
  EXPECT_TRUE(Eventually([this] { return Outcomes("done") == 4; })) << "other, poison, second and third";
  EXPECT_TRUE(Eventually([this] { return List().dead_letters().empty(); }));
  Tell("a", 4, "fourth");
  EXPECT_TRUE(Eventually([this] { return Heard().size() == 5; }));
  EXPECT_THAT(Heard(), ElementsAre("other", "poison", "second", "third", "fourth"));
}

TEST_F(DeadLettersTest, AReplayThatBreaksAgainSaysWhyAndChangesNothing) {
  const std::string dead = Poison();
  const auto status = Replay(dead);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(status.error_message(), HasSubstr("cannot swallow this"));
  EXPECT_THAT(Heard(), ElementsAre("other"));
  EXPECT_EQ(List().dead_letters_size(), 3);
}

TEST_F(DeadLettersTest, AReplayThatWouldOvertakeIsRefusedWithTheEventInFront) {
  const std::string dead = Poison();
  mended_ = true;
  const auto status = Replay(List().dead_letters(2).event_id());
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(status.error_message(), HasSubstr(dead));
  EXPECT_THAT(Heard(), ElementsAre("other"));
}

TEST_F(DeadLettersTest, ADroppedOneNeverTakesEffectAndLetsTheOthersGoOn) {
  const std::string dead = Poison();
  mended_ = true;
  ASSERT_TRUE(Drop(dead).ok());
  EXPECT_TRUE(Eventually([this] { return Heard().size() == 3; }));
  EXPECT_THAT(Heard(), ElementsAre("other", "second", "third"));
  EXPECT_THAT(metrics_->Text(),
              HasSubstr("participation_dead_letters_settled_total{how=\"dropped\",module=\"listener\"} 1\n"));
  EXPECT_EQ(Outcomes("dropped"), 1);
  EXPECT_EQ(Drop(dead).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(DeadLettersTest, TheLogTellsThatOneWasDroppedAndNotTheWordsOfTheReason) {
  const std::string dead = Poison();
  ::testing::internal::CaptureStderr();
  ASSERT_TRUE(Drop(dead).ok());
  const std::string log = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(log, HasSubstr("a dead letter was dropped"));
  EXPECT_THAT(log, HasSubstr(dead));
  EXPECT_THAT(log, ::testing::Not(HasSubstr("Ada Lovelace")));
}

TEST_F(DeadLettersTest, WhatIsRolledBackAfterAllIsNotCounted) {
  const std::string dead = Poison();
  mended_ = true;
  database_->Write([](database::Transaction& transaction) {
    transaction.Execute("ALTER TABLE kept_answers RENAME TO away");
    transaction.Execute("CREATE VIEW kept_answers AS SELECT * FROM away");  // can be read, and not written
    return true;
  });
  EXPECT_EQ(Replay(dead).error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_THAT(Heard(), ElementsAre("other"));
  EXPECT_THAT(metrics_->Text(),
              HasSubstr("participation_dead_letters_settled_total{how=\"replayed\",module=\"listener\"} 0\n"));
}

TEST_F(DeadLettersTest, OneThatWaitsMayBeDroppedAlone) {
  const std::string dead = Poison();
  ASSERT_TRUE(Drop(List().dead_letters(1).event_id()).ok());
  mended_ = true;
  ASSERT_TRUE(Replay(dead).ok());
  EXPECT_TRUE(Eventually([this] { return Heard().size() == 3; }));
  EXPECT_THAT(Heard(), ElementsAre("other", "poison", "third"));
}

TEST_F(DeadLettersTest, WhatIsSetAsideOutlivesTheProcess) {
  const std::string dead = Poison();
  platform_.Restart();
  const auto stub = v1::DeadLetterService::NewStub(platform_.Channel());
  mended_ = true;
  v1::ReplayDeadLetterRequest request;
  request.set_module("listener");
  request.set_event_id(dead);
  v1::ReplayDeadLetterResponse response;
  grpc::ClientContext context;
  ASSERT_TRUE(stub->ReplayDeadLetter(&context, request, &response).ok());
  EXPECT_TRUE(Eventually([this] { return Heard().size() == 4; }));
}

TEST_F(DeadLettersTest, AListComesInPages) {
  Poison();
  v1::ListDeadLettersRequest request;
  request.set_module("listener");
  request.set_page_size(2);
  std::vector<std::int64_t> versions;
  do {
    v1::ListDeadLettersResponse response;
    grpc::ClientContext context;
    ASSERT_TRUE(stub_->ListDeadLetters(&context, request, &response).ok());
    for (const auto& letter : response.dead_letters()) versions.push_back(letter.version());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(versions, ElementsAre(1, 2, 3));
}

TEST_F(DeadLettersTest, AModuleHostedElsewhereIsRefusedWithThoseHostedHere) {
  const auto status = Drop(id::New(), "people_bank");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(status.error_details(), HasSubstr("listener"));
}

}  // namespace
}  // namespace participation::runtime
