#include "libs/database/log_emptier.hpp"

namespace participation::database {

bool LogEmptier::Run() {
  const std::uint64_t mine = ++wanted_;
  const std::lock_guard lock{mutex_};
  if (done_ >= mine) return true;
  const std::uint64_t covered = wanted_;
  if (connection_ == nullptr || connection_->Broken()) connection_ = connect_();
  if (!connection_->EmptyLog()) return false;
  done_ = covered;
  return true;
}

}  // namespace participation::database
