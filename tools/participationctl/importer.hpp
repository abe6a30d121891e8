#pragma once

#include <grpcpp/support/status.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"

namespace grpc {
class Channel;
}

namespace participation::ctl {

// Sends one file to feedback ingestion, piece by piece, and goes on from what is durable when the connection breaks.
class Importer {
 public:
  using See = std::function<void(const feedback_ingestion::v1::ImportFeedbackResponse&)>;
  // Why it does not go on, and how long it waits before it tries again.
  using Waits = std::function<void(const grpc::Status&, std::chrono::milliseconds)>;

  // Opens the file. What it refuses with is for the person who named the file.
  static absl::StatusOr<std::unique_ptr<Importer>> Open(std::shared_ptr<grpc::Channel> channel, const std::string& file,
                                                        feedback_ingestion::v1::ImportOpening opening);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  // Sends the file, and calls `see` with each reply. While the platform is away or busy it tries again, for 25 seconds
  // in all, and calls `waits` each time. A file that changes meanwhile is a status too.
  grpc::Status Run(
      const See& see, const Waits& waits = [](const grpc::Status&, std::chrono::milliseconds) {});

 private:
  Importer(std::shared_ptr<grpc::Channel> channel, std::string path, feedback_ingestion::v1::ImportOpening opening,
           std::FILE* file);
  // What the file is called and how long it is; or what it is instead of a CSV file.
  absl::Status LookAtFile();
  // Sends the file from where the import is, until it ends or the stream breaks.
  grpc::Status SendOnce(const See& see);
  grpc::Status MoveTo(std::int64_t offset);
  // Reads the file from its beginning up to there.
  grpc::Status Skip(std::int64_t offset);
  grpc::Status ReadPiece(feedback_ingestion::v1::ImportChunk& chunk);
  // Reads on until there is a piece, or the file ends.
  grpc::Status ReadAhead();

  const std::shared_ptr<grpc::Channel> channel_;
  const std::string path_;
  feedback_ingestion::v1::ImportOpening opening_;
  std::FILE* const file_;
  std::string ahead_;  // read and not yet sent
  bool at_end_ = false;
  std::int64_t position_ = 0;  // in the file, of what is sent next
  std::uint32_t crc32_ = 0;    // of all before it
};

}  // namespace participation::ctl
