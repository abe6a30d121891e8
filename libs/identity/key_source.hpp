#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "libs/jose/key_set.hpp"

namespace participation::identity {

// How often an issuer is asked for its keys.
struct KeyIntervals {
  std::chrono::milliseconds regular = std::chrono::minutes{10};
  // Between two askings for a key that is not known: whoever makes up key ids costs the issuer no more than this.
  std::chrono::milliseconds shortest = std::chrono::minutes{1};
  // After a first failure; doubled each time, up to the regular interval.
  std::chrono::milliseconds retry = std::chrono::seconds{1};
  // How long keys are good that cannot be fetched again.
  std::chrono::milliseconds last_good = std::chrono::hours{24};
};

// The published keys of one issuer: of an URL or a file, fetched again from time to time on a thread of its own, and
// soon when a key is missed. What cannot be fetched or used leaves the last good ones in force for a day.
class KeySource {
 public:
  struct Health {
    std::uint64_t fetched = 0;
    std::uint64_t failed = 0;
    std::chrono::seconds age{};  // of the keys in force
    bool has_keys = false;
  };

  // `name` is for the log. Throws std::invalid_argument if a file of keys cannot be used; an URL may be away.
  KeySource(std::string name, std::string place, std::string authorities, KeyIntervals intervals = {});
  ~KeySource();
  KeySource(const KeySource&) = delete;
  KeySource& operator=(const KeySource&) = delete;

  // Null as long as there are none, or the last good ones are too old.
  std::shared_ptr<const jose::KeySet> Keys() const;

  // Has them fetched again. False if that was done so shortly before that it is not done now.
  bool Miss();

  Health health() const;

 private:
  using Time = std::chrono::steady_clock::time_point;

  bool IsUrl() const { return place_.find("://") != std::string::npos; }
  jose::KeySet Fetch() const;
  void FetchOften(const std::stop_token& stop);
  // When to fetch next.
  Time TakeTurn(std::chrono::milliseconds& retry);

  const std::string name_;
  const std::string place_;
  const std::string authorities_;
  const KeyIntervals intervals_;
  mutable std::mutex mutex_;
  std::condition_variable_any missed_;
  bool is_missed_ = false;
  Time asked_;  // for what was missed
  std::shared_ptr<const jose::KeySet> keys_;
  Time fetched_at_;
  Health health_;
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace participation::identity
