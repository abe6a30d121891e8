#include "libs/testing/eventually.hpp"
#include "tests/bad_input/fixture.hpp"

namespace participation::bad_input {
namespace {

// Events that a bus carries and a listener does not expect. Behind each stands one about something else, which must
// take effect whatever becomes of it.
class BadEvents : public BadInput {};

INSTANTIATE_TEST_SUITE_P(Modes, BadEvents, EveryMode(), ModeName);

TEST_P(BadEvents, OneOfAnUnknownTypeIsPassedOverAndCounted) {
  events::Event newer = Themed(item_, 2, "parking");
  newer.type = "participation.feedback_ingestion.v1.FeedbackTranslated";
  program_->Publish({Received(item_), newer, Themed(item_, 3, "food"), Received(another_)});
  EXPECT_TRUE(program_->MetricReaches(Heard("unknown", "passed_over"), 1));
  EXPECT_TRUE(HasTheme(item_, "food"));
  EXPECT_TRUE(IsHeard(another_));
  EXPECT_EQ(program_->Metric(HeardOfFeedback("FeedbackThemed", "out_of_order")), 0);
}

TEST_P(BadEvents, AGapInTheVersionsIsCountedAndWhatIsThereTakesEffect) {
  program_->Publish({Received(item_), Themed(item_, 7, "parking"), Received(another_)});
  EXPECT_TRUE(program_->MetricReaches(HeardOfFeedback("FeedbackThemed", "out_of_order"), 1));
  EXPECT_TRUE(HasTheme(item_, "parking"));
  EXPECT_TRUE(IsHeard(another_));
}

TEST_P(BadEvents, TwoThatChangedPlacesAreCountedAndTheWordOnWhatNothingWasHeardOfIsRefused) {
  program_->Publish({Themed(item_, 2, "parking"), Received(item_), Received(another_)});
  EXPECT_TRUE(program_->MetricReaches(HeardOfFeedback("FeedbackReceived", "out_of_order"), 1));
  EXPECT_TRUE(program_->MetricReaches(HeardOfFeedback("FeedbackThemed", "refused"), 1));
  EXPECT_TRUE(IsHeard(item_));
  EXPECT_TRUE(IsHeard(another_));
}

TEST_P(BadEvents, OneThatComesAgainHasEffectOnce) {
  const events::Event earlier = Themed(item_, 2, "parking");
  program_->Publish({Received(item_), earlier, Themed(item_, 3, "food")});
  EXPECT_TRUE(HasTheme(item_, "food"));
  program_->Publish({earlier, Received(another_)});
  EXPECT_TRUE(IsHeard(another_));
  EXPECT_TRUE(HasTheme(item_, "food"));
  if (GetParam() == Mode::kEmbedded) return;  // its bus takes an event once
  EXPECT_EQ(program_->Metric(HeardOfFeedback("FeedbackThemed", "repeated")), 1);
  EXPECT_EQ(program_->Metric(HeardOfFeedback("FeedbackThemed", "out_of_order")), 0);
}

TEST_P(BadEvents, OneThatCannotBeReadWaitsForAnOperatorAndItsOwnKeyWithIt) {
  events::Event damaged = Received(item_);
  damaged.data = "\xFF\xFF";
  program_->Publish({damaged, Themed(item_, 2, "parking"), Received(another_)});
  EXPECT_TRUE(IsHeard(another_));
  EXPECT_TRUE(program_->MetricReaches(SetAside("dead"), 1));
  EXPECT_EQ(program_->Metric(SetAside("waiting")), 1);
  const json letters = program_->Call("ListDeadLetters", {{"module", "impact_reporting"}})["deadLetters"];
  ASSERT_EQ(letters.size(), 2U);
  EXPECT_EQ(letters[0]["reason"], "the event cannot be read");
  program_->Call("DropDeadLetter",
                 {{"module", "impact_reporting"}, {"event_id", damaged.id}, {"reason", "it is nobody's"}});
  EXPECT_TRUE(testing::Eventually([&] { return program_->Metric(SetAside("waiting")) == 0; }));
  EXPECT_EQ(program_->Metric(SetAside("dead")), 0);
}

TEST_P(BadEvents, OneOfAnotherOrganisationThanTheThingsOwnIsRefused) {
  program_->Publish({Received(item_, "RXX"), Themed(item_, 2, "parking", "RXX"), Themed(item_, 3, "food", "R9A"),
                     Received(another_)});
  EXPECT_TRUE(program_->MetricReaches(HeardOfFeedback("FeedbackThemed", "refused"), 1));
  EXPECT_TRUE(IsHeard(another_));
  EXPECT_TRUE(HasTheme(item_, "parking"));
}

}  // namespace
}  // namespace participation::bad_input
