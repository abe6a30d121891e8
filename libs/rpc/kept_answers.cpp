#include "libs/rpc/kept_answers.hpp"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>

#include "libs/database/delete_some.hpp"
#include "libs/privacy/primitives.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::rpc {
namespace {

using google::protobuf::Message;

constexpr database::Migration kMigrations[] = {{1, "0001_kept_answers", R"sql(
  CREATE TABLE kept_answers (
    request_id TEXT NOT NULL PRIMARY KEY,
    fingerprint BYTEA NOT NULL,
    answer BYTEA NOT NULL,
    time BIGINT NOT NULL);
  CREATE INDEX kept_answers_by_time ON kept_answers (time);
)sql"}};

std::string SerialiseAlike(const Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream{&bytes};
  google::protobuf::io::CodedOutputStream coded{&stream};
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

}  // namespace

absl::StatusOr<bool> KeptAnswers::Recall(std::string_view request_id, std::string_view fingerprint, Message& answer) {
  if (request_id.empty()) return false;
  const auto rows =
      transaction_.Execute("SELECT fingerprint, answer FROM kept_answers WHERE request_id = $1", {request_id});
  if (rows.empty()) return false;
  if (rows[0].Text(0) != fingerprint) {
    return refusal::AlreadyExists("REQUEST_ID_REUSED",
                                  "request_id was used for another request: give each new request an id of its own");
  }
  if (!answer.ParseFromString(rows[0].Text(1))) throw std::runtime_error{"a kept answer cannot be read"};
  return true;
}

void KeptAnswers::Keep(std::string_view request_id, std::string_view fingerprint, const Message& answer) {
  if (request_id.empty()) return;
  transaction_.Execute("INSERT INTO kept_answers (request_id, fingerprint, answer, time) VALUES ($1, $2, $3, $4)",
                       {request_id, database::Bytes{fingerprint}, database::Bytes{answer.SerializeAsString()},
                        clock::ToMicros(clock::System().Now())});
}

bool KeptAnswers::Prune(clock::Time time) {
  return database::DeleteSome(transaction_, "kept_answers", "request_id", "time < $1", {clock::ToMicros(time)});
}

std::string Fingerprint(const privacy::Key& key, std::string_view method, std::string_view caller,
                        const Message& request) {
  return privacy::HmacSha256(key.bytes(),
                             std::string{method} + '\n' + std::string{caller} + '\n' + SerialiseAlike(request));
}

void MigrateKeptAnswers(database::Database& database) { database.Migrate("rpc", kMigrations); }

}  // namespace participation::rpc
