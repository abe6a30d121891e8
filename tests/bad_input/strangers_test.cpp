#include "libs/events/event_limits.hpp"
#include "libs/events/testing/stranger.hpp"
#include "tests/bad_input/fixture.hpp"

namespace participation::bad_input {
namespace {

// Messages that others than the platform put on its topics. Behind them stands an event, which must take effect.
class Strangers : public BadInput {
 protected:
  static std::string Malformed() { return "participation_bus_malformed_total{group=\"impact_reporting\"}"; }
};

INSTANTIATE_TEST_SUITE_P(Modes, Strangers, testing::Values(Mode::kOnServers), ModeName);

TEST_P(Strangers, WhatIsNoEventIsPassedOverAndCounted) {
  events::Stranger stranger{program_->bus()};
  stranger.SendBare("participation.feedback_ingestion.v1");
  stranger.Send(Received(item_), "ce_id");
  stranger.Send(Received(item_), "ce_type", "participation.people_bank.v1.PersonErased");
  stranger.Send(Received(item_), "ce_sequence", "one");
  program_->Publish({Received(another_)});
  EXPECT_TRUE(IsHeard(another_));
  EXPECT_EQ(program_->Metric(Malformed()), 4);
  EXPECT_EQ(program_->Metric(SetAside("dead")), 0);
}

TEST_P(Strangers, TenMegabytesThatABrokerTakesArePassedOver) {
  events::Event large = Received(item_);
  large.data.assign(10'000'000, 'x');
  EXPECT_THROW(program_->Publish({large}), std::invalid_argument) << "the platform itself does not send that";
  events::Stranger stranger{program_->bus()};
  for (int i = 0; i < 3; ++i) stranger.Send(large);
  program_->Publish({Received(another_)});
  EXPECT_TRUE(IsHeard(another_));
  EXPECT_EQ(program_->Metric(Malformed()), 3);
}

}  // namespace
}  // namespace participation::bad_input
