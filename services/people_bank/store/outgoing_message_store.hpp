#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/people_bank/domain/outgoing_message.hpp"

namespace participation::people_bank {

// The queue of messages to people, and what became of those that left it.
class OutgoingMessageStore {
 public:
  struct Query {
    std::string person_id;  // or empty
    std::optional<OutgoingMessage::State> state;
    std::string after;
    std::size_t limit = 0;
  };

  explicit OutgoingMessageStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<OutgoingMessage> Find(const std::string& outgoing_message_id);
  std::vector<OutgoingMessage> List(const Query& query);
  // Those to be sent now, the longest due first.
  std::vector<OutgoingMessage> Due(clock::Time now, std::size_t limit);
  // All that wait for one person.
  std::vector<OutgoingMessage> QueuedFor(const std::string& person_id);

  // Whether there is, or ever was, any about this.
  bool AnyAbout(const std::string& subject_id);

  void Save(const OutgoingMessage& message) { SaveAll({&message, 1}); }
  void SaveAll(std::span<const OutgoingMessage> messages);
  // Stops all queued messages about invitations to an opportunity.
  void StopQueuedAbout(const std::string& opportunity_id, std::string_view reason);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
