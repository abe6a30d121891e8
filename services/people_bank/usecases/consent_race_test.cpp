#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <random>
#include <thread>

#include "libs/testing/status_matchers.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/draft_message.hpp"
#include "services/people_bank/usecases/queue_telling.hpp"
#include "services/people_bank/usecases/withdraw_consent.hpp"

namespace participation::people_bank {
namespace {

using testing::IsOk;

class ConsentRaceTest : public testing::Test {
 protected:
  std::string QueueOne(const std::string& telling_id) {
    const auto person_id = bank_.RegisterWilling();
    EXPECT_THAT(bank_.Do([&](auto& transaction) {
      return QueueTelling(transaction, {telling_id, "o-1", person_id, 0}, {"o-1", "New clinic", "It opened."},
                          bank_.clock.Now());
    }),
                IsOk());
    return person_id;
  }
  void Withdraw(const std::string& person_id) {
    EXPECT_THAT(bank_.Do([&](auto& transaction) {
      return WithdrawConsent(transaction, {person_id, Purpose::kOutcomes, Channel::kEmail, ""}, bank_.clock.Now());
    }),
                IsOk());
  }

  Bank bank_;
};

// Every place in the course of one message where a withdrawal can fall before the last check.
TEST_F(ConsentRaceTest, AWithdrawalAtAnyStepBeforeTheLastCheckStopsTheMessage) {
  const auto read = [&](auto question) { return bank_.Ask(question); };
  for (int step = 0; step < 4; ++step) {
    const auto person_id = QueueOne("t-" + std::to_string(step));
    if (step == 0) Withdraw(person_id);
    const auto due = read([&](auto& transaction) {
      return OutgoingMessageStore{transaction}.List({person_id, std::nullopt, "", 1});
    });
    if (step == 1) Withdraw(person_id);
    const auto draft = read(
        [&](auto& transaction) { return DraftMessage(transaction, due.at(0).outgoing_message_id, bank_.clock.Now()); });
    EXPECT_EQ(draft.has_value(), step >= 2) << step;
    if (step == 2) Withdraw(person_id);
    if (draft && std::holds_alternative<Draft>(*draft)) {
      EXPECT_THAT(WriteLetter(bank_.identity, bank_.organisations, std::get<Draft>(*draft)), IsOk());
    }
    if (step == 3) Withdraw(person_id);
    EXPECT_FALSE(read([&](auto& transaction) { return MayStillSend(transaction, due.at(0), Channel::kEmail); }));
  }
}

// A withdrawal that was answered before a round of sending began is kept by that round, whatever else goes on.
TEST_F(ConsentRaceTest, NothingIsSentThatWasWithdrawnBeforeTheRoundBegan) {
  constexpr int kPeople = 300;
  std::vector<std::string> people;
  for (int i = 0; i < kPeople; ++i) people.push_back(QueueOne("t-" + std::to_string(i)));
  std::ranges::shuffle(people, std::mt19937{7});

  std::mutex mutex;
  std::set<std::string> withdrawn;           // answered
  std::set<std::string> withdrawn_at_begin;  // answered before the present round
  std::map<std::string, std::string> person_of;
  for (const auto& message : bank_.Ask([](auto& transaction) {
         return OutgoingMessageStore{transaction}.List({"", std::nullopt, "", 1000});
       })) {
    person_of[message.outgoing_message_id] = message.person_id;
  }
  int sent_in_spite = 0;
  bank_.mailer.before = [&](const mail::Message& message) {
    sent_in_spite += withdrawn_at_begin.contains(person_of.at(message.id)) ? 1 : 0;
  };
  std::jthread withdrawing{[&] {
    for (std::size_t i = 0; i < people.size(); i += 2) {
      Withdraw(people[i]);
      const std::lock_guard lock{mutex};
      withdrawn.insert(people[i]);
    }
  }};
  for (bool done = false; !done;) {
    {
      const std::lock_guard lock{mutex};
      withdrawn_at_begin = withdrawn;
      done = withdrawn.size() == kPeople / 2;
    }
    SendMessages(bank_.Means());
  }
  while (SendMessages(bank_.Means())) {
  }
  EXPECT_EQ(sent_in_spite, 0);
  EXPECT_EQ(bank_.Ask([](auto& transaction) {
    return OutgoingMessageStore{transaction}.List({"", OutgoingMessage::State::kQueued, "", 1}).size();
  }),
            0);
  // Each telling was settled: told, not reachable, or both where the withdrawal fell into the hand-over.
  for (int i = 0; i < kPeople; ++i) EXPECT_FALSE(bank_.EventsAbout("t-" + std::to_string(i)).empty());
  for (std::size_t i = 1; i < people.size(); i += 2) {
    EXPECT_TRUE(std::ranges::any_of(bank_.mailer.sent, [&](const auto& entry) {
      return person_of.at(entry.first) == people[i];
    })) << "who did not withdraw must be told";
  }
}

TEST_F(ConsentRaceTest, WithdrawnBeforeTheFirstRoundNobodyIsWrittenTo) {
  for (int i = 0; i < 120; ++i) Withdraw(QueueOne("t-" + std::to_string(i)));
  while (SendMessages(bank_.Means())) {
  }
  EXPECT_EQ(bank_.mailer.hand_overs, 0);
}

}  // namespace
}  // namespace participation::people_bank
