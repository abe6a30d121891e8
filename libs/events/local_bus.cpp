#include "libs/events/local_bus.hpp"

#include <map>

#include "libs/database/database.hpp"
#include "libs/events/event_columns.hpp"
#include "libs/events/local_subscription.hpp"
#include "libs/faults/crash_point.hpp"

namespace participation::events {
namespace {

constexpr std::size_t kReplayBatch = 500;

constexpr database::Migration kLogMigrations[] = {{1, "0001_log", R"sql(
  CREATE TABLE log (
    position /*sqlite INTEGER*/ PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL, source TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL,
    time BIGINT NOT NULL, traceparent TEXT NOT NULL, data BYTEA NOT NULL);
  CREATE INDEX log_by_topic ON log (topic, position);
  CREATE TABLE places (consumer TEXT NOT NULL, topic TEXT NOT NULL, position BIGINT NOT NULL,
                       PRIMARY KEY (consumer, topic));
)sql"}};

class LocalBus final : public Bus {
 public:
  explicit LocalBus(std::string_view path) : log_{database::Open("sqlite:" + std::string{path})} {
    log_->Migrate("local_bus", kLogMigrations);
  }

  void Publish(std::span<const Event> events) override {
    log_->Write([events](database::Transaction& transaction) {
      InsertEvents(transaction, "log", events);
      return true;
    });
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
      transaction.Execute("DELETE FROM places WHERE consumer = $1 AND topic = $2", {group, topic});
      return true;
    });
  }

  void Replay(const std::string& topic, const Handler& see) override {
    std::int64_t position = 0;
    while (true) {
      std::vector<Event> events;
      log_->Read([&](database::Transaction& transaction) {
        position = ReadEvents(transaction, "log", topic, position, kReplayBatch, events);
      });
      if (events.empty()) return;
      see(events);
    }
  }

  std::vector<Lag> Lags() override {
    std::vector<Lag> lags;
    log_->Read([&](database::Transaction& transaction) {
      for (const auto& row :
           transaction.Execute("SELECT consumer, topic, (SELECT count(*) FROM log WHERE log.topic = places.topic "
                               "AND log.position > places.position) FROM places ORDER BY consumer, topic")) {
        lags.push_back({row.Text(0), row.Text(1), row.Integer(2)});
      }
    });
    return lags;
  }

 private:
  std::unique_ptr<database::Database> log_;
  std::shared_ptr<Arrivals> arrivals_ = std::make_shared<Arrivals>();
};

}  // namespace

std::unique_ptr<Bus> OpenLocalBus(std::string_view path) { return std::make_unique<LocalBus>(path); }

}  // namespace participation::events
