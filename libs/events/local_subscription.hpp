#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "libs/database/database.hpp"
#include "libs/events/bus.hpp"

namespace participation::events {

// Tells subscriptions that something was published.
class Arrivals {
 public:
  void Announce();
  // The number of announcements so far.
  std::uint64_t Count();
  // Waits until there are more than `seen` announcements, a request to stop, or `most` has passed.
  void Await(std::uint64_t seen, const std::stop_token& stop, std::chrono::milliseconds most);
  // Waits for `length` or a request to stop, whatever is announced.
  void Pause(const std::stop_token& stop, std::chrono::milliseconds length);

 private:
  std::mutex mutex_;
  std::condition_variable_any announced_;
  std::uint64_t count_ = 0;
};

// Hands a group the events of a local log from where the group has got to.
class LocalSubscription final : public Subscription {
 public:
  LocalSubscription(database::Database& log, std::shared_ptr<Arrivals> arrivals, std::string group,
                    std::vector<std::string> topics, Bus::Handler handler);

 private:
  // How far the group has got in a topic.
  struct Place {
    std::int64_t position = 0;
    std::int64_t handed = 0;  // events of the topic up to there, also those that it holds no longer
  };

  void Run(const std::stop_token& stop);
  // Hands over one batch of a topic and tells whether there was one.
  bool Deliver(const std::string& topic);
  void LoadPlaces();
  void SavePlace(const std::string& topic, const Place& place);

  database::Database& log_;
  const std::shared_ptr<Arrivals> arrivals_;
  const std::string group_;
  const std::vector<std::string> topics_;
  const Bus::Handler handler_;
  std::map<std::string, Place> places_;
  std::jthread worker_;  // Last: it uses everything above.
};

}  // namespace participation::events
