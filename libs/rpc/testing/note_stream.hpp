#pragma once

#include <memory>
#include <optional>
#include <string>

#include "libs/rpc/testing/note_house.hpp"

namespace participation::rpc::testing {

inline v1::StreamNotesRequest Saying(const std::string& text) {
  v1::StreamNotesRequest request;
  request.set_text(text);
  return request;
}

// The client's end of a stream.
struct NoteStream {
  explicit NoteStream(NoteHouse& house, std::chrono::milliseconds within = std::chrono::seconds{30})
      : context{within}, stub{v1::NoteService::NewStub(house.OverTcp())}, stream{stub->StreamNotes(&context)} {}

  // The reply to one message, or nothing if the stream has ended.
  std::optional<std::string> Ask(const std::string& text) {
    v1::StreamNotesResponse reply;
    if (!stream->Write(Saying(text)) || !stream->Read(&reply)) return std::nullopt;
    return reply.text();
  }
  // Ends the stream and reads what is still to come.
  grpc::Status End() {
    stream->WritesDone();
    for (v1::StreamNotesResponse reply; stream->Read(&reply);) continue;
    return stream->Finish();
  }

  Context context;
  std::unique_ptr<v1::NoteService::Stub> stub;
  std::unique_ptr<grpc::ClientReaderWriter<v1::StreamNotesRequest, v1::StreamNotesResponse>> stream;
};

}  // namespace participation::rpc::testing
