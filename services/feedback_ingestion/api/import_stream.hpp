#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "libs/clock/clock.hpp"
#include "libs/privacy/blind_index.hpp"
#include "libs/redaction/redactor.hpp"
#include "libs/rpc/answer_stream.hpp"
#include "libs/rpc/change.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"
#include "services/feedback_ingestion/api/feedback_metrics.hpp"
#include "services/feedback_ingestion/imports/file_reader.hpp"
#include "services/feedback_ingestion/imports/passed_bytes.hpp"
#include "services/feedback_ingestion/usecases/rehearse_import_batch.hpp"

namespace participation::feedback_ingestion {

// Reads one file, piece by piece. Each batch of rows is one transaction, with how far the import has come, so that
// another stream can go on from there.
class ImportStream final : public rpc::StreamHandler<v1::ImportFeedbackRequest, v1::ImportFeedbackResponse> {
 public:
  ImportStream(rpc::Edge& edge, const clock::Clock& clock, const redaction::Redactor& redactor,
               const privacy::BlindIndex& respondents, const privacy::BlindIndex& passed, FeedbackMetrics& metrics)
      : edge_{edge},
        clock_{clock},
        redactor_{redactor},
        respondents_{respondents},
        passed_{passed},
        metrics_{metrics} {}

  absl::Status Take(const rpc::Call& call, const v1::ImportFeedbackRequest& request,
                    v1::ImportFeedbackResponse& reply) override;

 private:
  // A batch on its way into the database, and the import as it then stands.
  struct BeingKept {
    explicit BeingKept(ImportBatch taken) : batch{std::move(taken)} {}

    ImportBatch batch;
    absl::StatusOr<Import> import;
  };

  absl::Status Open(const rpc::Call& call, const v1::ImportOpening& opening);
  absl::Status Read(const rpc::Call& call, const v1::ImportChunk& chunk, v1::ImportFeedbackResponse& reply);
  absl::Status CheckPlace(const v1::ImportChunk& chunk) const;
  absl::Status CheckSkipped(const v1::ImportChunk& chunk);
  std::string HashOfPassed() const;
  void HideRespondents(ImportBatch& batch) const;
  void BeginKeeping(const rpc::Call& call, ImportBatch batch);
  absl::Status FinishKeeping(v1::ImportFeedbackResponse& reply);
  absl::Status RefuseFile(const rpc::Call& call, const absl::Status& refusal);
  absl::Status Rehearse(ImportBatch& batch);

  rpc::Edge& edge_;
  const clock::Clock& clock_;
  const redaction::Redactor& redactor_;
  const privacy::BlindIndex& respondents_;
  const privacy::BlindIndex& passed_;
  FeedbackMetrics& metrics_;
  std::optional<Import> import_;  // as it stands, durably; of a rehearsal, as it would
  std::optional<FileReader> reader_;
  std::int64_t received_ = 0;                // the place in the file up to which pieces were sent
  std::optional<PassedBytes> passed_bytes_;  // not known before the first piece of a stream that goes on
  bool rehearsal_ = false;
  // Also the change's, which may outlive the stream.
  const std::shared_ptr<SeenRows> seen_ = std::make_shared<SeenRows>();
  std::shared_ptr<BeingKept> being_kept_;
  std::optional<rpc::Change> change_;
};

}  // namespace participation::feedback_ingestion
