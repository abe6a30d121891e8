#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/privacy/key.hpp"

namespace google::protobuf {
class Message;
}

namespace participation::rpc {

// Answers to changes, kept with the change, so that a request sent again is answered again and not done again.
class KeptAnswers {
 public:
  explicit KeptAnswers(database::Transaction& transaction) : transaction_{transaction} {}

  // The serialised answer to an earlier request with this id. ALREADY_EXISTS if that was another request or another
  // caller's.
  absl::StatusOr<std::optional<std::string>> Find(std::string_view request_id, std::string_view fingerprint);
  void Keep(std::string_view request_id, std::string_view fingerprint, const google::protobuf::Message& answer);

  // Forgets some of the answers given before `time`, and tells whether there may be more.
  bool Prune(clock::Time time);

 private:
  database::Transaction& transaction_;
};

// What tells one request from another: a code of method, caller and request under a key, for a plain hash of something
// as easy to guess as a telephone number would give it away.
std::string Fingerprint(const privacy::Key& key, std::string_view method, std::string_view caller,
                        const google::protobuf::Message& request);

// Makes the table in a module's database.
void MigrateKeptAnswers(database::Database& database);

}  // namespace participation::rpc
