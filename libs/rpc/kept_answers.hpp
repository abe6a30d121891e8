#pragma once

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

  // Whether an earlier request with this id was answered: then `answer` is that. ALREADY_EXISTS if it was another
  // request, or another caller's. No request without an id was there before.
  absl::StatusOr<bool> Recall(std::string_view request_id, std::string_view fingerprint,
                              google::protobuf::Message& answer);
  // Nothing if there is no id.
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
