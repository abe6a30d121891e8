#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "libs/events/bus.hpp"

namespace participation::events {

// Collects what subscriptions are handed, from any number of threads.
class Heard {
 public:
  Bus::Handler Handler() {
    return [this](std::span<const Event> events) {
      const std::lock_guard lock{mutex_};
      events_.insert(events_.end(), events.begin(), events.end());
    };
  }

  std::vector<Event> events() const {
    const std::lock_guard lock{mutex_};
    return events_;
  }
  std::size_t size() const {
    const std::lock_guard lock{mutex_};
    return events_.size();
  }

  // Each key's last version, or -1 if one of its events came before one that it follows: a repeat is none.
  std::map<std::string, std::int64_t> LastVersions() const {
    std::map<std::string, std::int64_t> last;
    const std::lock_guard lock{mutex_};
    for (const Event& event : events_) {
      auto& version = last[event.key];
      if (version < 0) continue;
      version = event.version > version + 1 ? -1 : std::max(version, event.version);
    }
    return last;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Event> events_;
};

}  // namespace participation::events
