#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/events/event.hpp"
#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/mail/mailer.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "services/people_bank/store/migrations.hpp"
#include "services/people_bank/usecases/give_consent.hpp"
#include "services/people_bank/usecases/identity.hpp"
#include "services/people_bank/usecases/register_person.hpp"
#include "services/people_bank/usecases/send_messages.hpp"
#include "services/people_bank/usecases/take_up_opportunity.hpp"

namespace participation::people_bank {

// Remembers what it was handed, each id once. `before` runs at each hand-over and may throw.
class RememberingMailer final : public mail::Mailer {
 public:
  void Send(const mail::Message& message) override {
    if (before) before(message);
    sent.emplace(message.id, message);
    ++hand_overs;
  }

  std::function<void(const mail::Message&)> before;
  std::map<std::string, mail::Message> sent;
  int hand_overs = 0;
};

// The People Bank on real files, without its API.
class Bank {
 public:
  Bank() {
    events::MigrateEvents(*database);
    database->Migrate("people_bank", store::kMigrations);
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

  std::string Register(const PersonalDetails& details, const Interests& interests = {},
                       const std::vector<std::pair<Purpose, Channel>>& consents = {}) {
    const auto joining = PrepareRegistration(identity, details, interests, consents).value();
    return Do([&](auto& transaction) { return RegisterPerson(transaction, joining, clock.Now()); })->person_id();
  }

  // Somebody with an e-mail address who agreed to everything by e-mail.
  std::string RegisterWilling(const Interests& interests = {}) {
    return Register({.given_name = "Ada", .email = "ada@example.org"}, interests,
                    {{Purpose::kOpportunities, Channel::kEmail}, {Purpose::kOutcomes, Channel::kEmail}});
  }

  Opportunity Publish(std::vector<std::string> asks, std::int64_t places = 10) {
    Opportunity opportunity;
    opportunity.opportunity_id = id::New();
    opportunity.title = "Maternity focus group";
    opportunity.summary = "Tell us how it was.";
    opportunity.place = "Town hall";
    opportunity.asks = std::move(asks);
    opportunity.places = places;
    opportunity.close_time = clock.Now() + std::chrono::hours{24 * 30};
    (void)Do([&](auto& transaction) { return TakeUpOpportunity(transaction, opportunity); });
    return opportunity;
  }

  Sending Means() {
    return {*database, identity, mailer, clock,
            [this](OutgoingMessage::Kind, std::string_view outcome) { ++outcomes[std::string{outcome}]; }};
  }

  // What waits to be published, in order.
  std::vector<events::Event> Outbox() {
    std::vector<events::Event> all;
    database->Read([&](database::Transaction& transaction) {
      for (const auto& row : transaction.Execute("SELECT type, key, version, data FROM outbox ORDER BY position")) {
        events::Event event;
        event.type = row.Text(0).substr(row.Text(0).rfind('.') + 1);
        event.key = row.Text(1);
        event.version = row.Integer(2);
        event.data = row.Text(3);
        all.push_back(std::move(event));
      }
    });
    return all;
  }

  // The types of the events about one thing, and that their versions count 1, 2, 3 …
  std::vector<std::string> EventsAbout(const std::string& key) {
    std::vector<std::string> types;
    for (const auto& event : Outbox()) {
      if (event.key != key) continue;
      types.push_back(event.type);
      if (event.version != static_cast<std::int64_t>(types.size())) types.push_back("out of order");
    }
    return types;
  }

  std::int64_t Count(const std::string& table) {
    return Ask([&](auto& transaction) { return transaction.Execute("SELECT count(*) FROM " + table)[0].Integer(0); });
  }

  const testing::TemporaryFolder folder;
  const std::unique_ptr<database::Database> database = database::Open("sqlite:" + (folder / "bank.db").string());
  const std::unique_ptr<privacy::KeyStore> keys = privacy::OpenKeyStore("file:" + (folder / "keys").string());
  Identity identity{*keys};
  clock::ManualClock clock;
  RememberingMailer mailer;
  std::map<std::string, int> outcomes;
};

}  // namespace participation::people_bank
