#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"

namespace participation::feedback_ingestion {

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::uint32_t Crc32(const std::string& bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

inline constexpr std::size_t kLargestChunk = 262'144;

inline constexpr char kMapping[] = R"(
source_system: test
source: survey
submission_id: Id
organisation: {constant: RX6}
question: {constant: why}
fft_answer: Answer
comment: Comment
date: {column: Date, order: day-first}
)";

// Rows with quotes across lines, \r\n and multi-byte letters, so that a cut can fall anywhere.
inline std::string SmallFile() {
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

// What a stream came to, as its client saw it.
struct Seen {
  v1::Import import;
  std::vector<v1::ImportProblem> problems;
  grpc::Status status;
};

// An import that a test moves on by hand, from a file's beginning.
class SlowImport {
 public:
  SlowImport(v1::FeedbackIngestionService::Stub& stub, const v1::ImportOpening& opening)
      : stream_{stub.ImportFeedback(&context_)} {
    *request_.mutable_opening() = opening;
    EXPECT_TRUE(Exchange());
  }

  // Sends the last chunk, and tells whether it was answered.
  bool SendLast(const std::string& data, std::int64_t offset = 0) {
    auto& chunk = *request_.mutable_chunk();
    chunk.set_offset(offset);
    chunk.set_data(data);
    chunk.set_last(true);
    return Exchange();
  }

  const v1::Import& import() const { return response_.import(); }
  grpc::Status Finish() { return stream_->Finish(); }

 private:
  bool Exchange() { return stream_->Write(request_) && stream_->Read(&response_); }

  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::ImportFeedbackRequest, v1::ImportFeedbackResponse>> stream_;
  v1::ImportFeedbackRequest request_;
  v1::ImportFeedbackResponse response_;
};

// The service over its API, and a client that imports files.
class Imports : public ::testing::Test {
 protected:
  // In a process with `others`.
  explicit Imports(std::vector<runtime::Module> others = {}) : platform_{With(std::move(others))} {}

  static v1::ImportOpening Opening(const std::string& mapping, const std::string& import_id = id::New()) {
    v1::ImportOpening opening;
    opening.set_import_id(import_id);
    opening.set_mapping(mapping);
    opening.set_file_name("C:\\Users\\jo\\feedback.csv");
    return opening;
  }

  // Opens or goes on with an import and sends up to `most` chunks of `file` from where it stands.
  Seen Send(const v1::ImportOpening& opening, const std::string& file, std::size_t chunk_size = kLargestChunk,
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
      chunk.set_skipped_crc32(Crc32(file.substr(0, at)));
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

  v1::Import Get(const std::string& import_id) {
    v1::GetImportRequest request;
    request.set_import_id(import_id);
    v1::GetImportResponse response;
    grpc::ClientContext context;
    EXPECT_TRUE(stub_->GetImport(&context, request, &response).ok());
    return response.import();
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

  platform_testing::Platform platform_;
  std::unique_ptr<v1::FeedbackIngestionService::Stub> stub_ =
      v1::FeedbackIngestionService::NewStub(platform_.Channel());

 private:
  static std::vector<runtime::Module> With(std::vector<runtime::Module> others) {
    others.push_back(FeedbackIngestionModule());
    return others;
  }
};

}  // namespace participation::feedback_ingestion
