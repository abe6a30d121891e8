#include "libs/events/local_subscription.hpp"

#include "libs/events/event_columns.hpp"
#include "libs/faults/crash_point.hpp"
#include "libs/log/log.hpp"

namespace participation::events {
namespace {

constexpr std::size_t kBatch = 200;
constexpr std::chrono::milliseconds kIdle{1000};
constexpr std::chrono::milliseconds kBackoff{200};

}  // namespace

void Arrivals::Announce() {
  {
    const std::lock_guard lock{mutex_};
    ++count_;
  }
  announced_.notify_all();
}

std::uint64_t Arrivals::Count() {
  const std::lock_guard lock{mutex_};
  return count_;
}

void Arrivals::Await(std::uint64_t seen, const std::stop_token& stop, std::chrono::milliseconds most) {
  std::unique_lock lock{mutex_};
  announced_.wait_for(lock, stop, most, [&] { return count_ != seen; });
}

void Arrivals::Pause(const std::stop_token& stop, std::chrono::milliseconds length) {
  std::unique_lock lock{mutex_};
  announced_.wait_for(lock, stop, length, [] { return false; });
}

LocalSubscription::LocalSubscription(database::Database& log, std::shared_ptr<Arrivals> arrivals, std::string group,
                                     std::vector<std::string> topics, Bus::Handler handler)
    : log_{log},
      arrivals_{std::move(arrivals)},
      group_{std::move(group)},
      topics_{std::move(topics)},
      handler_{std::move(handler)} {
  LoadPlaces();
  worker_ = std::jthread{[this](const std::stop_token& stop) { Run(stop); }};
}

void LocalSubscription::Run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const std::uint64_t seen = arrivals_->Count();
    try {
      bool any = false;
      for (const std::string& topic : topics_) any |= !stop.stop_requested() && Deliver(topic);
      if (!any) arrivals_->Await(seen, stop, kIdle);
    } catch (const std::exception& problem) {
      log::Warning("events will be handed over again", {log::Group(group_), log::Reason(problem.what())});
      arrivals_->Pause(stop, kBackoff);
    }
  }
}

bool LocalSubscription::Deliver(const std::string& topic) {
  std::vector<Event> events;
  Place place = places_[topic];
  log_.Read([&](database::Transaction& transaction) {
    place.position = ReadEvents(transaction, "log", topic, place.position, kBatch, events);
  });
  if (events.empty()) return false;
  handler_(events);
  faults::CrashPoint("after-effects");
  place.handed += static_cast<std::int64_t>(events.size());
  SavePlace(topic, place);
  return true;
}

void LocalSubscription::LoadPlaces() {
  log_.Write([this](database::Transaction& transaction) {
    for (const std::string& topic : topics_) {
      transaction.Execute(
          "INSERT INTO places (consumer, topic, position, handed) VALUES ($1, $2, 0, coalesce((SELECT forgotten FROM "
          "topics WHERE topic = $2), 0)) ON CONFLICT DO NOTHING",
          {group_, topic});
      const auto rows = transaction.Execute("SELECT position, handed FROM places WHERE consumer = $1 AND topic = $2",
                                            {group_, topic});
      places_[topic] = {rows.at(0).Integer(0), rows.at(0).Integer(1)};
    }
    return true;
  });
}

void LocalSubscription::SavePlace(const std::string& topic, const Place& place) {
  log_.Write([&](database::Transaction& transaction) {
    transaction.Execute("UPDATE places SET position = $3, handed = $4 WHERE consumer = $1 AND topic = $2",
                        {group_, topic, place.position, place.handed});
    return true;
  });
  places_[topic] = place;
}

}  // namespace participation::events
