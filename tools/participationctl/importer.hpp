#pragma once

#include <grpcpp/support/status.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"

namespace grpc {
class Channel;
}

namespace participation::ctl {

// Sends one file to feedback ingestion, piece by piece, and goes on from what is durable when the connection breaks.
class Importer {
 public:
  using See = std::function<void(const feedback_ingestion::v1::ImportFeedbackResponse&)>;

  Importer(std::shared_ptr<grpc::Channel> channel, std::string file, feedback_ingestion::v1::ImportOpening opening);
  ~Importer();

  // Calls `see` with each reply. A problem with the file itself is a status too.
  grpc::Status Run(const See& see);

 private:
  grpc::Status OpenFile();
  // Sends the file from where the import is, until it ends or the stream breaks.
  grpc::Status SendOnce(const See& see);
  grpc::Status MoveTo(std::int64_t offset);
  grpc::Status ReadPiece(feedback_ingestion::v1::ImportChunk& chunk);
  // Reads on until there is a piece, or the file ends.
  grpc::Status ReadAhead();

  const std::shared_ptr<grpc::Channel> channel_;
  const std::string path_;
  feedback_ingestion::v1::ImportOpening opening_;
  std::FILE* file_ = nullptr;
  std::string ahead_;  // read and not yet sent
  bool at_end_ = false;
  std::int64_t position_ = 0;  // in the file, of what is sent next
};

}  // namespace participation::ctl
