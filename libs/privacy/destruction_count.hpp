#pragma once

#include <cstdint>
#include <filesystem>

namespace participation::privacy {

// How many keys have been destroyed, in eight bytes of a file that every process using the store maps into its memory:
// so a key destroyed by one process is forgotten by the others at once, at the price of reading one number.
class DestructionCount {
 public:
  explicit DestructionCount(const std::filesystem::path& path);
  ~DestructionCount();
  DestructionCount(const DestructionCount&) = delete;
  DestructionCount& operator=(const DestructionCount&) = delete;

  std::uint64_t Now() const;
  void Add();

 private:
  std::uint64_t* count_;
};

}  // namespace participation::privacy
