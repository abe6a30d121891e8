#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "libs/clock/clock.hpp"
#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/status/extract_details.hpp"
#include "libs/testing/namespace.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::HasSubstr;

constexpr std::size_t kWholeChunk = 262'144;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string MappingFile(const std::string& name) {
  return ReadFile(std::string{PARTICIPATION_SOURCE_DIR "/services/feedback_ingestion/mappings/"} + name + ".yaml");
}

std::filesystem::path RealFile(const std::string& name) {
  return std::string{PARTICIPATION_SOURCE_DIR "/../shared/data/feedback/"} + name + ".csv";
}

constexpr char kMapping[] = R"(
source_system: test
source: survey
submission_id: Id
organisation: {constant: RX6}
question: {constant: why}
fft_answer: Answer
comment: Comment
date: {column: Date, order: day-first}
)";

// What a stream came to, as its client saw it.
struct Seen {
  v1::Import import;
  std::vector<v1::ImportProblem> problems;
  grpc::Status status;
};

class ImportsTest : public testing::Test {
 protected:
  static v1::ImportOpening Opening(const std::string& mapping, const std::string& import_id = id::New()) {
    v1::ImportOpening opening;
    opening.set_import_id(import_id);
    opening.set_mapping(mapping);
    opening.set_file_name("C:\\Users\\jo\\feedback.csv");
    return opening;
  }

  // Opens or goes on with an import and sends up to `most` chunks of `file` from where it stands.
  Seen Send(const v1::ImportOpening& opening, const std::string& file, std::size_t chunk_size = kWholeChunk,
            std::size_t most = 1'000'000) {
    Seen seen;
    grpc::ClientContext context;
    const auto stream = stub_->ImportFeedback(&context);
    v1::ImportFeedbackRequest request;
    *request.mutable_opening() = opening;
    v1::ImportFeedbackResponse response;
    bool going = stream->Write(request) && stream->Read(&response);
    if (going) seen.import = response.import();
    for (auto at = static_cast<std::size_t>(seen.import.committed_bytes()); going && most > 0; --most) {
      auto& chunk = *request.mutable_chunk();
      chunk.set_offset(static_cast<std::int64_t>(at));
      chunk.set_data(file.substr(at, chunk_size));
      at += chunk.data().size();
      chunk.set_last(at == file.size());
      going = stream->Write(request) && stream->Read(&response);
      if (going) seen.import = response.import();
      if (going) seen.problems.insert(seen.problems.end(), response.problems().begin(), response.problems().end());
      if (chunk.last()) break;
    }
    stream->WritesDone();
    seen.status = stream->Finish();
    return seen;
  }

