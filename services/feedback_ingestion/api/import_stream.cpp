#include "services/feedback_ingestion/api/import_stream.hpp"

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/api/import_opening.hpp"
#include "services/feedback_ingestion/imports/parse_mapping.hpp"
#include "services/feedback_ingestion/messages.hpp"
#include "services/feedback_ingestion/usecases/open_import.hpp"
#include "services/feedback_ingestion/usecases/store_import_batch.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr std::size_t kRowsInBatch = 1000;
constexpr int kMostProblemsInReply = 5000;
constexpr std::size_t kLargestReply = 2U << 20;

// As many as there is room for: a client takes no reply above 4 MiB.
void AddProblems(const std::vector<ImportProblem>& problems, v1::ImportFeedbackResponse& reply) {
  std::size_t bytes = reply.ByteSizeLong();
  for (const ImportProblem& problem : problems) {
    auto message = ToMessage(problem);
    bytes += message.ByteSizeLong();
    if (reply.problems_size() >= kMostProblemsInReply || bytes > kLargestReply) return;
    *reply.add_problems() = std::move(message);
  }
}

rpc::Change::Tell TellImport(const std::string& id) {
  return [id](rpc::Objects& objects) { objects.Add("import", id); };
}

}  // namespace

absl::Status ImportStream::Take(const rpc::Call& call, const v1::ImportFeedbackRequest& request,
                                v1::ImportFeedbackResponse& reply) {
  if (request.has_opening() == import_.has_value()) {
    return refusal::FailedPrecondition("IMPORT_OUT_OF_ORDER",
                                       "the first message of a stream opens the import, and all others are chunks");
  }
  const auto status = request.has_opening() ? Open(call, request.opening()) : Read(call, request.chunk(), reply);
  if (status.ok()) *reply.mutable_import() = ToMessage(*import_);
  return status;
}

absl::Status ImportStream::Open(const rpc::Call& call, const v1::ImportOpening& opening) {
  if (auto status = edge_.Check(call, opening); !status.ok()) return InOpening(status);
  auto mapping = ParseMapping(opening.mapping());
  if (!mapping.ok()) return InOpening(mapping.status());
  auto facts = FactsOf(opening, *mapping, clock_.Now());
  rehearsal_ = opening.validate_only();
  if (rehearsal_) {
    facts.id.clear();
    import_.emplace(facts);
  } else {
    const auto status = rpc::MakeChange(
        edge_, call,
        [&](database::Transaction& transaction) {
          auto import = OpenImport(transaction, facts, call.caller.organisations);
          if (import.ok()) import_ = *std::move(import);
          return import.status();
        },
        TellImport(facts.id));
    if (!status.ok()) return status;
  }
  received_ = import_->facts().committed.offset;
  if (received_ == 0) passed_bytes_.emplace();
  RowDefaults defaults{opening.organisation(), opening.site(), call.caller.organisations};
  auto reader = FileReader::Start(*std::move(mapping), std::move(defaults), redactor_, import_->facts().committed,
                                  import_->facts().columns);
  if (!reader.ok()) return reader.status();
  reader_.emplace(*std::move(reader));
  return absl::OkStatus();
}

absl::Status ImportStream::CheckPlace(const v1::ImportChunk& chunk) const {
  if (import_->facts().state == Import::State::kCompleted) {
    return refusal::FailedPrecondition("IMPORT_COMPLETED", "the import is completed: the file ended already");
  }
  if (chunk.offset() == received_) return absl::OkStatus();
  return refusal::OutOfRange("WRONG_OFFSET",
                             "the chunk must begin at byte " + std::to_string(received_) + " of the file",
                             {{"expected_offset", std::to_string(received_)}});
}

// Whether the part of the file that the client skips is what was read of it.
absl::Status ImportStream::CheckSkipped(const v1::ImportChunk& chunk) {
  if (passed_bytes_) return absl::OkStatus();
  if (!chunk.has_skipped_crc32()) {
    return refusal::InvalidField("chunk.skipped_crc32",
                                 "must be set in the first piece where an import goes on: the CRC-32 of the " +
                                     std::to_string(received_) + " bytes of the file before it");
  }
  passed_bytes_.emplace(received_, chunk.skipped_crc32());
  return import_->CheckPassed(HashOfPassed());
}

