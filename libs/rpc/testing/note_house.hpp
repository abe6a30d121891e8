#pragma once

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/rpc/kept_answers.hpp"
#include "libs/rpc/server.hpp"
#include "libs/rpc/testing/gate.hpp"
#include "libs/rpc/testing/note_service.hpp"
#include "libs/status/extract_details.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::rpc::testing {

using namespace participation::testing;

struct Size {
  std::size_t workers = 4;
  std::size_t jobs_waiting = 100;
  database::Options database = {};
  tls::Files tls = {};
  std::optional<identity::Callers> callers = {};  // none: this machine
  std::optional<limits::Rules> limits = {};       // none: nobody is limited
};

// The notes service on a real port and within the process, on a database in a temporary folder.
class NoteHouse {
 public:
  explicit NoteHouse(Size size = {}) : size_{size} { Restart(); }

  // Stops what runs, and starts again on the same folder.
  void Restart() {
    running_.reset();
    running_ = std::make_unique<Running>(DatabaseUrl(), size_, behaviour);
  }

  Server& server() { return running_->server; }
  Edge& edge() { return running_->edge; }
  database::Database& database() { return *running_->database; }
  metrics::Registry& metrics() { return running_->registry; }

  std::shared_ptr<grpc::Channel> OverTcp() {
    return grpc::CreateChannel(server().address(), grpc::InsecureChannelCredentials());
  }
  std::shared_ptr<grpc::Channel> InProcess() { return server().InProcessChannel(); }

  // The notes that anybody who opens the database finds.
  std::vector<std::string> NotesStored() {
    std::vector<std::string> notes;
    for (const auto& row : RowsStored("SELECT text FROM notes ORDER BY rowid")) notes.push_back(row.Text(0));
    return notes;
  }
  database::Rows RowsStored(const char* sql) {
    database::Rows rows;
    const auto reopened = database::Open(DatabaseUrl());
    reopened->Read([&](database::Transaction& transaction) { rows = transaction.Execute(sql); });
    return rows;
  }

  // To be changed only while no call is under way.
  Behaviour behaviour;

 private:
  inline static const privacy::Key kRequestKey = privacy::Key::Of("0123456789abcdef0123456789abcdef");

  struct Running {
    Running(const std::string& url, const Size& size, const Behaviour& behaviour)
        : authenticator{size.callers ? identity::Authenticator{*size.callers, directory, clock::System()}
                                     : identity::Authenticator{}},
          database{database::Open(url, size.database)},
          workers{size.workers, size.jobs_waiting},
          limiter{size.limits ? std::make_unique<limits::Limiter>(*size.limits, clock::System(), nullptr) : nullptr},
          edge{*database,    workers,     authenticator,
               rpc_metrics,  kRequestKey, Acts{privacy::BlindIndex{kRequestKey, "people"}, clock::System()},
               limiter.get()},
          service{edge, behaviour},
          server{"127.0.0.1:0", std::vector<grpc::Service*>{&service}, size.tls} {
      MigrateKeptAnswers(*database);
      audit::MigrateAudit(*database);
      events::MigrateEvents(*database);
      database->Migrate("notes", kNotes);
    }

    metrics::Registry registry;
    metrics::RpcMetrics rpc_metrics{registry};
    const organisations::Directory directory = organisations::Directory::None();
    const identity::Authenticator authenticator;
    std::unique_ptr<database::Database> database;
    WorkerPool workers;
    const std::unique_ptr<limits::Limiter> limiter;
    Edge edge;
    NoteService service;
    Server server;
  };

  std::string DatabaseUrl() const { return "sqlite:" + (folder_ / "notes.db").string(); }

  const TemporaryFolder folder_;
  const Size size_;
  std::unique_ptr<Running> running_;
};

// The context of a call that fails rather than hangs.
struct Context : grpc::ClientContext {
  explicit Context(std::chrono::milliseconds within = std::chrono::seconds{30}) {
    set_deadline(std::chrono::system_clock::now() + within);
  }
};

inline v1::WriteNoteRequest NoteSaying(const std::string& text, const std::string& request_id = "") {
  v1::WriteNoteRequest request;
  request.mutable_note()->set_text(text);
  request.set_request_id(request_id);
  return request;
}

// A call that is answered some time.
class PendingWrite {
 public:
  PendingWrite(const std::shared_ptr<grpc::Channel>& channel, v1::WriteNoteRequest request,
               std::chrono::milliseconds patience = std::chrono::seconds{30})
      : stub_{v1::NoteService::NewStub(channel)}, request_{std::move(request)} {
    context_.set_deadline(std::chrono::system_clock::now() + patience);
    stub_->async()->WriteNote(&context_, &request_, &response_, [this](grpc::Status status) {
      status_ = std::move(status);
      answered_.Open();
    });
  }
  ~PendingWrite() { answered_.Pass(); }

  void Cancel() { context_.TryCancel(); }
  grpc::Status Await() {
    answered_.Pass();
    return status_;
  }

 private:
  std::unique_ptr<v1::NoteService::Stub> stub_;
  const v1::WriteNoteRequest request_;
  grpc::ClientContext context_;
  v1::WriteNoteResponse response_;
  grpc::Status status_;
  Gate answered_;
};

inline status::Details DetailsOf(const grpc::Status& status) { return status::ExtractDetails(status); }

MATCHER_P2(IsRefusal, code, reason, "is refused") {
  const auto details = DetailsOf(arg);
  *result_listener << absl::StatusCodeToString(details.code) << " " << details.reason << ": " << details.message;
  return details.code == code && details.reason == reason;
}

}  // namespace participation::rpc::testing
