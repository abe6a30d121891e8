#include "libs/events/event_columns.hpp"

namespace participation::events {
namespace {

// Into an event whose memory is used again.
template <class RowOrView>
void ReadColumns(const RowOrView& row, std::size_t first, Event& event) {
  event.id = row.Text(first);
  event.type = row.Text(first + 1);
  event.source = row.Text(first + 2);
  event.topic = row.Text(first + 3);
  event.key = row.Text(first + 4);
  event.version = row.Integer(first + 5);
  event.time = clock::FromMicros(row.Integer(first + 6));
  event.traceparent = row.Text(first + 7);
  event.data = row.Text(first + 8);
}

}  // namespace

std::vector<database::Parameter> ColumnsOf(const Event& event) {
  return {event.id,
          event.type,
          event.source,
          event.topic,
          event.key,
          event.version,
          clock::ToMicros(event.time),
          event.traceparent,
          database::Bytes{event.data}};
}

Event EventFrom(const database::Row& row, std::size_t first) {
  Event event;
  ReadColumns(row, first, event);
  return event;
}

std::int64_t ReadEvents(database::Transaction& transaction, std::string_view table, std::string_view topic,
                        std::int64_t position, std::size_t most, const NextEvent& next) {
  std::string sql =
      "SELECT position, " + std::string{kEventColumns} + " FROM " + std::string{table} + " WHERE position > $1";
  std::vector<database::Parameter> values{position};
  if (!topic.empty()) {
    sql += " AND topic = $2";
    values.emplace_back(topic);
  }
  sql += " ORDER BY position LIMIT " + std::to_string(most);
  transaction.ForEach(sql, values, [&](const database::RowView& row) {
    position = row.Integer(0);
    ReadColumns(row, 1, next());
  });
  return position;
}

std::int64_t ReadEvents(database::Transaction& transaction, std::string_view table, std::string_view topic,
                        std::int64_t position, std::size_t most, std::vector<Event>& events) {
  return ReadEvents(transaction, table, topic, position, most, [&]() -> Event& { return events.emplace_back(); });
}

}  // namespace participation::events
