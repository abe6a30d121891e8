#include "services/feedback_ingestion/testing/imports.hpp"

#include <gmock/gmock.h>

#include "libs/status/extract_details.hpp"
#include "libs/testing/namespace.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::HasSubstr;

class ImportsTest : public Imports {
 protected:
  // Their ids, two to a page.
  std::vector<std::string> ImportsOf(const std::string& organisation) {
    v1::ListImportsRequest request;
    request.set_organisation(organisation);
    request.set_page_size(2);
    std::vector<std::string> ids;
    do {
      v1::ListImportsResponse response;
      grpc::ClientContext context;
      EXPECT_TRUE(stub_->ListImports(&context, request, &response).ok());
      for (const auto& import : response.imports()) ids.push_back(import.import_id());
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return ids;
  }
};

TEST_F(ImportsTest, AnImportCutAnywhereGoesOnWithoutLossOrRepetition) {
  const std::string file = SmallFile();
  for (std::size_t chunk_size = 1; chunk_size <= 64; chunk_size = chunk_size * 2 + 1) {
    std::string mapping = kMapping;
    mapping.replace(mapping.find("source_system: test"), 19, "source_system: test-" + std::to_string(chunk_size));
    const auto opening = Opening(mapping);
    Seen seen;
    // Sends a few chunks each time, and breaks off; at least one record must fit in between.
    for (int streams = 0; seen.import.state() != v1::Import::STATE_COMPLETED; ++streams) {
      ASSERT_LT(streams, 200);
      seen = Send(opening, file, chunk_size, 70 / chunk_size + 1);
      ASSERT_TRUE(seen.status.ok()) << seen.status.error_message();
    }
    ExpectTotals(seen.import, 4, 1, 1, 2);
    EXPECT_EQ(seen.import.committed_bytes(), static_cast<std::int64_t>(file.size()));
    EXPECT_EQ(StoredProblems(opening.import_id(), 1).size(), 2u);
  }
}

TEST_F(ImportsTest, AnImportGoesOnAfterARestart) {
  const auto opening = Opening(kMapping);
  const std::string file = SmallFile();
  const auto before = Send(opening, file, 100, 1);
  EXPECT_EQ(before.import.state(), v1::Import::STATE_RUNNING);
  platform_.Restart();
  stub_ = v1::FeedbackIngestionService::NewStub(platform_.Channel());
  EXPECT_EQ(Send(opening, file, 100, 0).import.stored(), 1);
  ExpectTotals(Send(opening, file).import, 4, 1, 1, 2);
}

TEST_F(ImportsTest, TheFileKeepsItsNameWithoutTheFolder) {
  EXPECT_EQ(Send(Opening(kMapping), SmallFile()).import.file_name(), "feedback.csv");
}

TEST_F(ImportsTest, ACompletedImportIsNotOpenedAgain) {
  const auto opening = Opening(kMapping);
  Send(opening, SmallFile());
  const auto again = Send(opening, SmallFile());
  EXPECT_EQ(again.status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(status::ExtractDetails(again.status).reason, "IMPORT_COMPLETED");
}

TEST_F(ImportsTest, AMappingIsCorrectedUntilRowsWereReadWithIt) {
  auto opening = Opening(kMapping);
  std::string wrong = kMapping;
  wrong.replace(wrong.find("comment: Comment"), 16, "comment: Kommentar");
  opening.set_mapping(wrong);
  const auto refused = Send(opening, SmallFile(), 100, 1);
  EXPECT_EQ(refused.status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  ASSERT_EQ(status::ExtractDetails(refused.status).violations.size(), 1u);
  EXPECT_THAT(status::ExtractDetails(refused.status).violations[0].description, HasSubstr("'Kommentar'"));
  opening.set_mapping(kMapping);
  EXPECT_TRUE(Send(opening, SmallFile(), 100, 1).status.ok());
  opening.set_mapping(wrong);
  EXPECT_EQ(status::ExtractDetails(Send(opening, SmallFile()).status).reason, "IMPORT_DIFFERS");
}

TEST_F(ImportsTest, AFileRefusedAtItsHeaderIsListedAsSuchUntilAMendedOneIsRead) {
  const auto opening = Opening(kMapping);
  const std::string file = SmallFile();
  std::string cut = file;
  cut.replace(cut.find("Comment"), 7, "Said");
  EXPECT_EQ(Send(opening, cut).status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const auto refused = Get(opening.import_id());
  EXPECT_EQ(refused.state(), v1::Import::STATE_REFUSED);
  EXPECT_THAT(refused.refusal(), HasSubstr("'Comment'"));
  EXPECT_THAT(refused.refusal(), Not(HasSubstr("Said"))) << "the first line may hold what people wrote";
  const auto mended = Send(opening, file);
  ASSERT_TRUE(mended.status.ok()) << mended.status.error_message();
  ExpectTotals(mended.import, 4, 1, 1, 2);
  EXPECT_EQ(Get(opening.import_id()).state(), v1::Import::STATE_COMPLETED);
  EXPECT_EQ(Get(opening.import_id()).refusal(), "");
}

TEST_F(ImportsTest, AnEmptyFileIsListedAsRefusedAndAnotherImportReadsTheMendedOne) {
  const auto opening = Opening(kMapping);
  EXPECT_FALSE(Send(opening, "").status.ok());
  EXPECT_EQ(Get(opening.import_id()).state(), v1::Import::STATE_REFUSED);
  EXPECT_THAT(Get(opening.import_id()).refusal(), HasSubstr("empty"));
  ExpectTotals(Send(Opening(kMapping), SmallFile()).import, 4, 1, 1, 2);
}

TEST_F(ImportsTest, ARefusalHoldsUpNobodyWhoReadsTheSameImportWithABetterFile) {
  const auto opening = Opening(kMapping);
  SlowImport slow{*stub_, opening};
  EXPECT_FALSE(Send(opening, "Id\n1\n").status.ok());
  ASSERT_TRUE(slow.SendLast(SmallFile()));
  EXPECT_EQ(slow.import().state(), v1::Import::STATE_COMPLETED);
  EXPECT_EQ(slow.import().refusal(), "");
}

TEST_F(ImportsTest, AChunkAtAnotherPlaceIsRefusedWithThePlaceThatIsExpected) {
  SlowImport slow{*stub_, Opening(kMapping)};
  EXPECT_FALSE(slow.SendLast("", 17));
  const auto details = status::ExtractDetails(slow.Finish());
  EXPECT_EQ(details.code, absl::StatusCode::kOutOfRange);
  EXPECT_EQ(details.metadata.at("expected_offset"), "0");
}

TEST_F(ImportsTest, TwoClientsCannotReadTheSameImportAtOnce) {
  const auto opening = Opening(kMapping);
  SlowImport slow{*stub_, opening};
  ExpectTotals(Send(opening, SmallFile()).import, 4, 1, 1, 2);
  EXPECT_FALSE(slow.SendLast(SmallFile()));
  EXPECT_EQ(slow.Finish().error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(Items("RX6").size(), 4u);
}

TEST_F(ImportsTest, ImportsAreListedInTheOrderTheyWereOpened) {
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    std::string mapping = kMapping;
    mapping.replace(mapping.find("source_system: test"), 19, "source_system: test-" + std::to_string(i));
    ids.push_back(Send(Opening(mapping), SmallFile()).import.import_id());
  }
  EXPECT_EQ(ImportsOf(""), ids);
}

TEST_F(ImportsTest, ThoseOpenedForAnOrganisationAreListedByItself) {
  auto opening = Opening(kMapping);
  opening.set_organisation("RX6");
  const std::string own = Send(opening, SmallFile()).import.import_id();
  auto others = Opening(kMapping);
  others.set_organisation("RHA");
  Send(others, SmallFile());
  EXPECT_EQ(ImportsOf("RX6"), std::vector{own});
}

}  // namespace
}  // namespace participation::feedback_ingestion
