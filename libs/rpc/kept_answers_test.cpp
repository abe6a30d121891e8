#include "libs/rpc/kept_answers.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "libs/rpc/testing/note_house.hpp"

namespace participation::rpc {
namespace {

using absl::StatusCode;
using testing::Context;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsRefusal;
using testing::Not;
using testing::NoteSaying;

const privacy::Key kKey = privacy::Key::Random();
constexpr char kId[] = "0190c8a0-0000-7000-8000-000000000001";
constexpr char kOtherId[] = "0190c8a0-0000-7000-8000-000000000002";

class KeptAnswersTest : public ::testing::Test {
 protected:
  // Number of notes after the change, as answered; 0 if it is refused.
  std::int64_t Write(const testing::v1::WriteNoteRequest& request) {
    Context context;
    testing::v1::WriteNoteResponse response;
    status_ = testing::v1::NoteService::NewStub(house_.OverTcp())->WriteNote(&context, request, &response);
    return response.number();
  }
  std::string Seal(const std::string& text, const std::string& id) {
    Context context;
    testing::v1::SealNoteRequest request;
    request.set_text(text);
    request.set_request_id(id);
    testing::v1::SealNoteResponse response;
    status_ = testing::v1::NoteService::NewStub(house_.OverTcp())->SealNote(&context, request, &response);
    return response.sealed_text();
  }

