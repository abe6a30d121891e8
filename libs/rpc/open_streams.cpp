#include "libs/rpc/open_streams.hpp"

namespace participation::rpc {

void OpenStreams::Add(Stream& stream) {
  const std::lock_guard lock{mutex_};
  streams_.insert(&stream);
}

void OpenStreams::Remove(Stream& stream) {
  const std::lock_guard lock{mutex_};
  streams_.erase(&stream);
}

void OpenStreams::End() {
  const std::lock_guard lock{mutex_};
  ended_ = true;
  for (Stream* stream : streams_) stream->EndForShutdown();
}

}  // namespace participation::rpc
