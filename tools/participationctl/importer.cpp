#include "tools/participationctl/importer.hpp"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "libs/id/id.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "tools/participationctl/client.hpp"

namespace participation::ctl {
namespace {

using feedback_ingestion::v1::FeedbackIngestionService;
using feedback_ingestion::v1::ImportChunk;
using feedback_ingestion::v1::ImportFeedbackRequest;
using feedback_ingestion::v1::ImportFeedbackResponse;

constexpr std::size_t kPiece = 256 << 10;
constexpr int kImportAttempts = 8;
constexpr std::chrono::milliseconds kFirstImportWait{200};

grpc::Status FileProblem(const std::string& what) { return {grpc::StatusCode::FAILED_PRECONDITION, what}; }

}  // namespace

Importer::Importer(std::shared_ptr<grpc::Channel> channel, std::string file,
                   feedback_ingestion::v1::ImportOpening opening)
    : channel_{std::move(channel)}, path_{std::move(file)}, opening_{std::move(opening)} {
  // Chosen here, so that going on after a break finds the same import.
  if (opening_.import_id().empty()) opening_.set_import_id(id::New());
}

Importer::~Importer() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
}

grpc::Status Importer::Run(const See& see) {
  if (auto status = OpenFile(); !status.ok()) return status;
  grpc::Status status = SendOnce(see);
  auto wait = kFirstImportWait;
  for (int attempt = 1; attempt < kImportAttempts && WorthRepeating(status); ++attempt) {
    std::this_thread::sleep_for(wait);
    wait *= 2;
    status = SendOnce(see);
  }
  return status;
}

grpc::Status Importer::OpenFile() {
  file_ = path_ == "-" ? stdin : std::fopen(path_.c_str(), "rb");
  if (file_ == nullptr) return FileProblem("cannot read " + path_ + ": " + std::strerror(errno));
  struct stat about {};
  if (fstat(fileno(file_), &about) == 0 && S_ISDIR(about.st_mode)) return FileProblem(path_ + " is a folder");
  if (file_ != stdin) opening_.set_file_bytes(about.st_size);
  opening_.set_file_name(file_ == stdin ? "standard input" : std::filesystem::path{path_}.filename().string());
  return grpc::Status::OK;
}

grpc::Status Importer::SendOnce(const See& see) {
  const auto stub = FeedbackIngestionService::NewStub(channel_);
  grpc::ClientContext context;
  const auto stream = stub->ImportFeedback(&context);
  ImportFeedbackRequest request;
  ImportFeedbackResponse reply;
  *request.mutable_opening() = opening_;
  bool last = false;
  bool going = stream->Write(request) && stream->Read(&reply);
  if (going) {
    see(reply);
    last = reply.import().state() == feedback_ingestion::v1::Import::STATE_COMPLETED;
    if (auto status = MoveTo(reply.import().committed_bytes()); !status.ok()) {
      context.TryCancel();
      return status;
    }
  }
  while (going && !last) {
    if (auto status = ReadPiece(*request.mutable_chunk()); !status.ok()) {
      context.TryCancel();
      return status;
    }
    last = request.chunk().last();
    going = stream->Write(request) && stream->Read(&reply);
    if (going) see(reply);
  }
  stream->WritesDone();
  return stream->Finish();
}

grpc::Status Importer::MoveTo(std::int64_t offset) {
  if (offset == position_) return grpc::Status::OK;
  if (file_ == stdin) return FileProblem("standard input cannot be read again from byte " + std::to_string(offset));
  if (std::fseek(file_, offset, SEEK_SET) != 0) return FileProblem("cannot go on in " + path_);
  position_ = offset;
  return grpc::Status::OK;
}

grpc::Status Importer::ReadPiece(ImportChunk& chunk) {
  std::string& data = *chunk.mutable_data();
  data.resize(kPiece);
  data.resize(std::fread(data.data(), 1, kPiece, file_));
  if (std::ferror(file_) != 0) return FileProblem("reading " + path_ + " failed: " + std::strerror(errno));
  chunk.set_offset(position_);
  position_ += static_cast<std::int64_t>(data.size());
  chunk.set_last(data.size() < kPiece);
  const bool cut_short = opening_.file_bytes() > position_;
  if (chunk.last() && cut_short) {
    return FileProblem(path_ + " became shorter while it was read: restore it and go on with the same import id");
  }
  return grpc::Status::OK;
}

}  // namespace participation::ctl
