#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/events/testing/module_database.hpp"
#include "libs/id/id.hpp"
#include "libs/mail/mailer.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "services/people_bank/store/migrations.hpp"
#include "services/people_bank/usecases/give_consent.hpp"
#include "services/people_bank/usecases/identity.hpp"
#include "services/people_bank/usecases/queue_telling.hpp"
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
class Bank : public events::ModuleDatabase {
 public:
  Bank() : ModuleDatabase{"people_bank", store::kMigrations} {}

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

  // Has somebody told that a new clinic opened.
  void Tell(const std::string& telling_id, const std::string& person_id) {
    const auto queued = Do([&](auto& transaction) {
      return QueueTelling(transaction, {telling_id, "o-1", person_id, 0},
                          {"o-1", "New clinic", "It opened in May.", "RXX"}, clock.Now());
    });
    EXPECT_TRUE(queued.ok()) << queued;
  }

  Sending Means() {
    return {*database, identity,
            mailer,    organisations,
            clock,     [this](OutgoingMessage::Kind, std::string_view outcome) { ++outcomes[std::string{outcome}]; }};
  }

  const testing::TemporaryFolder folder;
  const std::unique_ptr<privacy::KeyStore> keys = privacy::OpenKeyStore("file:" + (folder / "keys").string());
  Identity identity{*keys};
  clock::ManualClock clock;
  RememberingMailer mailer;
  organisations::Directory organisations = organisations::Directory::None();
  std::map<std::string, int> outcomes;
};

}  // namespace participation::people_bank
