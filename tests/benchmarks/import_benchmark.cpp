// A file read in end to end (parsed, checked, made safe, stored, told of) against SQLite taking the same rows in
// batches and nothing else: the same columns, in a table with the two keys that any such table needs.
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"
#include "tests/benchmarks/outbox_watch.hpp"
#include "tests/benchmarks/paired.hpp"

namespace participation::benchmarks {
namespace {

namespace feedback = feedback_ingestion::v1;

constexpr int kRows = 20'000;
constexpr int kBatch = 1000;  // as the import commits
constexpr int kPairs = 9;
constexpr std::size_t kPiece = 256 << 10;

std::string ReadFile(const std::string& path) {
  std::ifstream stream{path, std::ios::binary};
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// The demo's comments under new submission ids.
std::string MakeFile() {
  std::string file = "submission_id,organisation,site,service,date,answer,question,comment,contributor\r\n";
  for (int row = 0; row < kRows; ++row) {
    file += id::New() + ",Z9A0C,Z9A0E,outpatient," + clock::DateOf(clock::System().Now()) + "," +
            std::to_string(1 + row % 6) + ",why,\"The staff were kind, but nobody told me how long it would take (" +
            std::to_string(row) + ").\",\r\n";
  }
  return file;
}

// Rows a second of an import through the public API.
double Import(const platform_testing::Platform& platform, const std::string& mapping) {
  const std::string file = MakeFile();
  const auto stub = feedback::FeedbackIngestionService::NewStub(platform.Channel());
  const auto begun = std::chrono::steady_clock::now();
  grpc::ClientContext context;
  const auto stream = stub->ImportFeedback(&context);
  feedback::ImportFeedbackRequest request;
  feedback::ImportFeedbackResponse reply;
  request.mutable_opening()->set_mapping(mapping);
  stream->Write(request);
  stream->Read(&reply);
  for (std::size_t offset = 0; offset < file.size(); offset += kPiece) {
    auto& chunk = *request.mutable_chunk();
    chunk.set_offset(static_cast<std::int64_t>(offset));
    chunk.set_data(file.substr(offset, kPiece));
    chunk.set_last(offset + kPiece >= file.size());
    stream->Write(request);
    stream->Read(&reply);
  }
  stream->WritesDone();
  const auto status = stream->Finish();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  if (!status.ok() || reply.import().stored() != kRows) {
    std::printf("import: %s, %lld stored\n", status.error_message().c_str(),
                static_cast<long long>(reply.import().stored()));
  }
  return kRows / taken.count();
}

// A table with the columns of an item and the two keys without which there is none.
constexpr database::Migration kBare[] = {{1, "bare", R"sql(
  CREATE TABLE bare (
    id TEXT NOT NULL PRIMARY KEY, source_system TEXT NOT NULL, submission_id TEXT NOT NULL, source BIGINT NOT NULL,
    organisation TEXT NOT NULL, site TEXT NOT NULL, service TEXT NOT NULL, question TEXT NOT NULL,
    fft_answer BIGINT NOT NULL, text TEXT NOT NULL, redactions TEXT NOT NULL, experience_date TEXT NOT NULL,
    dated_by_receipt BIGINT NOT NULL, person_id TEXT NOT NULL, consultation_id TEXT NOT NULL, version BIGINT NOT NULL,
    create_time BIGINT NOT NULL, UNIQUE (source_system, submission_id)) /*sqlite WITHOUT ROWID*/;
)sql"}};

// Rows a second of batches of inserts, one commit each.
double BareInsert(database::Database& database) {
  const std::string text = "The staff were kind, but nobody told me how long it would take (12345).";
  const auto now = clock::System().Now();
  const std::string date = clock::DateOf(now);
  const auto begun = std::chrono::steady_clock::now();
  for (int done = 0; done < kRows; done += kBatch) {
    std::vector<std::string> ids;
    for (int i = 0; i < 2 * kBatch; ++i) ids.push_back(id::New());
    std::vector<std::vector<database::Parameter>> rows;
    for (int i = 0; i < kBatch; ++i) {
      rows.push_back({ids[2 * i], "benchmark", ids[2 * i + 1], 1, "Z9A0C", "Z9A0E", "outpatient", "why", 1, text, "",
                      date, false, "", "", 1, clock::ToMicros(now)});
    }
    database.Write([&](database::Transaction& transaction) {
      transaction.ExecuteMany(
          "INSERT INTO bare VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)", rows);
      return true;
    });
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  return kRows / taken.count();
}

void Run() {
  const platform_testing::Platform platform{{feedback_ingestion::FeedbackIngestionModule()}};
  const std::string mapping = ReadFile(PARTICIPATION_SOURCE_DIR "/services/feedback_ingestion/mappings/region.yaml");
  const auto database = database::Open("sqlite:" + (platform.folder() / "bare.db").string());
  database->Migrate("bare", kBare);
  OutboxWatch outbox{platform.folder()};
  double bare_rate = 0;
  double import_rate = 0;
  const auto ratios = PairedRatios(
      kPairs, [&] { return bare_rate = BareInsert(*database); },
      [&] {
        import_rate = Import(platform, mapping);
        outbox.AwaitEmpty();
        return import_rate;
      });
  Print("import end to end / bare SQLite batch insert", Summarise(ratios), "floor 0.3, aim 0.5");
  std::printf("    last bare %.0f rows/s, last import %.0f rows/s\n", bare_rate, import_rate);
}

}  // namespace
}  // namespace participation::benchmarks

int main() { participation::benchmarks::Run(); }
