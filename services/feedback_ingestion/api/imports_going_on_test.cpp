#include <gmock/gmock.h>

#include "libs/status/extract_details.hpp"
#include "libs/testing/namespace.hpp"
#include "services/feedback_ingestion/testing/imports.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::HasSubstr;

// An import that was broken off after its first rows, of which one was rejected.
class ImportsGoingOnTest : public Imports {
 protected:
  ImportsGoingOnTest() {
    BreakOff();
    EXPECT_EQ(broken_off_.state(), v1::Import::STATE_RUNNING);
    ExpectTotals(broken_off_, 2, 0, 1, 1);
  }

  void BreakOff() {
    Send(opening_, file_, 180, 1);
    broken_off_ = Send(opening_, file_, 180, 0).import;
  }

  void ExpectRefusedAsAnotherFile(const std::string& file) {
    const auto refused = status::ExtractDetails(Send(opening_, file).status);
    EXPECT_EQ(refused.code, absl::StatusCode::kFailedPrecondition);
    EXPECT_EQ(refused.reason, "IMPORT_DIFFERS");
    EXPECT_THAT(refused.message, HasSubstr("import the file anew"));
    EXPECT_EQ(Get(opening_.import_id()).committed_bytes(), broken_off_.committed_bytes());
    EXPECT_EQ(Items("RX6").size(), 2u);
  }

  const std::string file_ = SmallFile();
  v1::ImportOpening opening_ = Opening(kMapping);
  v1::Import broken_off_;
};

TEST_F(ImportsGoingOnTest, AFileMendedInFrontIsRefusedAndReadInFullByAnotherImport) {
  std::string mended = file_;
  mended.replace(mended.find("3,9,Fine"), 8, "3,5,Fine");
  opening_.set_file_bytes(1'000'000);
  ExpectRefusedAsAnotherFile(mended);
  opening_.set_file_bytes(static_cast<std::int64_t>(file_.size()));  // not told before
  ExpectTotals(Send(Opening(kMapping), mended).import, 3, 3, 1, 1);
  ExpectTotals(Send(opening_, file_).import, 2, 3, 1, 2);
}

TEST_F(ImportsGoingOnTest, AFileThatIsShiftedIsRefused) {
  std::string shifted = file_;
  ExpectRefusedAsAnotherFile(shifted.insert(shifted.find("3,9,Fine"), "x"));
}

TEST_F(ImportsGoingOnTest, AFileOfAnotherLengthIsRefusedAtItsOpening) {
  opening_ = Opening(kMapping);
  opening_.set_file_bytes(static_cast<std::int64_t>(file_.size()));
  BreakOff();
  opening_.set_file_bytes(opening_.file_bytes() + 1);
  EXPECT_EQ(status::ExtractDetails(Send(opening_, file_, 180, 0).status).reason, "IMPORT_DIFFERS");
  opening_.clear_file_bytes();
  EXPECT_EQ(Send(opening_, file_).import.file_bytes(), static_cast<std::int64_t>(file_.size()));
}

TEST_F(ImportsGoingOnTest, WhoeverGoesOnSaysWhatTheySkip) {
  grpc::ClientContext context;
  const auto stream = stub_->ImportFeedback(&context);
  v1::ImportFeedbackRequest request;
  *request.mutable_opening() = opening_;
  v1::ImportFeedbackResponse response;
  ASSERT_TRUE(stream->Write(request) && stream->Read(&response));
  request.mutable_chunk()->set_offset(response.import().committed_bytes());
  request.mutable_chunk()->set_data(file_.substr(static_cast<std::size_t>(response.import().committed_bytes())));
  stream->Write(request);
  EXPECT_FALSE(stream->Read(&response));
  const auto refused = status::ExtractDetails(stream->Finish());
  ASSERT_EQ(refused.violations.size(), 1u);
  EXPECT_EQ(refused.violations[0].field, "chunk.skipped_crc32");
}

}  // namespace
}  // namespace participation::feedback_ingestion
