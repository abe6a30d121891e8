#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "libs/cache/redis/pool.hpp"
#include "libs/cache/value.hpp"

namespace participation::cache::redis {

// Values in a Redis server, for every process that is given it: under each key the last that was kept, with its
// version. Whatever is the matter with the server, nothing throws: values are not found then, and not kept.
// Thread-safe.
class Store {
 public:
  // A process that was killed while it loaded keeps the others waiting no longer.
  static constexpr std::chrono::milliseconds kLease{1000};

  // `prefix` is set before every key.
  Store(Address address, std::string prefix, Pool::Teller tell);

  std::optional<Value> Find(std::string_view key, std::string_view version);
  // Keeps values of up to kLargestValue bytes.
  void Keep(std::string_view key, const Value& value, std::chrono::milliseconds ttl);

  // Whether this process may load: nobody else says that they do, or nobody can be asked. It only saves work: should
  // two load, both load the same.
  bool TakeLease(std::string_view key, std::string_view version);
  void EndLease(std::string_view key, std::string_view version);

  bool IsThere() const { return pool_.IsThere(); }
  std::uint64_t Errors() const { return pool_.Errors(); }

 private:
  std::string NameOf(std::string_view key) const;
  std::string LeaseOf(std::string_view key, std::string_view version) const;
  std::optional<Reply> Ask(Command command);

  const std::string prefix_;
  Pool pool_;
};

}  // namespace participation::cache::redis
