#pragma once

#include <functional>
#include <future>

#include "absl/status/status.h"
#include "libs/database/database.hpp"
#include "libs/rpc/call.hpp"
#include "libs/rpc/edge.hpp"

namespace participation::rpc {

// A change that a stream's handler makes on behalf of a call while it does something else. Kept unless it is refused;
// not begun if the call's deadline has passed, or the caller gave up, when its turn comes. Nobody has to wait for it:
// `work` and `tell` should own what they use, for they may run when the handler is gone.
class Change {
 public:
  using Work = std::function<absl::Status(database::Transaction&)>;

  // Adds what the work was about, once it is done, for the record.
  using Tell = std::function<void(Objects&)>;

  // Begins.
  Change(Edge& edge, const Call& call, Work work, Tell tell);

  // Waits until the change is durable, or refused. What it throws comes out. To be asked once.
  absl::Status Wait();

 private:
  std::future<absl::Status> done_;
};

// Makes a change and waits for it.
absl::Status MakeChange(Edge& edge, const Call& call, Change::Work work, Change::Tell tell);

}  // namespace participation::rpc
