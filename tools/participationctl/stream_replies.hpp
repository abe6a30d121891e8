#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "tools/participationctl/grid.hpp"

namespace google::protobuf {
class Message;
}

namespace participation::ctl {

class Wording;

// Prints the replies of a stream. Where each is one list with an item for each item of its request, they make one table
// whose rows say from which line, and from which item of its list, each came, in the words of the command.
class StreamReplies {
 public:
  StreamReplies(std::string output, const Wording& wording, std::ostream& out);
  ~StreamReplies();
  StreamReplies(const StreamReplies&) = delete;
  StreamReplies& operator=(const StreamReplies&) = delete;

  // The reply to the request of the line.
  void Add(int line, const google::protobuf::Message& request, const google::protobuf::Message& reply);
  // Prints what is not printed yet.
  void Flush();

 private:
  const std::string output_;
  const Wording& wording_;
  std::ostream& out_;
  std::unique_ptr<google::protobuf::Message> gathered_;
  std::vector<Row> labels_;  // of the rows gathered
};

}  // namespace participation::ctl