  std::vector<v1::ImportProblem> StoredProblems(const std::string& import_id, std::int32_t page_size) {
    std::vector<v1::ImportProblem> problems;
    v1::ListImportProblemsRequest request;
    request.set_import_id(import_id);
    request.set_page_size(page_size);
    do {
      v1::ListImportProblemsResponse response;
      grpc::ClientContext context;
      EXPECT_TRUE(stub_->ListImportProblems(&context, request, &response).ok());
      problems.insert(problems.end(), response.problems().begin(), response.problems().end());
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return problems;
  }

  std::vector<v1::FeedbackItem> Items(const std::string& organisation) {
    std::vector<v1::FeedbackItem> items;
    v1::ListFeedbackItemsRequest request;
    request.set_organisation(organisation);
    request.set_page_size(1000);
    do {
      v1::ListFeedbackItemsResponse response;
      grpc::ClientContext context;
      EXPECT_TRUE(stub_->ListFeedbackItems(&context, request, &response).ok());
      items.insert(items.end(), response.feedback_items().begin(), response.feedback_items().end());
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return items;
  }

  static void ExpectTotals(const v1::Import& import, std::int64_t stored, std::int64_t already_had,
                           std::int64_t skipped, std::int64_t rejected) {
    EXPECT_EQ(import.stored(), stored);
    EXPECT_EQ(import.already_had(), already_had);
    EXPECT_EQ(import.skipped(), skipped);
    EXPECT_EQ(import.rejected(), rejected);
    EXPECT_EQ(import.rows(), stored + already_had + skipped + rejected);
  }

  platform_testing::Platform platform_{{FeedbackIngestionModule()}};
  std::unique_ptr<v1::FeedbackIngestionService::Stub> stub_ =
      v1::FeedbackIngestionService::NewStub(platform_.Channel());
};

// Counted with Python's csv module: 5,323 records, of which 346 have the score 7; of the others 811 are NEAS rows whose
// date has day and month up to 12 and apart from each other. 4,166 remain, of 2,921 respondents; 62 of those rows have
// neither a comment nor the first answer of their respondent.
TEST_F(ImportsTest, EveryRowOfTheLabelledCommentsIsAccountedFor) {
  const auto path = RealFile("fft-comments-labelled");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
  const auto mapping = MappingFile("fft-comments-labelled");
  const auto seen = Send(Opening(mapping), ReadFile(path));
  ASSERT_TRUE(seen.status.ok()) << seen.status.error_message();
  EXPECT_EQ(seen.import.state(), v1::Import::STATE_COMPLETED);
  EXPECT_EQ(seen.import.committed_bytes(), static_cast<std::int64_t>(std::filesystem::file_size(path)));
  ExpectTotals(seen.import, 4104, 0, 62, 346 + 811);

  const auto problems = StoredProblems(seen.import.import_id(), 100);
  ASSERT_EQ(problems.size(), 346u + 811u);
  EXPECT_EQ(std::ranges::count(problems, "ANSWER_UNKNOWN", &v1::ImportProblem::reason), 346);
  EXPECT_EQ(std::ranges::count(problems, "DATE_READS_TWO_WAYS", &v1::ImportProblem::reason), 811);
  EXPECT_TRUE(std::ranges::is_sorted(problems, {}, &v1::ImportProblem::line));
  // The first row with a 7 begins on line 7 (NEAS PTS 564 - Q1).
  EXPECT_EQ(problems[0].line(), 7);
  EXPECT_EQ(problems[0].column(), "FFT categorical answer");
  EXPECT_EQ(problems[0].value(), "whole number, 1 digit");

  const auto items = Items("RX6");
  EXPECT_EQ(items.size() + Items("RHA").size(), 4104u);
  const auto again = Send(Opening(mapping), ReadFile(path));
  ExpectTotals(again.import, 0, 4104, 62, 346 + 811);
  EXPECT_EQ(Items("RX6").size(), items.size());
}

TEST_F(ImportsTest, WhatASourceCallsItsRespondentsIsNotKeptButTellsThemApart) {
  const auto mapping = std::string{kMapping} + "respondent: Who\n";
  const std::string file =
      "Id,Who,Answer,Comment,Date\n1,canary-jo-17,1,Fine,01/02/2026\n2,canary-jo-17,1,,01/02/2026\n"
      "3,canary-al-18,1,,01/02/2026\n";
  ExpectTotals(Send(Opening(mapping), file).import, 2, 0, 1, 0);
  ExpectTotals(Send(Opening(mapping), file).import, 0, 2, 1, 0);
  for (const auto& entry : std::filesystem::recursive_directory_iterator{platform_.folder()}) {
    if (!entry.is_regular_file()) continue;
    EXPECT_THAT(ReadFile(entry.path()), Not(HasSubstr("canary-"))) << entry.path();
  }
}

// 7,118 records with an organisation and a row number each; none is blank, and there are no dates.
TEST_F(ImportsTest, EveryRowOfTheCodedCommentsIsStoredUnderTheDayOfReceipt) {
  const auto path = RealFile("comments-themes-criticality");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
  const auto mapping = MappingFile("comments-themes-criticality");
  const auto seen = Send(Opening(mapping), ReadFile(path), 100'003);
  ASSERT_TRUE(seen.status.ok()) << seen.status.error_message();
  ExpectTotals(seen.import, 7118, 0, 0, 0);
  const auto items = Items("TRUSTB");
  EXPECT_EQ(items.size(), 2194u);
  EXPECT_TRUE(std::ranges::all_of(items, [](const auto& item) { return item.dated_by_receipt(); }));
  ExpectTotals(Send(Opening(mapping), ReadFile(path)).import, 0, 7118, 0, 0);
}

TEST_F(ImportsTest, AValidationSaysTheSameAndStoresNothing) {
  const auto path = RealFile("fft-comments-labelled");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
  auto opening = Opening(MappingFile("fft-comments-labelled"));
  opening.set_validate_only(true);
  ExpectTotals(Send(opening, ReadFile(path)).import, 4104, 0, 62, 346 + 811);
  EXPECT_EQ(Items("RX6").size(), 0u);
  opening.set_validate_only(false);
  ExpectTotals(Send(opening, ReadFile(path)).import, 4104, 0, 62, 346 + 811);
  opening.set_validate_only(true);
  ExpectTotals(Send(opening, ReadFile(path)).import, 0, 4104, 62, 346 + 811);
}

TEST_F(ImportsTest, TheMadeUpRegionIsStoredWholeAndNothingPlantedInItTouchesTheDisk) {
  if (clock::DateOf(clock::System().Now()) < "2026-11-01") GTEST_SKIP() << "the region's last month is yet to come";
  const std::filesystem::path region = PARTICIPATION_SOURCE_DIR "/tools/demo/region";
  const auto seen = Send(Opening(MappingFile("region")), ReadFile(region / "feedback.csv"));
  ASSERT_TRUE(seen.status.ok()) << seen.status.error_message();
  ExpectTotals(seen.import, 3000, 0, 0, 0);
  platform_.Stop();

  std::string disk;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(platform_.folder())) {
    if (entry.is_regular_file()) disk += ReadFile(entry.path());
  }
  EXPECT_NE(disk.find(" removed]"), std::string::npos);
  std::istringstream planted{ReadFile(region / "planted.jsonl")};
  int looked_for = 0;
  for (std::string line; std::getline(planted, line); ++looked_for) {
    const std::string key = "\"text\":\"";
    const auto begin = line.find(key) + key.size();
    const std::string text = line.substr(begin, line.find('"', begin) - begin);
    EXPECT_EQ(disk.find(text), std::string::npos) << line;
  }
  EXPECT_EQ(looked_for, 88);
}

// Rows with quotes across lines, \r\n and multi-byte letters, so that a cut can fall anywhere.
std::string SmallFile() {
  return "\xef\xbb\xbfId,Answer,Comment,Date\r\n"
         "1,1,\"Very good,\r\nthank you “all”\",01/02/2025\r\n"
         "2,Don’t know,,02/02/2025\r\n"
         "3,9,Fine,03/02/2025\r\n"
         "4,,N/A,04/02/2025\r\n"
         "5,2,\"He said \"\"hello\"\"\",05/02/2025\r\n"
         "1,1,Again,01/02/2025\r\n"
         "6,3,Ring 07700 900123,31/02/2025\r\n"
         "7,4,Ring 07700 900123,06/02/2025";
}

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

TEST_F(ImportsTest, ProblemsTellLineColumnAndKindButNeverTheValue) {
  const auto seen = Send(Opening(kMapping), SmallFile());
  ASSERT_EQ(seen.problems.size(), 2u);
  EXPECT_EQ(seen.problems[0].line(), 5);
  EXPECT_EQ(seen.problems[0].column(), "Answer");
  EXPECT_EQ(seen.problems[0].value(), "whole number, 1 digit");
  EXPECT_EQ(seen.problems[0].reason(), "ANSWER_UNKNOWN");
  EXPECT_EQ(seen.problems[1].line(), 9);
  EXPECT_EQ(seen.problems[1].column(), "Date");
  EXPECT_EQ(seen.problems[1].value(), "date-like, 10 characters");
  EXPECT_EQ(seen.problems[1].reason(), "DATE_UNREADABLE");
  for (const auto& problem : seen.problems) {
    EXPECT_EQ(problem.DebugString().find("07700"), std::string::npos);
    EXPECT_FALSE(problem.advice().empty());
  }
}

TEST_F(ImportsTest, StoredItemsAreTidyAndSafe) {
  Send(Opening(kMapping), SmallFile());
  const auto items = Items("RX6");
  ASSERT_EQ(items.size(), 4u);
  EXPECT_EQ(items[0].text(), "Very good,\nthank you “all”");
  EXPECT_EQ(items[1].fft_answer(), v1::FFT_ANSWER_DONT_KNOW);
  EXPECT_EQ(items[2].text(), "He said \"hello\"");
  EXPECT_EQ(items[3].text(), "Ring [telephone number removed]");
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

TEST_F(ImportsTest, AChunkAtAnotherPlaceIsRefusedWithThePlaceThatIsExpected) {
  grpc::ClientContext context;
  const auto stream = stub_->ImportFeedback(&context);
  v1::ImportFeedbackRequest request;
  *request.mutable_opening() = Opening(kMapping);
  v1::ImportFeedbackResponse response;
  ASSERT_TRUE(stream->Write(request) && stream->Read(&response));
  request.mutable_chunk()->set_offset(17);
  stream->Write(request);
  EXPECT_FALSE(stream->Read(&response));
  const auto details = status::ExtractDetails(stream->Finish());
  EXPECT_EQ(details.code, absl::StatusCode::kOutOfRange);
  EXPECT_EQ(details.metadata.at("expected_offset"), "0");
}

TEST_F(ImportsTest, TwoClientsCannotReadTheSameImportAtOnce) {
  const auto opening = Opening(kMapping);
  grpc::ClientContext context;
  const auto slow = stub_->ImportFeedback(&context);
  v1::ImportFeedbackRequest request;
  *request.mutable_opening() = opening;
  v1::ImportFeedbackResponse response;
  ASSERT_TRUE(slow->Write(request) && slow->Read(&response));
  ExpectTotals(Send(opening, SmallFile()).import, 4, 1, 1, 2);
  request.mutable_chunk()->set_data(SmallFile());
  request.mutable_chunk()->set_last(true);
  slow->Write(request);
  EXPECT_FALSE(slow->Read(&response));
  EXPECT_EQ(slow->Finish().error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(Items("RX6").size(), 4u);
}

TEST_F(ImportsTest, AnEmptyFileIsRefused) {
  EXPECT_EQ(status::ExtractDetails(Send(Opening(kMapping), "").status).reason, "FILE_EMPTY");
}

TEST_F(ImportsTest, AHeaderAloneIsAFileWithoutRows) {
  const auto seen = Send(Opening(kMapping), "Id,Answer,Comment,Date\n");
  EXPECT_EQ(seen.import.state(), v1::Import::STATE_COMPLETED);
  ExpectTotals(seen.import, 0, 0, 0, 0);
}

TEST_F(ImportsTest, ImportsAreListedInTheOrderTheyWereOpened) {
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    std::string mapping = kMapping;
    mapping.replace(mapping.find("source_system: test"), 19, "source_system: test-" + std::to_string(i));
    ids.push_back(Send(Opening(mapping), SmallFile()).import.import_id());
  }
  v1::ListImportsRequest request;
  request.set_page_size(2);
  std::vector<std::string> listed;
  do {
    v1::ListImportsResponse response;
    grpc::ClientContext context;
    ASSERT_TRUE(stub_->ListImports(&context, request, &response).ok());
    for (const auto& import : response.imports()) listed.push_back(import.import_id());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(listed, ids);
}

}  // namespace
}  // namespace participation::feedback_ingestion
