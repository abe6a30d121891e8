#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/event.hpp"
#include "libs/events/outbox.hpp"

namespace participation::events {

// The database of a module with its own tables and those of events, for tests without an API: on a real file, or on a
// real server (see FreshDatabase::Chosen).
class ModuleDatabase {
 public:
  ModuleDatabase(std::string_view module, std::span<const database::Migration> migrations)
      : module_{module}, migrations_{migrations} {
    Open();
  }

  // As after a crash: whatever was not committed is gone.
  void Open() {
    database.reset();
    database = database::Open(place.url());
    MigrateEvents(*database);
    database->Migrate(module_, migrations_);
  }

  // Runs a change and gives what it returned; a refusal changes nothing.
  template <class Change>
  auto Do(Change change) {
    using Outcome = std::invoke_result_t<Change&, database::Transaction&>;
    std::optional<Outcome> outcome;
    database->Write([&](database::Transaction& transaction) {
      outcome.emplace(change(transaction));
      if constexpr (requires { outcome->ok(); }) return outcome->ok();
      return true;
    });
    return *std::move(outcome);
  }

  template <class Question>
  auto Ask(Question question) {
    std::optional<std::invoke_result_t<Question&, database::Transaction&>> answer;
    database->Read([&](database::Transaction& transaction) { answer.emplace(question(transaction)); });
    return *std::move(answer);
  }

  std::int64_t Count(const std::string& table) {
    return Ask([&](auto& transaction) { return transaction.Execute("SELECT count(*) FROM " + table)[0].Integer(0); });
  }

  // What waits to be published, in order.
  std::vector<Event> Outbox() {
    return Ask([](auto& transaction) {
      std::vector<Event> all;
      for (const auto& row : transaction.Execute("SELECT type, key, version, data FROM outbox ORDER BY position")) {
        Event event;
        event.type = row.Text(0);
        event.key = row.Text(1);
        event.version = row.Integer(2);
        event.data = row.Text(3);
        all.push_back(std::move(event));
      }
      return all;
    });
  }

  // Every event of a type that waits to be published, in order, with its version.
  template <class Message>
  std::vector<std::pair<Message, std::int64_t>> Emitted() {
    std::vector<std::pair<Message, std::int64_t>> emitted;
    for (const auto& event : Outbox()) {
      if (event.type == Message::descriptor()->full_name()) emitted.emplace_back(Read<Message>(event), event.version);
    }
    return emitted;
  }

  // The names of the events about one thing, and that their versions count 1, 2, 3 …
  std::vector<std::string> EventsAbout(const std::string& key) {
    std::vector<std::string> names;
    for (const auto& event : Outbox()) {
      if (event.key != key) continue;
      names.push_back(event.type.substr(event.type.rfind('.') + 1));
      if (event.version != static_cast<std::int64_t>(names.size())) names.push_back("out of order");
    }
    return names;
  }

  // The last event about one thing.
  template <class Message>
  Message LastEvent(const std::string& key) {
    Message last;
    for (const auto& event : Outbox()) {
      if (event.key == key) last = Read<Message>(event);
    }
    return last;
  }

  const database::FreshDatabase place;
  std::unique_ptr<database::Database> database;

 private:
  template <class Message>
  static Message Read(const Event& event) {
    Message message;
    if (!message.ParseFromString(event.data)) throw std::runtime_error{"not a " + message.GetTypeName()};
    return message;
  }

  const std::string module_;
  const std::span<const database::Migration> migrations_;
};

}  // namespace participation::events
