#include "libs/projections/shadow.hpp"

#include "libs/clock/clock.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/events/inbox.hpp"
#include "libs/events/outbox.hpp"

namespace participation::projections {
namespace {

using events::Event;

constexpr database::Migration kShadowMigrations[] = {{1, "0001_shadow", R"sql(
  CREATE TABLE keys_read (topic TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (topic, key))
    /*sqlite WITHOUT ROWID*/;
  CREATE TABLE held_back (id TEXT NOT NULL PRIMARY KEY) /*sqlite WITHOUT ROWID*/;
)sql"}};

std::unique_ptr<database::Database> OpenShadow(const std::filesystem::path& file, std::string_view module,
                                               std::span<const database::Migration> migrations) {
  Shadow::RemoveLeftover(file);
  auto database = database::Open("sqlite:" + file.string() + "?scratch=on", {.readers = 1});
  events::MigrateEvents(*database);
  database->Migrate(module, migrations);
  database->Migrate("shadow", kShadowMigrations);
  return database;
}

std::vector<std::vector<database::Parameter>> KeysOf(std::span<const Event> events, bool first) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const Event& event : events) {
    if ((event.version == 1) == first) rows.push_back({event.topic, event.key, event.version});
  }
  return rows;
}

}  // namespace

Shadow::Shadow(std::filesystem::path file, std::string_view module, std::span<const database::Migration> migrations,
               const Projection& projection)
    : file_{std::move(file)}, projection_{projection}, database_{OpenShadow(file_, module, migrations)} {}

Shadow::~Shadow() {
  database_.reset();
  RemoveLeftover(file_);
}

void Shadow::RemoveLeftover(const std::filesystem::path& file) {
  for (const char* end : {"", "-wal", "-shm"}) {
    std::error_code none;
    std::filesystem::remove(file.string() + end, none);
  }
}

void Shadow::HoldBack(std::span<const std::string> event_ids) {
  any_held_back_ = !event_ids.empty();
  std::vector<std::vector<database::Parameter>> rows;
  for (const std::string& id : event_ids) rows.push_back({id});
  database_->Write([&](database::Transaction& transaction) {
    transaction.ExecuteMany("INSERT INTO held_back (id) VALUES ($1)", rows);
    return true;
  });
}

void Shadow::Read(std::span<const Event> events, const std::vector<bool>& chosen) {
  database_->Write([&](database::Transaction& transaction) {
    RequireNoGap(transaction, events);
    std::vector<Event> wanted;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (chosen[i] && !IsHeldBack(transaction, events[i])) wanted.push_back(events[i]);
    }
    Apply(transaction, wanted);
    return true;
  });
}

void Shadow::CatchUp(std::span<const Event> events) {
  database_->Write([&](database::Transaction& transaction) {
    Apply(transaction, events);
    return true;
  });
}

void Shadow::Finish() {
  if (!projection_.finish) return;
  for (bool more = true; more;) {
    database_->Write([&](database::Transaction& transaction) {
      more = projection_.finish(transaction);
      return true;
    });
  }
}

// Versions count a key's events from 1: a later one than the next tells of one that the bus has lost.
void Shadow::RequireNoGap(database::Transaction& transaction, std::span<const Event> events) {
  transaction.ExecuteMany("INSERT INTO keys_read (topic, key, version) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                          KeysOf(events, true));
  const auto later = KeysOf(events, false);
  const auto follows = transaction.ExecuteMany(
      "UPDATE keys_read SET version = $3 WHERE topic = $1 AND key = $2 AND version = $3 - 1", later);
  for (std::size_t i = 0; i < later.size(); ++i) {
    if (follows[i] == 1) continue;
    const bool comes_again =
        !transaction.Execute("SELECT 1 FROM keys_read WHERE topic = $1 AND key = $2 AND version >= $3", later[i])
             .empty();
    if (comes_again) continue;
    const auto& topic = std::get<std::string_view>(later[i][0].value());
    throw CannotRebuild{"the topic " + std::string{topic} +
                        " does not hold all events of each key, or not in order: it was compacted, made anew, or given "
                        "more partitions. A projection cannot be made again from it"};
  }
}

bool Shadow::IsHeldBack(database::Transaction& transaction, const Event& event) const {
  return any_held_back_ && !transaction.Execute("SELECT 1 FROM held_back WHERE id = $1", {event.id}).empty();
}

void Shadow::Apply(database::Transaction& transaction, std::span<const Event> events) const {
  std::vector<Event> known;
  for (const Event& event : events) {
    if (projection_.reactions.Find(event.type) != nullptr) known.push_back(event);
  }
  const std::vector<bool> is_news = events::EnterInbox(transaction, known, clock::Time{});
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (!is_news[i]) continue;
    const auto applied = projection_.reactions.Apply(transaction, known[i]);
    if (applied.status) continue;
    throw CannotRebuild{"the reaction to the event " + known[i].id +
                        " broke down: " + events::Presentable(applied.breakdown) + ". Mend that and rebuild again"};
  }
  if (transaction.Execute("SELECT 1 FROM outbox LIMIT 1").empty()) return;
  throw CannotRebuild{"its reactions publish events, which must not be published again: a defect of the program"};
}

}  // namespace participation::projections
