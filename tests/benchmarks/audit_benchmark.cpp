// What the record of acts costs: an entry's part of a submission's processor time, and proofs over ten million entries.
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

#include "libs/audit/stored_nodes.hpp"
#include "libs/id/id.hpp"
#include "libs/merkle/tree.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/policy/caller.hpp"
#include "libs/rpc/acts.hpp"
#include "libs/trace/trace.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"
#include "services/feedback_ingestion/module.hpp"
#include "tests/benchmarks/load.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"

namespace participation::benchmarks {
namespace {

using feedback_ingestion::v1::SubmitFeedbackRequest;
using feedback_ingestion::v1::SubmitFeedbackResponse;

constexpr int kGroup = 64;  // entries in a commit, as with that many submissions in flight
constexpr int kGroups = 500;
constexpr int kRounds = 7;
constexpr std::int64_t kMany = 10'000'000;
constexpr std::int64_t kAtOnce = 50'000;
constexpr int kProofs = 500;

double ProcessorSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Entries of submissions, made and added as the server does it.
class Recorder {
 public:
  explicit Recorder(database::Database& database) : database_{database} { audit::MigrateAudit(database); }

  audit::NewEntry Entry() {
    SubmitFeedbackRequest request;
    request.mutable_submission()->CopyFrom(MakeSubmission());
    SubmitFeedbackResponse response;
    response.mutable_feedback_item()->set_feedback_item_id(id::New());
    return EntryOf(request, response);
  }

  // Makes the entries of `count` groups, adds each group in a commit of its own, and tells the processor's seconds.
  double Add(int count, bool with_entries) {
    SubmitFeedbackRequest request;
    request.mutable_submission()->CopyFrom(MakeSubmission());
    SubmitFeedbackResponse response;
    response.mutable_feedback_item()->set_feedback_item_id(id::New());
    const double begun = ProcessorSeconds();
    for (int group = 0; group < count; ++group) {
      database_.Write([&](database::Transaction& transaction) {
        transaction.Execute("CREATE TABLE IF NOT EXISTS commits (number BIGINT)");
        transaction.Execute("INSERT INTO commits (number) VALUES ($1)", {group});
        if (!with_entries) return true;
        std::vector<audit::NewEntry> entries;
        for (int i = 0; i < kGroup; ++i) entries.push_back(EntryOf(request, response));
        audit::Log{transaction}.Append(entries);
        return true;
      });
    }
    return ProcessorSeconds() - begun;
  }

 private:
  audit::NewEntry EntryOf(const SubmitFeedbackRequest& request, const SubmitFeedbackResponse& response) {
    rpc::Objects objects = acts_.NothingYet();
    objects.AddFrom(request, request_ids_);
    objects.AddFrom(response, response_ids_);
    return acts_.Entry(call_, absl::StatusCode::kOk, objects);
  }

  database::Database& database_;
  const rpc::Acts acts_{privacy::BlindIndex{privacy::Key::Random(), "people"}, clock::System()};
  const rpc::Call call_{.method = SubmitFeedbackRequest::descriptor()->file()->service(0)->method(0),
                        .caller = policy::LocalOperator(),
                        .traceparent = trace::NewTraceparent(),
                        .deadline = {}};
  const rpc::IdFields request_ids_{*SubmitFeedbackRequest::descriptor()};
  const rpc::IdFields response_ids_{*SubmitFeedbackResponse::descriptor()};
};

double EntryMicros(const testing::TemporaryFolder& folder) {
  const auto database = database::Open("sqlite:" + (folder / "append.db").string());
  Recorder recorder{*database};
  std::vector<double> costs;
  for (int round = 0; round < kRounds; ++round) {
    const double without = recorder.Add(kGroups, false);
    costs.push_back(1e6 * (recorder.Add(kGroups, true) - without) / (kGroups * kGroup));
  }
  return Percentile(costs, 0.5);
}

double SubmissionMicros(const Place& place) {
  const platform_testing::Platform platform{{feedback_ingestion::FeedbackIngestionModule()}, place.Settings()};
  const auto channel = grpc::CreateChannel(platform.address(), grpc::InsecureChannelCredentials());
  std::vector<double> costs;
  for (int round = 0; round < kRounds; ++round) {
    const double begun = ProcessorSeconds();
    const auto result = Load(channel, kGroup, std::chrono::seconds{1});
    costs.push_back(1e6 * (ProcessorSeconds() - begun) / static_cast<double>(result.latencies.size()));
  }
  return Percentile(costs, 0.5);
}

void Fill(database::Database& database, const audit::NewEntry& entry) {
  for (std::int64_t added = 0; added < kMany; added += kAtOnce) {
    database.Write([&](database::Transaction& transaction) {
      audit::Log{transaction}.Append(std::vector<audit::NewEntry>(kAtOnce, entry));
      return true;
    });
  }
}

void MeasureProofs(const testing::TemporaryFolder& folder) {
  const auto database = database::Open("sqlite:" + (folder / "proofs.db").string());
  Recorder recorder{*database};
  const audit::NewEntry entry = recorder.Entry();
  Fill(*database, entry);
  const double begun = ProcessorSeconds();
  while (audit::StoreNodes(*database, 1000)) {
  }
  const double hashed = ProcessorSeconds() - begun;
  std::vector<double> millis;
  std::mt19937_64 random{1};
  for (int i = 0; i < kProofs; ++i) {
    const std::uint64_t position = random() % kMany;
    const auto start = std::chrono::steady_clock::now();
    database->Read([&](database::Transaction& transaction) {
      audit::StoredNodes nodes{transaction};
      merkle::ProveInclusion(position, kMany, std::ref(nodes));
    });
    millis.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::printf("entry of %zu bytes; hashing %lld entries: %.2f us each, in the background\n", entry.bytes.size(),
              static_cast<long long>(kMany), 1e6 * hashed / static_cast<double>(kMany));
  std::printf("proof over %lld entries: p50 %.2f ms, p99 %.2f ms (limit 10 ms)\n", static_cast<long long>(kMany),
              Percentile(millis, 0.5), Percentile(millis, 0.99));
}

}  // namespace
}  // namespace participation::benchmarks

int main(int argc, char** argv) {
  using namespace participation::benchmarks;
  const Place place{argc, argv};
  if (place.IsMissing()) return 0;
  const participation::testing::TemporaryFolder folder;
  const double entry = EntryMicros(folder);
  const double submission = SubmissionMicros(place);
  std::printf(
      "an entry, made and added: %.2f us of processor time; a submission in all, client included: %.1f us: "
      "%.1f %% (limit 5 %%)\n",
      entry, submission, 100 * entry / submission);
  MeasureProofs(folder);
}
