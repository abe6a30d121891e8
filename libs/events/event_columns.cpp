#include "libs/events/event_columns.hpp"

namespace participation::events {

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

Event EventFrom(database::Row row, std::size_t first) {
  return {.id = row.TakeText(first),
          .type = row.TakeText(first + 1),
          .source = row.TakeText(first + 2),
          .topic = row.TakeText(first + 3),
          .key = row.TakeText(first + 4),
          .version = row.Integer(first + 5),
          .time = clock::FromMicros(row.Integer(first + 6)),
          .traceparent = row.TakeText(first + 7),
          .data = row.TakeText(first + 8)};
}

std::int64_t ReadEvents(database::Transaction& transaction, std::string_view table, std::string_view topic,
                        std::int64_t position, std::size_t most, std::vector<Event>& events) {
  std::string sql =
      "SELECT position, " + std::string{kEventColumns} + " FROM " + std::string{table} + " WHERE position > $1";
  std::vector<database::Parameter> values{position};
  if (!topic.empty()) {
    sql += " AND topic = $2";
    values.emplace_back(topic);
  }
  sql += " ORDER BY position LIMIT " + std::to_string(most);
  for (database::Row& row : transaction.Execute(sql, values)) {
    position = row.Integer(0);
    events.push_back(EventFrom(std::move(row), 1));
  }
  return position;
}

}  // namespace participation::events
