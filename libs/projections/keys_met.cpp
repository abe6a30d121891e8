#include "libs/projections/keys_met.hpp"

#include <algorithm>
#include <functional>

#include "libs/projections/cannot_rebuild.hpp"

namespace participation::projections {
namespace {

using events::Event;

// Topics are numbered, so that a name is not written with each key.
constexpr database::Migration kKeysMetMigrations[] = {{1, "0001_keys_met", R"sql(
  CREATE TABLE keys_met (key TEXT NOT NULL, topic BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (key, topic))
    /*sqlite WITHOUT ROWID*/;
)sql"}};

bool IsFirst(const Event& event) { return event.version == 1; }

}  // namespace

void KeysMet::Migrate(database::Database& shadow) { shadow.Migrate("keys_met", kKeysMetMigrations); }

std::int64_t KeysMet::NumberOf(const std::string& topic) {
  const auto found = std::ranges::find(topics_, topic);
  const auto number = found - topics_.begin();
  if (found == topics_.end()) topics_.push_back(topic);
  return number;
}

// They view the events.
template <class Choice>
KeysMet::Rows KeysMet::RowsOf(std::span<const Event> events, const Choice& is_chosen) {
  Rows rows;
  rows.reserve(events.size());
  for (const Event& event : events) {
    if (is_chosen(event)) rows.push_back({event.key, NumberOf(event.topic), event.version});
  }
  return rows;
}

// Whether a later event of a key comes again, which is none that follows: otherwise the bus has lost some before it.
void KeysMet::RequireMet(database::Transaction& transaction, const std::vector<database::Parameter>& row) const {
  if (!transaction.Execute("SELECT 1 FROM keys_met WHERE key = $1 AND topic = $2 AND version >= $3", row).empty()) {
    return;
  }
  const std::string_view key = std::get<std::string_view>(row[0].value());
  const std::string& topic = topics_.at(static_cast<std::size_t>(std::get<std::int64_t>(row[1].value())));
  throw CannotRebuild{"the topic " + topic + " does not hold all events of the key " + std::string{key} +
                      ", or not in order: it was compacted, made anew or given more partitions, or somebody else wrote "
                      "to it. A projection cannot be made again from it"};
}

std::vector<bool> KeysMet::Meet(database::Transaction& transaction, std::span<const Event> events) {
  const auto firsts = transaction.ExecuteMany(
      "INSERT INTO keys_met (key, topic, version) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", RowsOf(events, IsFirst));
  const Rows later = RowsOf(events, std::not_fn(IsFirst));
  const auto follows = transaction.ExecuteMany(
      "UPDATE keys_met SET version = $3 WHERE key = $1 AND topic = $2 AND version = $3 - 1", later);
  for (std::size_t i = 0; i < later.size(); ++i) {
    if (follows[i] == 0) RequireMet(transaction, later[i]);
  }
  std::vector<bool> are_news;
  auto first = firsts.begin();
  auto follow = follows.begin();
  for (const Event& event : events) are_news.push_back((IsFirst(event) ? *first++ : *follow++) != 0);
  return are_news;
}

std::vector<bool> KeysMet::Pass(database::Transaction& transaction, std::span<const Event> events) {
  std::vector<bool> are_news;
  for (const std::int64_t changed : transaction.ExecuteMany(
           "INSERT INTO keys_met (key, topic, version) VALUES ($1, $2, $3) ON CONFLICT (key, topic) DO UPDATE SET "
           "version = $3 WHERE keys_met.version < $3",
           RowsOf(events, [](const Event&) { return true; }))) {
    are_news.push_back(changed != 0);
  }
  return are_news;
}

}  // namespace participation::projections
