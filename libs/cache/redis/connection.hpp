#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/cache/redis/address.hpp"
#include "libs/cache/redis/reply.hpp"
#include "libs/files/file_descriptor.hpp"

namespace participation::cache::redis {

using Deadline = std::chrono::steady_clock::time_point;
using Command = std::vector<std::string_view>;

// A connection to a server, for one thread at a time. After a Breakdown it can only be closed. hiredis knows the form
// of what is said; sending and receiving is done here, since its own would wait for each piece of an answer as long as
// for the whole, and be killed by SIGPIPE.
class Connection {
 public:
  // Connects, enters and makes sure that the server answers. Looking up its name may take longer than the deadline.
  // Throws Breakdown, which says why without any secret.
  Connection(const Address& address, Deadline deadline);

  // Sends commands together and gives the reply to each. Throws Breakdown.
  std::vector<Reply> Ask(std::span<const Command> commands, Deadline deadline);

 private:
  void Enter(const Address& address, Deadline deadline);
  void Send(std::string_view bytes, Deadline deadline);
  void Receive(Deadline deadline);

  files::FileDescriptor socket_;
  ReplyReader replies_;
};

}  // namespace participation::cache::redis
