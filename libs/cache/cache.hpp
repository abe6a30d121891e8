#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"

namespace participation::cache {

class Memory;
struct Value;

namespace redis {
class Store;
}

// Every question is answered from one of the first four; errors come on top.
struct Statistics {
  std::uint64_t from_memory = 0;  // of this process
  std::uint64_t from_shared = 0;  // made by another process
  std::uint64_t joined = 0;       // waited for a load that was under way in this process
  std::uint64_t loads = 0;
  std::chrono::microseconds loading{0};  // spent on loads
  std::chrono::microseconds saved{0};    // that loads would have taken, had nothing been kept
  std::uint64_t evictions = 0;           // values pushed out of memory for want of room
  std::uint64_t errors = 0;              // what the shared cache did not answer, or refused
  std::optional<bool> is_shared = {};    // whether there is a shared cache, and then whether it answers
};

// What was worked out, kept for a while to save the work. Nothing that is kept is ever trusted to be current: whoever
// asks says of which version of the data, and gets what was made of exactly that. Thread-safe.
class Cache {
 public:
  using Loader = std::function<absl::StatusOr<std::string>()>;

  explicit Cache(std::unique_ptr<Memory> memory, std::unique_ptr<redis::Store> shared = nullptr);
  ~Cache();

  // What was kept under `key` for exactly this `version` of the data, or what `loader` makes of it, which is then kept
  // for about `ttl` at most: give or take a tenth, so that what was made together does not end together. A version must
  // never stand for two states of the data, not even one that was rolled back: a new id for each change is right.
  // Whatever else the answer depends on must be in the key. Who asks the same at the same time shares one load, as far
  // as is known; a refusal, or an exception, goes to all who wait for it and is not kept. The loader must not ask for
  // its own key. Throws std::invalid_argument for a key that is empty or has more than 512 bytes, and for a version
  // that is not of 1 to 64 letters, digits and hyphens.
  absl::StatusOr<std::string> GetOrLoad(std::string_view key, std::string_view version, std::chrono::milliseconds ttl,
                                        const Loader& loader);

  Statistics Stats() const;

 private:
  struct Question;
  struct Flight;

  std::optional<std::string> FindInMemory(const Question& question);
  std::optional<std::string> FindShared(const Question& question);
  absl::StatusOr<std::string> Lead(const Question& question, Flight& flight);
  absl::StatusOr<std::string> Find(const Question& question);
  absl::StatusOr<std::string> Load(const Question& question);
  void Land(const std::string& name);

  const std::unique_ptr<Memory> memory_;
  const std::unique_ptr<redis::Store> shared_;  // absent if this process has its own only
  std::atomic<std::uint64_t> from_memory_{0};
  std::atomic<std::uint64_t> from_shared_{0};
  std::atomic<std::uint64_t> joined_{0};
  std::atomic<std::uint64_t> loads_{0};
  std::atomic<std::int64_t> loading_{0};  // microseconds
  std::atomic<std::int64_t> saved_{0};    // microseconds
  std::mutex mutex_;                      // guards flights_
  std::map<std::string, std::shared_ptr<Flight>, std::less<>> flights_;
};

struct Options {
  clock::Clock& clock = clock::System();
  // Set before every key of a shared cache: tells apart who makes other values under the same key.
  std::string prefix = {};
  // Hears, from a thread of its own, when the shared cache goes away and comes back, and why; never a secret.
  std::function<void(std::string_view)> tell = nullptr;
};

// `memory:` keeps at most 64 MiB in this process, `memory:?max=<n>KiB|MiB|GiB` at most that.
//
// `redis://[<user>@]<host>[:<port>][/<database>]`, optionally with `?password-file=<path>` and `max=` joined by `&`,
// keeps values in a Redis server, too, for other processes. It need not be there: without it everything is slower and
// nothing else. TLS is left to a tunnel.
//
// Throws std::invalid_argument for any other URL, and std::runtime_error if the password cannot be read.
std::unique_ptr<Cache> Open(std::string_view url, const Options& options = {});

// What a URL lacks for nobody between this machine and the server to read or change what is sent; empty if it lacks
// nothing, as where it does not leave the machine. Throws as Open does for a URL that is none.
std::string WhatExposes(std::string_view url);

}  // namespace participation::cache
