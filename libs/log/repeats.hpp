#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

namespace participation::log {

// Thins out a flood of the same record to one in a second, and counts the others. Not thread-safe.
class Repeats {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // Nothing if the record is to be counted and not written: the same was written less than a second ago. Otherwise how
  // many went unwritten since then.
  std::optional<std::int64_t> Admit(const std::string& record, Time now);

  // Has each record written once more that went unwritten since it was last, with how many did besides.
  void Settle(Time now, const std::function<void(const std::string& record, std::int64_t others)>& write);

 private:
  struct Seen {
    Time written;
    std::int64_t unwritten = 0;
  };

  void ForgetOld(Time now);

  std::unordered_map<std::string, Seen> seen_;
};

}  // namespace participation::log
