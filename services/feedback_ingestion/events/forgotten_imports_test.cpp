#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "libs/database/database.hpp"
#include "libs/events/outbox.hpp"
#include "libs/runtime/host.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/feedback_ingestion/testing/imports.hpp"

namespace participation::feedback_ingestion {
namespace {

// Another service, which tells of people who left.
struct PeopleBank {
  runtime::Module Module() {
    return {.name = "people", .migrations = {}, .start = [this](runtime::Host& host) {
              database = &host.means().database;
            }};
  }

  void TellErased(const std::string& person_id) const {
    people_bank::v1::PersonErased erased;
    erased.set_person_id(person_id);
    database->Write([&](database::Transaction& transaction) {
      events::Outbox{transaction}.Add(person_id, 1, erased);
      return true;
    });
  }

  database::Database* database = nullptr;
};

class ForgottenImportsTest : protected PeopleBank, public Imports {
 protected:
  ForgottenImportsTest() : Imports{{Module()}} {}

  bool AnybodyIsLinked() {
    return !std::ranges::all_of(Items("RX6"), [](const auto& item) { return item.person_id().empty(); });
  }
  std::int64_t AnswersCounted() {
    const auto items = Items("RX6");
    return std::ranges::count(items, v1::FFT_ANSWER_VERY_GOOD, &v1::FeedbackItem::fft_answer);
  }
};

// The source repeats the answer of each respondent on every row; the third row has nothing else.
TEST_F(ForgottenImportsTest, AFileImportedAgainBringsNothingBackOfWhoeverWasForgotten) {
  const std::string person = id::New();
  const std::string mapping = std::string{kMapping} + "respondent: Who\ncontributor: Person\n";
  std::string file = "Id,Who,Person,Answer,Comment,Date\n";
  file += "1,jo-17," + person + ",1,Fine,01/02/2026\n2,jo-17," + person + ",1,Clean,01/02/2026\n";
  file += "3,jo-17," + person + ",1,,01/02/2026\n4,al-18,,1,,01/02/2026\n";
  ExpectTotals(Send(Opening(mapping), file).import, 3, 0, 1, 0);
  EXPECT_EQ(AnswersCounted(), 2);
  TellErased(person);
  ASSERT_TRUE(testing::Eventually([&] { return !AnybodyIsLinked(); }));

  auto rehearsal = Opening(mapping);
  rehearsal.set_validate_only(true);
  ExpectTotals(Send(rehearsal, file).import, 0, 3, 1, 0);
  ExpectTotals(Send(Opening(mapping), file).import, 0, 3, 1, 0);
  EXPECT_FALSE(AnybodyIsLinked());
  EXPECT_EQ(AnswersCounted(), 2);
  platform_.Stop();
  const auto database = database::Open(platform_.DatabaseUrl("feedback_ingestion"));
  database->Read([](database::Transaction& snapshot) {
    EXPECT_EQ(snapshot.Execute("SELECT 1 FROM answered_respondents").size(), 1u) << "al's alone";
  });
}

}  // namespace
}  // namespace participation::feedback_ingestion
