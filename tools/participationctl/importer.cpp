#include "tools/participationctl/importer.hpp"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>
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
using feedback_ingestion::v1::ImportOpening;

constexpr std::size_t kPiece = 256 << 10;
constexpr int kLinesInPiece = 2000;  // so that each reply has room for all of its problems
constexpr int kImportAttempts = 8;
constexpr std::chrono::milliseconds kFirstImportWait{200};

grpc::Status FileProblem(const std::string& what) { return {grpc::StatusCode::FAILED_PRECONDITION, what}; }

std::uint32_t Crc32After(std::uint32_t before, const std::string& bytes) {
  return static_cast<std::uint32_t>(crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

// How many bytes the first lines of the text take; all of it if it has no more.
std::size_t SizeOfLines(const std::string& text, int lines) {
  std::size_t end = 0;
  for (int line = 0; line < lines && end < text.size(); ++line)
    end = std::min(text.find_first_of("\r\n", end), text.size() - 1) + 1;
  return end;
}

// What people hand over in place of a CSV file: a workbook, which is an archive.
bool IsArchive(std::FILE* file) {
  std::array<char, 4> first{};
  const bool found = std::fread(first.data(), 1, first.size(), file) == first.size() &&
                     std::string_view{first.data(), first.size()} == "PK\x03\x04";
  std::rewind(file);
  return found;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Importer>> Importer::Open(std::shared_ptr<grpc::Channel> channel,
                                                         const std::string& path, ImportOpening opening) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return absl::InvalidArgumentError("cannot read " + path + ": " + std::strerror(errno));
  std::unique_ptr<Importer> importer{new Importer{std::move(channel), path, std::move(opening), file}};
  if (auto status = importer->LookAtFile(); !status.ok()) return status;
  return importer;
}

Importer::Importer(std::shared_ptr<grpc::Channel> channel, std::string path, ImportOpening opening, std::FILE* file)
    : channel_{std::move(channel)}, path_{std::move(path)}, opening_{std::move(opening)}, file_{file} {
  // Chosen here, so that going on after a break finds the same import.
  if (opening_.import_id().empty()) opening_.set_import_id(id::New());
}

Importer::~Importer() {
  if (file_ != stdin) std::fclose(file_);
}

absl::Status Importer::LookAtFile() {
  struct stat about {};
  const bool known = fstat(fileno(file_), &about) == 0;
  if (known && S_ISDIR(about.st_mode)) return absl::InvalidArgumentError(path_ + " is a folder: name a CSV file in it");
  if (known && S_ISREG(about.st_mode) && IsArchive(file_)) {
    return absl::InvalidArgumentError(
        path_ + " is a workbook or an archive: save the sheet as \"CSV UTF-8\" and import that file");
  }
  if (file_ != stdin) opening_.set_file_bytes(about.st_size);
  opening_.set_file_name(file_ == stdin ? "standard input" : std::filesystem::path{path_}.filename().string());
  return absl::OkStatus();
}

grpc::Status Importer::Run(const See& see, const Waits& waits) {
  grpc::Status status = SendOnce(see);
  auto wait = kFirstImportWait;
  for (int attempt = 1; attempt < kImportAttempts && WorthRepeating(status); ++attempt) {
    waits(status, wait);
    std::this_thread::sleep_for(wait);
    wait *= 2;
    status = SendOnce(see);
  }
  return status;
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
  if (auto status = Skip(offset); !status.ok()) return status;
  position_ = offset;
  ahead_.clear();
  at_end_ = false;
  return grpc::Status::OK;
}

grpc::Status Importer::Skip(std::int64_t offset) {
  std::rewind(file_);
  crc32_ = 0;
  std::string bytes;
  for (std::int64_t skipped = 0; skipped < offset; skipped += static_cast<std::int64_t>(bytes.size())) {
    bytes.resize(std::min(kPiece, static_cast<std::size_t>(offset - skipped)));
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file_));
    if (std::ferror(file_) != 0) return FileProblem("reading " + path_ + " failed: " + std::strerror(errno));
    if (bytes.empty()) break;  // the platform refuses it as another file
    crc32_ = Crc32After(crc32_, bytes);
  }
  return grpc::Status::OK;
}

grpc::Status Importer::ReadAhead() {
  const std::size_t kept = ahead_.size();
  if (at_end_ || kept >= kPiece) return grpc::Status::OK;
  ahead_.resize(kPiece);
  ahead_.resize(kept + std::fread(ahead_.data() + kept, 1, kPiece - kept, file_));
  at_end_ = ahead_.size() < kPiece;
  if (std::ferror(file_) != 0) return FileProblem("reading " + path_ + " failed: " + std::strerror(errno));
  const bool cut_short = opening_.file_bytes() > position_ + static_cast<std::int64_t>(ahead_.size());
  if (at_end_ && cut_short) {
    return FileProblem(path_ + " became shorter while it was read: restore it and go on with the same import id");
  }
  return grpc::Status::OK;
}

grpc::Status Importer::ReadPiece(ImportChunk& chunk) {
  if (auto status = ReadAhead(); !status.ok()) return status;
  const std::size_t size = SizeOfLines(ahead_, kLinesInPiece);
  chunk.set_data(ahead_.substr(0, size));
  chunk.set_offset(position_);
  chunk.set_skipped_crc32(crc32_);
  crc32_ = Crc32After(crc32_, chunk.data());
  ahead_.erase(0, size);
  position_ += static_cast<std::int64_t>(size);
  chunk.set_last(at_end_ && ahead_.empty());
  return grpc::Status::OK;
}

}  // namespace participation::ctl