  testing::NoteHouse house_;
  grpc::Status status_;
};

TEST_F(KeptAnswersTest, ARequestSentAgainIsAnsweredAgainAndNotDoneAgain) {
  EXPECT_EQ(Write(NoteSaying("a", kId)), 1);
  EXPECT_EQ(Write(NoteSaying("b", kOtherId)), 2);
  EXPECT_EQ(Write(NoteSaying("a", kId)), 1);
  house_.Restart();
  EXPECT_EQ(Write(NoteSaying("a", kId)), 1);
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a", "b"));
}

TEST_F(KeptAnswersTest, WithoutAnIdEachRequestIsItsOwn) {
  EXPECT_EQ(Write(NoteSaying("a")), 1);
  EXPECT_EQ(Write(NoteSaying("a")), 2);
}

TEST_F(KeptAnswersTest, OneOfManyAtOnceChangesAndAllHearTheSame) {
  std::atomic<int> agreeing{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 32; ++i) {
      threads.emplace_back([&] {
        const auto stub = testing::v1::NoteService::NewStub(house_.OverTcp());
        for (int round = 0; round < 5; ++round) {
          Context context;
          testing::v1::WriteNoteResponse response;
          const auto status = stub->WriteNote(&context, NoteSaying("a", kId), &response);
          agreeing += status.ok() && response.number() == 1;
        }
      });
    }
  }
  EXPECT_EQ(agreeing, 32 * 5);
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a"));
  EXPECT_EQ(house_.RowsStored("SELECT count(*) FROM outbox")[0].Integer(0), 1);
}

TEST_F(KeptAnswersTest, TheIdOfAnotherRequestIsRefused) {
  EXPECT_EQ(Write(NoteSaying("a", kId)), 1);
  Write(NoteSaying("b", kId));
  EXPECT_THAT(status_, IsRefusal(StatusCode::kAlreadyExists, "REQUEST_ID_REUSED"));
  Seal("a", kId);
  EXPECT_THAT(status_, IsRefusal(StatusCode::kAlreadyExists, "REQUEST_ID_REUSED"));
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a"));
}

TEST_F(KeptAnswersTest, ARefusalIsNotKept) {
  house_.behaviour.after_write = [](auto&, auto&) { return absl::FailedPreconditionError("not yet"); };
  Write(NoteSaying("a", kId));
  EXPECT_EQ(status_.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  house_.behaviour = {};
  EXPECT_EQ(Write(NoteSaying("a", kId)), 1);
}

TEST_F(KeptAnswersTest, NothingIsPreparedForARequestThatWasDone) {
  EXPECT_EQ(Seal("a", kId), "sealed a");
  house_.behaviour.in_preparation = [] { return absl::FailedPreconditionError("it is sealed already"); };
  EXPECT_EQ(Seal("a", kId), "sealed a");
  Seal("a", kOtherId);
  EXPECT_EQ(status_.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(house_.NotesStored(), ElementsAre("sealed a"));
}

TEST_F(KeptAnswersTest, NothingKeptTellsWhoSomebodyIs) {
  auto request = NoteSaying("a", kId);
  request.mutable_note()->mutable_author()->set_name("Ada");
  request.mutable_note()->add_helpers()->set_name("Grace");
  (*request.mutable_note()->mutable_readers())["x"].set_name("Edith");
  ASSERT_EQ(Write(request), 1);
  for (const auto& row : house_.RowsStored("SELECT request_id || fingerprint || answer FROM kept_answers")) {
    for (const char* name : {"Ada", "Grace", "Edith"}) EXPECT_THAT(row.Text(0), Not(HasSubstr(name)));
  }
}

TEST_F(KeptAnswersTest, ARequestAboutSomebodyElseIsAnotherRequest) {
  auto about_ada = NoteSaying("a", kId);
  about_ada.mutable_note()->mutable_author()->set_name("Ada");
  auto about_grace = about_ada;
  about_grace.mutable_note()->mutable_author()->set_name("Grace");
  ASSERT_EQ(Write(about_ada), 1);
  Write(about_grace);
  EXPECT_THAT(status_, IsRefusal(StatusCode::kAlreadyExists, "REQUEST_ID_REUSED"));
}

TEST_F(KeptAnswersTest, AFingerprintIsNothingWithoutItsKey) {
  const auto request = NoteSaying("a", kId);
  EXPECT_NE(Fingerprint(privacy::Key::Random(), "m", "c", request), Fingerprint(kKey, "m", "c", request));
}

TEST_F(KeptAnswersTest, AFingerprintTellsMethodsCallersAndOtherFieldsApart) {
  const auto request = NoteSaying("a", kId);
  auto with_helper = request;
  with_helper.mutable_note()->add_helpers();
  auto with_role = request;
  (*with_role.mutable_note()->mutable_readers())["x"].set_role("clerk");
  const std::set<std::string> all{Fingerprint(kKey, "m", "c", request),
                                  Fingerprint(kKey, "n", "c", request),
                                  Fingerprint(kKey, "m", "d", request),
                                  Fingerprint(kKey, "m", "c", with_helper),
                                  Fingerprint(kKey, "m", "c", with_role),
                                  Fingerprint(kKey, "m", "c", NoteSaying("b", kId)),
                                  Fingerprint(kKey, "m", "c", NoteSaying("a", kOtherId))};
  EXPECT_EQ(all.size(), 7u);
}

TEST_F(KeptAnswersTest, ManyAreForgottenInPieces) {
  house_.database().Write([](database::Transaction& transaction) {
    for (int i = 0; i < 1200; ++i) KeptAnswers{transaction}.Keep("id-" + std::to_string(i), "f", testing::v1::Note{});
    return true;
  });
  std::vector<std::int64_t> left;
  for (bool more = true; more;) {
    house_.database().Write([&](database::Transaction& transaction) {
      more = KeptAnswers{transaction}.Prune(clock::System().Now() + std::chrono::hours{1});
      left.push_back(transaction.Execute("SELECT count(*) FROM kept_answers")[0].Integer(0));
      return true;
    });
  }
  EXPECT_THAT(left, ElementsAre(700, 200, 0));
}

TEST_F(KeptAnswersTest, WhatIsForgottenIsDoneAgain) {
  EXPECT_EQ(Write(NoteSaying("a", kId)), 1);
  const auto prune = [&](clock::Time time) {
    house_.database().Write([&](auto& transaction) { return KeptAnswers{transaction}.Prune(time), true; });
  };
  prune(clock::System().Now() - std::chrono::hours{1});
  EXPECT_EQ(Write(NoteSaying("a", kId)), 1);
  prune(clock::System().Now() + std::chrono::hours{1});
  EXPECT_EQ(Write(NoteSaying("a", kId)), 2);
}

}  // namespace
}  // namespace participation::rpc
