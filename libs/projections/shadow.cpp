#include "libs/projections/shadow.hpp"

#include <set>

#include "libs/database/select_among.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/events/outbox.hpp"

namespace participation::projections {
namespace {

using events::Event;

constexpr database::Migration kShadowMigrations[] = {{1, "0001_without_effect", R"sql(
  CREATE TABLE without_effect (id TEXT NOT NULL PRIMARY KEY) /*sqlite WITHOUT ROWID*/;
)sql"}};

std::unique_ptr<database::Database> OpenShadow(const std::filesystem::path& file, std::string_view module,
                                               std::span<const database::Migration> migrations) {
  Shadow::RemoveLeftover(file);
  auto database = database::Open("sqlite:" + file.string() + "?scratch=on", {.readers = 1});
  events::MigrateEvents(*database);
  database->Migrate(module, migrations);
  database->Migrate("shadow", kShadowMigrations);
  KeysMet::Migrate(*database);
  return database;
}

void NoteWithoutEffect(database::Transaction& transaction, std::span<const std::string> event_ids) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const std::string& id : event_ids) rows.push_back({id});
  transaction.ExecuteMany("INSERT INTO without_effect (id) VALUES ($1) ON CONFLICT DO NOTHING", rows);
}

void TakeOutWithoutEffect(database::Transaction& transaction, std::span<const Event> events) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const Event& event : events) rows.push_back({event.id});
  transaction.ExecuteMany("DELETE FROM without_effect WHERE id = $1", rows);
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
    std::vector<bool> takes_effect = keys_met_.Meet(transaction, events);
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
    const std::vector<bool> are_news = keys_met_.Pass(transaction, events);
    for (std::size_t i = 0; i < events.size(); ++i) {
      takes_effect.push_back(are_news[i] || without_effect.contains(events[i].id));
    }
    TakeOutWithoutEffect(transaction, events);
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