std::string ImportStream::HashOfPassed() const {
  return passed_.Of(absl::StrCat(import_->facts().id, "\n", passed_bytes_.value().AsText()));
}

absl::Status ImportStream::Read(const rpc::Call& call, const v1::ImportChunk& chunk,
                                v1::ImportFeedbackResponse& reply) {
  if (auto status = CheckPlace(chunk); !status.ok()) return status;
  if (auto status = CheckSkipped(chunk); !status.ok()) return status;
  reader_->Feed(chunk.data());
  received_ += static_cast<std::int64_t>(chunk.data().size());
  if (chunk.last()) reader_->Finish();
  bool ended = false;
  while (!ended) {
    auto batch = reader_->NextBatch(kRowsInBatch, clock_.Now());
    ended = batch.ok() && batch->ended;
    // What is still being written then is awaited with the next chunk.
    if (batch.ok() && !ended && batch->to.offset == batch->from.offset) {
      passed_bytes_->GoTo(received_, chunk.data(), chunk.offset());
      return absl::OkStatus();
    }
    if (auto status = FinishKeeping(reply); !status.ok()) return status;
    if (!batch.ok()) return RefuseFile(call, batch.status());
    HideRespondents(*batch);
    passed_bytes_->GoTo(batch->to.offset, chunk.data(), chunk.offset());
    batch->to.passed = HashOfPassed();
    BeginKeeping(call, *std::move(batch));
  }
  return FinishKeeping(reply);
}

// What a source calls its respondents may lead to who they are: beyond here they go by a keyed hash of it. Two
// organisations may number theirs alike.
void ImportStream::HideRespondents(ImportBatch& batch) const {
  for (Candidate& candidate : batch.items) {
    if (candidate.respondent.empty()) continue;
    const Submission& said = candidate.item.said();
    candidate.respondent =
        respondents_.Of(absl::StrCat(said.source_system, "\n", said.organisation, "\n", candidate.respondent));
  }
}

// The next batch is read while this one is written.
void ImportStream::BeginKeeping(const rpc::Call& call, ImportBatch batch) {
  being_kept_ = std::make_shared<BeingKept>(std::move(batch));
  if (rehearsal_) return;
  const std::string& id = import_->facts().id;
  const auto keep = [kept = being_kept_, seen = seen_, id, now = clock_.Now()](auto& transaction) {
    kept->import = StoreImportBatch(transaction, id, kept->batch, *seen, now);
    return kept->import.status();
  };
  change_.emplace(edge_, call, keep, TellImport(id));
}

absl::Status ImportStream::FinishKeeping(v1::ImportFeedbackResponse& reply) {
  if (being_kept_ == nullptr) return absl::OkStatus();
  const auto kept = std::move(being_kept_);
  if (auto status = rehearsal_ ? Rehearse(kept->batch) : change_->Wait(); !status.ok()) return status;
  if (!rehearsal_) {
    metrics_.Imported(import_->facts().totals, kept->import->facts().totals);
    import_ = *std::move(kept->import);
  }
  AddProblems(kept->batch.problems, reply);
  return absl::OkStatus();
}

// Keeps the refusal too, so that nobody waits for an import that will not go on.
absl::Status ImportStream::RefuseFile(const rpc::Call& call, const absl::Status& refusal) {
  if (!rehearsal_) {
    const auto refuse = [&, id = import_->facts().id](database::Transaction& transaction) {
      return RefuseImport(transaction, id, refusal, clock_.Now());
    };
    const auto kept = rpc::MakeChange(edge_, call, refuse, TellImport(import_->facts().id));
    if (!kept.ok()) return kept;
  }
  return InOpening(refusal);
}

absl::Status ImportStream::Rehearse(ImportBatch& batch) {
  RowTotals rows;
  edge_.database().Read(
      [&](database::Transaction& snapshot) { rows = RehearseImportBatch(snapshot, batch, *seen_, clock_.Now()); });
  if (auto status = import_->Advance(batch.from, batch.to, rows, clock_.Now()); !status.ok()) return status;
  if (batch.ended) import_->Complete();
  return absl::OkStatus();
}

}  // namespace participation::feedback_ingestion
