// A file read in end to end (parsed, checked, made safe, stored, told of) against a database that takes the same rows
// in batches and nothing else.
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "libs/clock/clock.hpp"
#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"
#include "tests/benchmarks/bare_rows.hpp"
#include "tests/benchmarks/outbox_watch.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"

namespace participation::benchmarks {
namespace {

namespace feedback = feedback_ingestion::v1;

constexpr int kRows = 20'000;
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

void Compare(const Place& place, BareRows& bare, const std::string& goal) {
  const std::string mapping = ReadFile(PARTICIPATION_SOURCE_DIR "/services/feedback_ingestion/mappings/region.yaml");
  const platform_testing::Platform platform{{feedback_ingestion::FeedbackIngestionModule()}, place.Settings()};
  OutboxWatch outbox{platform.DatabaseUrl("feedback_ingestion")};
  double bare_rate = 0;
  double import_rate = 0;
  const Pairs pairs = PairedRatios(
      kPairs, [&] { return bare_rate = bare.Insert(kRows); },
      [&] {
        import_rate = Import(platform, mapping);
        outbox.AwaitEmpty();
        return import_rate;
      });
  Print("import end to end / bare batch insert", Summarise(pairs), goal);
  std::printf("    last bare %.0f rows/s, last import %.0f rows/s\n", bare_rate, import_rate);
}

void Run(const Place& place) {
  if (!place.on_servers()) {
    const testing::TemporaryFolder folder;
    return Compare(place, *OnSqlite((folder / "bare.db").string()), "floor 0.30, aim 0.50");
  }
  Compare(place, *OnPostgres("bare_rows"), "floor 0.50, aim 0.75");
  std::printf("-- with commits that take 2 ms longer\n");
  const SlowCommits slow;
  Compare(place, *OnPostgres("bare_rows"), "reported");
}

}  // namespace
}  // namespace participation::benchmarks

// import_benchmark [servers]
int main(int argc, char** argv) {
  const participation::benchmarks::Place place{argc, argv};
  if (!place.IsMissing()) participation::benchmarks::Run(place);
}
