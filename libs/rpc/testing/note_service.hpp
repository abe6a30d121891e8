#pragma once

#include <functional>
#include <memory>
#include <string>

#include "libs/events/outbox.hpp"
#include "libs/rpc/answer.hpp"
#include "libs/rpc/answer_stream.hpp"
#include "libs/rpc/testing/note_service.grpc.pb.h"

namespace participation::rpc::testing {

// What happens within calls, besides a note being stored or counted. May refuse, throw or wait.
struct Behaviour {
  std::function<absl::Status(database::Transaction&, const std::string& text)> after_write =
      [](database::Transaction&, const std::string&) { return absl::OkStatus(); };
  std::function<absl::Status()> in_preparation = [] { return absl::OkStatus(); };
  std::function<absl::Status()> in_read = [] { return absl::OkStatus(); };
  bool stream_checks_fields = false;
  std::function<absl::Status(const std::string& text)> before_take = [](const std::string&) {
    return absl::OkStatus();
  };
  std::function<void(const Call&)> in_take = [](const Call&) {};
  std::function<void()> stream_gone = [] {};
};

inline constexpr database::Migration kNotes[] = {{1, "0001_notes", "CREATE TABLE notes (text TEXT NOT NULL)"}};

inline std::int64_t CountNotes(database::Transaction& transaction, const std::string& text) {
  return transaction.Execute("SELECT count(*) FROM notes WHERE text = $1", {text})[0].Integer(0);
}

// Stores a note with an event about it, and tells how many there are.
inline absl::StatusOr<std::int64_t> StoreNote(database::Transaction& transaction, const Behaviour& behaviour,
                                              const std::string& text) {
  transaction.Execute("INSERT INTO notes (text) VALUES ($1)", {text});
  v1::Author event;
  event.set_role(text);
  events::Outbox{transaction}.Add(text.empty() ? "empty" : text, 1, event);
  if (auto refusal = behaviour.after_write(transaction, text); !refusal.ok()) return refusal;
  return transaction.Execute("SELECT count(*) FROM notes")[0].Integer(0);
}

class NoteTaker final : public StreamHandler<v1::StreamNotesRequest, v1::StreamNotesResponse> {
 public:
  NoteTaker(Edge& edge, const Behaviour& behaviour) : edge_{edge}, behaviour_{behaviour} {}
  ~NoteTaker() override { behaviour_.stream_gone(); }

  absl::Status Take(const Call& call, const v1::StreamNotesRequest& request, v1::StreamNotesResponse& reply) override {
    reply.set_text(request.text());
    if (auto refusal = behaviour_.before_take(request.text()); !refusal.ok()) return refusal;
    behaviour_.in_take(call);
    return MakeChange(
        edge_, call,
        [&](database::Transaction& transaction) { return StoreNote(transaction, behaviour_, request.text()).status(); },
        [](Objects&) {});
  }
  bool ChecksFields() const override { return behaviour_.stream_checks_fields; }

 private:
  Edge& edge_;
  const Behaviour& behaviour_;
};

// Whatever is sent is taken; but nobody may send anything.
class NoteBurner final : public StreamHandler<v1::BurnNotesRequest, v1::BurnNotesResponse> {
 public:
  absl::Status Take(const Call&, const v1::BurnNotesRequest&, v1::BurnNotesResponse&) override {
    return absl::OkStatus();
  }
};

class NoteService final : public v1::NoteService::CallbackService {
 public:
  NoteService(Edge& edge, const Behaviour& behaviour) : edge_{edge}, behaviour_{behaviour} {}

  grpc::ServerUnaryReactor* WriteNote(grpc::CallbackServerContext* context, const v1::WriteNoteRequest* request,
                                      v1::WriteNoteResponse* response) override {
    return Answer(
        edge_, context, request, response,
        [this, request](auto& transaction) { return StoreNote(transaction, behaviour_, request->note().text()); },
        [response](std::int64_t number) { response->set_number(number); });
  }

  grpc::ServerUnaryReactor* SealNote(grpc::CallbackServerContext* context, const v1::SealNoteRequest* request,
                                     v1::SealNoteResponse* response) override {
    return AnswerPrepared(
        edge_, context, request, response,
        [this, request]() -> absl::StatusOr<std::string> {
          if (auto refusal = behaviour_.in_preparation(); !refusal.ok()) return refusal;
          return "sealed " + request->text();
        },
        [this](auto& transaction, std::string& sealed) -> absl::StatusOr<std::string> {
          if (auto stored = StoreNote(transaction, behaviour_, sealed); !stored.ok()) return stored.status();
          return sealed;
        },
        [response](const std::string& sealed) { response->set_sealed_text(sealed); });
  }

  grpc::ServerUnaryReactor* ReadNote(grpc::CallbackServerContext* context, const v1::ReadNoteRequest* request,
                                     v1::ReadNoteResponse* response) override {
    return Answer(edge_, context, request, response, [this, request, response](auto& transaction) {
      response->set_number(CountNotes(transaction, request->text()));
      return behaviour_.in_read();
    });
  }

  grpc::ServerBidiReactor<v1::StreamNotesRequest, v1::StreamNotesResponse>* StreamNotes(
      grpc::CallbackServerContext* context) override {
    return AnswerStream<v1::StreamNotesRequest, v1::StreamNotesResponse>(
        edge_, context, std::make_unique<NoteTaker>(edge_, behaviour_));
  }

  grpc::ServerUnaryReactor* BurnNote(grpc::CallbackServerContext* context, const v1::BurnNoteRequest* request,
                                     v1::BurnNoteResponse* response) override {
    return Answer(edge_, context, request, response,
                  [this](auto& transaction) { return StoreNote(transaction, behaviour_, "burnt").status(); });
  }

  grpc::ServerBidiReactor<v1::BurnNotesRequest, v1::BurnNotesResponse>* BurnNotes(
      grpc::CallbackServerContext* context) override {
    return AnswerStream<v1::BurnNotesRequest, v1::BurnNotesResponse>(edge_, context, std::make_unique<NoteBurner>());
  }

 private:
  Edge& edge_;
  const Behaviour& behaviour_;
};

}  // namespace participation::rpc::testing
