#include "libs/projections/shadow.hpp"

#include <functional>
#include <set>

#include "libs/database/select_among.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/events/outbox.hpp"

namespace participation::projections {
namespace {

using events::Event;

constexpr database::Migration kShadowMigrations[] = {{1, "0001_shadow", R"sql(
  -- Up to which version each key's events have been met. They have taken effect, but for those below.
  CREATE TABLE keys_met (key TEXT NOT NULL, topic TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (key, topic))
    /*sqlite WITHOUT ROWID*/;
  CREATE TABLE without_effect (id TEXT NOT NULL PRIMARY KEY) /*sqlite WITHOUT ROWID*/;
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

using ParameterRows = std::vector<std::vector<database::Parameter>>;

// They view the events.
template <class Choice>
ParameterRows KeysOf(std::span<const Event> events, const Choice& is_chosen) {
  ParameterRows rows;
  for (const Event& event : events) {
    if (is_chosen(event)) rows.push_back({event.key, event.topic, event.version});
  }
  return rows;
}

ParameterRows Ids(std::span<const Event> events) {
  ParameterRows rows;
  for (const Event& event : events) rows.push_back({event.id});
  return rows;
}

bool IsFirst(const Event& event) { return event.version == 1; }

// Whether a later event of a key comes again, which is none that follows: otherwise the bus has lost some before it.
void RequireMet(database::Transaction& transaction, const std::vector<database::Parameter>& key) {
  if (!transaction.Execute("SELECT 1 FROM keys_met WHERE key = $1 AND topic = $2 AND version >= $3", key).empty()) {
    return;
  }
  const auto& topic = std::get<std::string_view>(key[1].value());
  const auto& name = std::get<std::string_view>(key[0].value());
  throw CannotRebuild{"the topic " + std::string{topic} + " does not hold all events of the key " + std::string{name} +
                      ", or not in order: it was compacted, made anew or given more partitions, or somebody else wrote "
                      "to it. A projection cannot be made again from it"};
}

// Notes that events were met, and tells which of them are news. Versions count a key's events from 1.
std::vector<bool> NoteMet(database::Transaction& transaction, std::span<const Event> events) {
  const auto firsts = transaction.ExecuteMany(
      "INSERT INTO keys_met (key, topic, version) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", KeysOf(events, IsFirst));
  const ParameterRows later = KeysOf(events, std::not_fn(IsFirst));
  const auto follows = transaction.ExecuteMany(
      "UPDATE keys_met SET version = $3 WHERE key = $1 AND topic = $2 AND version = $3 - 1", later);
  for (std::size_t i = 0; i < later.size(); ++i) {
    if (follows[i] == 0) RequireMet(transaction, later[i]);
  }
  std::vector<bool> news;
  auto first = firsts.begin();
  auto follow = follows.begin();
  for (const Event& event : events) news.push_back((IsFirst(event) ? *first++ : *follow++) != 0);
  return news;
}

void NoteWithoutEffect(database::Transaction& transaction, std::span<const std::string> event_ids) {
  ParameterRows rows;
  for (const std::string& id : event_ids) rows.push_back({id});
  transaction.ExecuteMany("INSERT INTO without_effect (id) VALUES ($1) ON CONFLICT DO NOTHING", rows);
}

// The ids of those of some events.
std::set<std::string> WithoutEffect(database::Transaction& transaction, std::span<const Event> events) {
  std::vector<database::Parameter> ids;
  for (const Event& event : events) ids.emplace_back(event.id);
  std::set<std::string> found;
  for (const auto& row : database::SelectAmong(transaction, "SELECT id FROM without_effect WHERE id IN (?)", {}, ids)) {
    found.insert(row.Text(0));
  }
  return found;
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
  database_->Write([&](database::Transaction& transaction) {
    NoteWithoutEffect(transaction, event_ids);
    return true;
  });
}

void Shadow::Read(std::span<const Event> events, const std::vector<bool>& chosen) {
  database_->Write([&](database::Transaction& transaction) {
    std::vector<bool> takes_effect = NoteMet(transaction, events);
    std::vector<std::string> passed;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (!takes_effect[i] || chosen[i]) continue;
      passed.push_back(events[i].id);
      takes_effect[i] = false;
    }
    NoteWithoutEffect(transaction, passed);
    if (any_held_back_) {
      const std::set<std::string> without_effect = WithoutEffect(transaction, events);
      for (std::size_t i = 0; i < events.size(); ++i) {
        takes_effect[i] = takes_effect[i] && !without_effect.contains(events[i].id);
      }
    }
    Apply(transaction, events, std::move(takes_effect));
    return true;
  });
}

void Shadow::CatchUp(std::span<const Event> events) {
  database_->Write([&](database::Transaction& transaction) {
    const std::set<std::string> without_effect = WithoutEffect(transaction, events);
    std::vector<bool> takes_effect;
    const auto met = transaction.ExecuteMany(
        "INSERT INTO keys_met (key, topic, version) VALUES ($1, $2, $3) ON CONFLICT (key, topic) DO UPDATE SET version "
        "= $3 WHERE keys_met.version < $3",
        KeysOf(events, [](const Event&) { return true; }));
    for (std::size_t i = 0; i < events.size(); ++i) {
      takes_effect.push_back(met[i] != 0 || without_effect.contains(events[i].id));
    }
    transaction.ExecuteMany("DELETE FROM without_effect WHERE id = $1", Ids(events));
    Apply(transaction, events, std::move(takes_effect));
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

void Shadow::Apply(database::Transaction& transaction, std::span<const Event> events,
                   std::vector<bool> takes_effect) const {
  const events::Reactions& reactions = projection_.reactions;
  for (std::size_t i = 0; i < events.size(); ++i) {
    takes_effect[i] = takes_effect[i] && reactions.Find(events[i].type) != nullptr;
  }
  if (!reactions.ApplyTogether(transaction, events, takes_effect)) {
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (takes_effect[i]) ApplyOne(transaction, events[i]);
    }
  }
  if (transaction.Execute("SELECT 1 FROM outbox LIMIT 1").empty()) return;
  throw CannotRebuild{"its reactions publish events, which must not be published again: a defect of the program"};
}

void Shadow::ApplyOne(database::Transaction& transaction, const Event& event) const {
  const auto applied = projection_.reactions.Apply(transaction, event);
  if (applied.status) return;
  throw CannotRebuild{"the reaction to the event " + event.id +
                      " broke down: " + events::Presentable(applied.breakdown) + ". Mend that and rebuild again"};
}

}  // namespace participation::projections
