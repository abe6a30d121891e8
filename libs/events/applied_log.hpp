#pragma once

#include <span>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/events/event.hpp"

namespace participation::events {

// What a module's reactions have applied since it was opened, in the order of commits: whoever builds a read model anew
// beside the one in use has to apply it too. It is open only while somebody does.
class AppliedLog {
 public:
  explicit AppliedLog(database::Transaction& transaction) : transaction_{transaction} {}

  // Opens it; nothing may be left of before.
  void Open();
  void Close();
  bool IsOpen();
  // Forgets some of what is left of it once it is closed, and tells whether there may be more.
  bool Clear();

  // Adds events whose reaction came to an end, in the transaction of their effects; nothing while it is closed.
  void Add(std::span<const Event> events);

  // Appends to `events` what follows `position`. Returns the last position read, or `position`.
  std::int64_t Read(std::int64_t position, std::size_t most, std::vector<Event>& events);
  // Forgets what stands up to `position`, of which nobody needs to know any longer whether it was applied.
  void Forget(std::int64_t position);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::events
