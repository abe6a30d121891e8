#include "libs/events/local_bus.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>

#include "libs/database/database.hpp"
#include "libs/events/event_columns.hpp"
#include "libs/events/event_limits.hpp"
#include "libs/events/local_subscription.hpp"
#include "libs/faults/crash_point.hpp"

namespace participation::events {
namespace {

constexpr std::size_t kReplayBatch = 500;
constexpr std::size_t kForgetBatch = 500;

// A topic counts its events, and a group those it was handed, so that nobody has to count to tell how far it is behind.
// A position is never given twice, also when the log was emptied.
constexpr database::Migration kLogMigrations[] = {{1, "0001_log", R"sql(
  CREATE TABLE log (
    position /*sqlite INTEGER PRIMARY KEY AUTOINCREMENT*/,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL, source TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL,
    time BIGINT NOT NULL, traceparent TEXT NOT NULL, data BYTEA NOT NULL);
  CREATE INDEX log_by_topic ON log (topic, position);
  CREATE TABLE topics (topic TEXT NOT NULL PRIMARY KEY, published BIGINT NOT NULL, forgotten BIGINT NOT NULL);
  CREATE TABLE places (consumer TEXT NOT NULL, topic TEXT NOT NULL, position BIGINT NOT NULL, handed BIGINT NOT NULL,
                       PRIMARY KEY (consumer, topic));
)sql"}};

// Adds what is news to the log.
void Append(database::Transaction& transaction, std::span<const Event> events) {
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(events.size());
  for (const Event& event : events) rows.push_back(ColumnsOf(event));
  const auto added = transaction.ExecuteMany("INSERT INTO log (" + std::string{kEventColumns} +
                                                 ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO "
                                                 "NOTHING",
                                             rows);
  std::map<std::string_view, std::int64_t> news;
  for (std::size_t i = 0; i < events.size(); ++i) news[events[i].topic] += added[i];
  for (const auto& [topic, count] : news) {
    transaction.Execute(
        "INSERT INTO topics (topic, published, forgotten) VALUES ($1, $2, 0) ON CONFLICT (topic) DO "
        "UPDATE SET published = topics.published + excluded.published",
        {topic, count});
  }
}

// Forgets at most kForgetBatch events of a topic, and tells whether there may be more.
bool Forget(database::Transaction& transaction, const std::string& topic, clock::Time time) {
  std::size_t count = 0;
  std::int64_t last = 0;
  for (const auto& row : transaction.Execute(
           "SELECT position, time FROM log WHERE topic = $1 AND position <= coalesce((SELECT min(position) FROM places "
           "WHERE places.topic = $1), $3) ORDER BY position LIMIT $2",
           {topic, kForgetBatch, std::numeric_limits<std::int64_t>::max()})) {
    if (row.Integer(1) >= clock::ToMicros(time)) break;
    last = row.Integer(0);
    ++count;
  }
  if (count == 0) return false;
  transaction.Execute("DELETE FROM log WHERE topic = $1 AND position <= $2", {topic, last});
  transaction.Execute("UPDATE topics SET forgotten = forgotten + $2 WHERE topic = $1", {topic, count});
  return count == kForgetBatch;
}

// The events of a topic that come after `from`, up to `to`.
std::int64_t CountBetween(database::Transaction& transaction, const std::string& topic, std::int64_t from,
                          std::int64_t to) {
  return transaction
      .Execute("SELECT count(*) FROM log WHERE topic = $1 AND position > $2 AND position <= $3", {topic, from, to})[0]
      .Integer(0);
}

class LocalBus final : public Bus {
 public:
  explicit LocalBus(std::string_view path) : log_{database::Open("sqlite:" + std::string{path}, {.exclusive = true})} {
    log_->Migrate("local_bus", kLogMigrations);
  }

  void Publish(std::span<const Event> events) override {
    RequireSound(events);
    try {
      log_->Write([events](database::Transaction& transaction) {
        Append(transaction, events);
        return true;
      });
    } catch (...) {
      ++publish_failures_;
      throw;
    }
    published_ += static_cast<std::int64_t>(events.size());
    faults::CrashPoint("after-publish");
    arrivals_->Announce();
  }

  std::unique_ptr<Subscription> Subscribe(std::string group, std::vector<std::string> topics,
                                          Handler handler) override {
    return std::make_unique<LocalSubscription>(*log_, arrivals_, std::move(group), std::move(topics),
                                               std::move(handler));
  }

  void Rewind(const std::string& group, const std::string& topic) override {
    log_->Write([&](database::Transaction& transaction) {
      transaction.Execute(
          "UPDATE places SET position = 0, handed = coalesce((SELECT forgotten FROM topics WHERE topics.topic = $2), "
          "0) "
          "WHERE consumer = $1 AND topic = $2",
          {group, topic});
      return true;
    });
  }

  Standing StandingOf(const std::string& group, const std::string& topic) override {
    Standing standing;
    log_->Read([&](database::Transaction& transaction) {
      const auto rows = transaction.Execute(
          "SELECT forgotten, published - forgotten, coalesce((SELECT position FROM places WHERE consumer = $1 AND "
          "places.topic = $2), 0) FROM topics WHERE topic = $2",
          {group, topic});
      if (!rows.empty()) standing = {rows[0].Integer(0), rows[0].Integer(1), {{0, rows[0].Integer(2) + 1}}};
    });
    return standing;
  }

  void Replay(const std::string& topic, const Standing& standing, const Witness& see) override {
    const std::int64_t settled = standing.places.empty() ? 0 : standing.places.at(0) - 1;
    const std::int64_t end = LastPosition(topic);
    for (std::int64_t position = 0; position < end;) {
      std::vector<Event> events;
      std::int64_t settled_here = 0;
      log_->Read([&](database::Transaction& transaction) {
        const std::int64_t from = position;
        position = ReadEvents(transaction, "log", topic, from, kReplayBatch, events);
        settled_here = CountBetween(transaction, topic, from, std::min(position, settled));
      });
      if (events.empty()) return;
      std::vector<bool> which(events.size());
      std::fill_n(which.begin(), settled_here, true);
      see(events, which);
    }
  }

  std::vector<Lag> Lags() override {
    std::vector<Lag> lags;
    log_->Read([&](database::Transaction& transaction) {
      for (const auto& row : transaction.Execute(
               "SELECT consumer, places.topic, coalesce(published, 0) - handed FROM places LEFT JOIN topics ON "
               "topics.topic = places.topic ORDER BY consumer, places.topic")) {
        lags.push_back({row.Text(0), row.Text(1), 0, row.Integer(2)});
      }
    });
    return lags;
  }

  BusCounts Counts() override { return {published_, publish_failures_, 0, {}}; }

  bool Prune(clock::Time time) override {
    bool more = false;
    log_->Write([&](database::Transaction& transaction) {
      more = false;
      for (const auto& row : transaction.Execute("SELECT topic FROM topics")) {
        more |= Forget(transaction, row.Text(0), time);
      }
      return true;
    });
    return more;
  }

 private:
  std::int64_t LastPosition(const std::string& topic) {
    std::int64_t last = 0;
    log_->Read([&](database::Transaction& transaction) {
      last = transaction.Execute("SELECT coalesce(max(position), 0) FROM log WHERE topic = $1", {topic})[0].Integer(0);
    });
    return last;
  }

  std::unique_ptr<database::Database> log_;
  std::shared_ptr<Arrivals> arrivals_ = std::make_shared<Arrivals>();
  std::atomic<std::int64_t> published_ = 0;
  std::atomic<std::int64_t> publish_failures_ = 0;
};

}  // namespace

std::unique_ptr<Bus> OpenLocalBus(std::string_view path) { return std::make_unique<LocalBus>(path); }

}  // namespace participation::events
