#include "services/people_bank/module.hpp"

#include <chrono>
#include <memory>
#include <string>

#include "libs/clock/clock.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/runtime/host.hpp"
#include "services/people_bank/api/people_bank_service.hpp"
#include "services/people_bank/events/reactions.hpp"
#include "services/people_bank/store/counter_store.hpp"
#include "services/people_bank/store/migrations.hpp"
#include "services/people_bank/usecases/destroy_keys.hpp"
#include "services/people_bank/usecases/forget_places.hpp"
#include "services/people_bank/usecases/identity.hpp"
#include "services/people_bank/usecases/search_for_people.hpp"
#include "services/people_bank/usecases/send_messages.hpp"

namespace participation::people_bank {
namespace {

constexpr std::chrono::seconds kAtLeastEvery{5};

void CountMessage(metrics::Registry& metrics, OutgoingMessage::Kind kind, std::string_view outcome) {
  metrics
      .CounterFor("participation_messages_total", "Messages to people that left the queue, or were put off",
                  {{"kind", std::string{NameOf(kind)}}, {"outcome", std::string{outcome}}})
      .Increment();
}

void ShowPeople(database::Database& database, metrics::Gauge& gauge) {
  database.Read([&](database::Transaction& transaction) {
    gauge.Set(static_cast<double>(CounterStore{transaction}.Value(kPeopleActive)));
  });
}

void Start(runtime::Host& host) {
  const auto& means = host.means();
  const auto identity = std::make_shared<Identity>(means.keys);
  host.Serve(std::make_unique<PeopleBankService>(means.edge, identity, means.clock));
  React(host.reactions(), means.clock);
  host.Repeat("search_for_people", kAtLeastEvery,
              [&database = means.database, &clock = means.clock] { return SearchForPeople(database, clock.Now()); });
  host.Repeat("send_messages", kAtLeastEvery,
              [identity, sending = Sending{means.database, *identity, means.mailer, means.organisations, means.clock,
                                           [&metrics = means.metrics](auto kind, auto outcome) {
                                             CountMessage(metrics, kind, outcome);
                                           }}] { return SendMessages(sending); });
  host.Repeat("forget_places", kAtLeastEvery,
              [&database = means.database, &clock = means.clock] { return ForgetPlaces(database, clock.Now()); });
  host.RepeatForgetting("destroy_keys", kAtLeastEvery,
                        [identity, &database = means.database] { return DestroyKeys(database, *identity); });
  auto& active = means.metrics.GaugeFor("participation_people_active", "People on the register who have not left");
  means.metrics.Collect([&database = means.database, &active] { ShowPeople(database, active); });
}

}  // namespace

runtime::Module PeopleBankModule() {
  return {.name = "people_bank", .keeps_personal_data = true, .migrations = store::kMigrations, .start = Start};
}

}  // namespace participation::people_bank
