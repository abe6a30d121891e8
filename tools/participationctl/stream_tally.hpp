#pragma once

#include <cstdint>
#include <iosfwd>

namespace google::protobuf {
class Message;
}

namespace participation::ctl {

// What became of the items that went in by a stream, as its replies say. Replies that speak of no items count nothing.
class StreamTally {
 public:
  void Add(const google::protobuf::Message& reply);

  bool AnyRefused() const { return refused_ > 0; }
  // "3 items = 1 stored + 1 had already + 1 refused", or nothing if there were none.
  void Print(std::ostream& out) const;

 private:
  std::int64_t stored_ = 0;
  std::int64_t already_had_ = 0;
  std::int64_t refused_ = 0;
};

}  // namespace participation::ctl
