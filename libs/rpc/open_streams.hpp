#pragma once

#include <atomic>
#include <mutex>
#include <set>

namespace participation::rpc {

// The streams under way, so that each can be ended with a status before a server that stops cuts it off without one.
class OpenStreams {
 public:
  class Stream {
   public:
    // Ends the stream as soon as what it took is answered. Any thread may call.
    virtual void EndForShutdown() = 0;

   protected:
    ~Stream() = default;
  };

  // From when it begins until it is done.
  void Add(Stream& stream);
  void Remove(Stream& stream);

  // Ends those under way, and those that still begin.
  void End();
  bool ended() const { return ended_; }

 private:
  std::mutex mutex_;
  std::set<Stream*> streams_;
  std::atomic<bool> ended_{false};
};

}  // namespace participation::rpc
