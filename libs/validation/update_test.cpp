#include "libs/validation/update.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "libs/validation/testing/found.hpp"

namespace participation::validation {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kNote[] =
    "note_id: 'n1' owner: 'Ada' title: 'Plan' text: 'Words' tags: ['a', 'b'] seats: 5 done: true due { seconds: 1 } "
    "state: 'NEW' room: '12'";

Note NoteOf(const std::string& text) {
  Note note;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &note)) << text;
  return note;
}

google::protobuf::FieldMask Naming(const std::vector<std::string>& paths) {
  google::protobuf::FieldMask mask;
  mask.mutable_paths()->Assign(paths.begin(), paths.end());
  return mask;
}

absl::StatusOr<Note> Change(const std::string& changes, const std::vector<std::string>& paths = {}) {
  return Updated(NoteOf(kNote), NoteOf(changes), Naming(paths), "note");
}

// The note with some of it replaced, as text.
std::string Expected(const std::function<void(Note&)>& change) {
  Note note = NoteOf(kNote);
  change(note);
  return note.ShortDebugString();
}

TEST(UpdateTest, WithoutAMaskWhatIsFilledInTakesThePlaceOfWhatIsThere) {
  const auto changed = Change("note_id: 'n1' title: 'Plan B' tags: 'c' due { nanos: 7 } street: 'High Street'");
  ASSERT_THAT(changed, participation::testing::IsOk());
  EXPECT_EQ(changed->ShortDebugString(), Expected([](Note& note) {
              note.set_title("Plan B");
              note.mutable_tags()->Clear();
              note.add_tags("c");
              note.mutable_due()->Clear();
              note.mutable_due()->set_nanos(7);
              note.set_street("High Street");
            }));
}

TEST(UpdateTest, WithAMaskWhatItNamesDoesFilledInOrNot) {
  const auto changed = Change("title: 'Plan B' text: '' tags: 'c'", {"title", "text", "done", "due"});
  ASSERT_THAT(changed, participation::testing::IsOk());
  EXPECT_EQ(changed->ShortDebugString(), Expected([](Note& note) {
              note.set_title("Plan B");
              note.clear_text();
              note.clear_done();
              note.clear_due();
            }));
}

TEST(UpdateTest, AStarNamesAllThatMayBeChanged) {
  const auto changed = Change("note_id: 'n2' title: 'New' tags: 'c' seats: 1 room: '1' state: 'OLD'", {"*"});
  ASSERT_THAT(changed, participation::testing::IsOk());
  EXPECT_EQ(
      changed->ShortDebugString(),
      NoteOf("note_id: 'n1' owner: 'Ada' title: 'New' tags: 'c' seats: 1 room: '1' state: 'NEW'").ShortDebugString());
}

TEST(UpdateTest, WhatIsNeitherNamedNorFilledInChangesNothing) {
  const auto changes = [](const std::string& note, const std::vector<std::string>& paths) {
    return ChangesAnything(NoteOf(note), Naming(paths));
  };
  EXPECT_FALSE(changes("", {}));
  EXPECT_FALSE(changes("note_id: 'n1' state: 'NEW'", {}));
  EXPECT_FALSE(changes("title: 'New'", {"of something else"}));
  EXPECT_TRUE(changes("title: 'New'", {}));
  EXPECT_TRUE(changes("", {"title"}));
  EXPECT_TRUE(changes("", {"*"}));
}

TEST(UpdateTest, WhatNeverChangesIsPutInForTheDomainToRefuse) {
  EXPECT_EQ(Change("owner: 'Eve'")->owner(), "Eve");
  EXPECT_EQ(Change("owner: 'Eve'", {"title", "text"}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Change("", {"text"})->owner(), "Ada");
}

TEST(UpdateTest, WhatComesOfItMustKeepTheRules) {
  const auto refused = Change("text: 'more'", {"title", "tags", "seats", "text", "room"});
  EXPECT_THAT(refusal::ViolationsOf(refused.status()),
              ElementsAre(Violation{"note.title", "is required"}, Violation{"note.tags", "must have at least 1 item"},
                          Violation{"note.seats", "must be at least 1"},
                          Violation{"note.place", "is required, as one of: room, street"}));
}

TEST(UpdateRequestTest, OfThePartOnlyWhatIsFilledInIsChecked) {
  EXPECT_EQ(Found<UpdateNoteRequest>("note {} update_mask { paths: 'title' }"), None{});
  EXPECT_EQ(Found<UpdateNoteRequest>("note { text: 'x' }"), None{});
  EXPECT_EQ(Found<UpdateNoteRequest>(""), (None{{"note", "is required"}}));
  EXPECT_EQ(Found<UpdateNoteRequest>("note { title: 'far too long a title' tags: 'No code' seats: -1 }").size(), 3u);
}

TEST(UpdateRequestTest, AListIsNamedAsAWholeAndItsItemsAreWhole) {
  EXPECT_EQ(Found<UpdateNoteRequest>("note {} signatures { name: 'Ada' } update_mask { paths: 'signatures' }"), None{});
  EXPECT_EQ(Found<UpdateNoteRequest>("note {} signatures {}"), (None{{"signatures[0].name", "is required"}}));
  const auto changes = [](const char* request, const std::vector<std::string>& paths) {
    UpdateNoteRequest message;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(request, &message));
    return ChangesList(message, "signatures", Naming(paths));
  };
  EXPECT_TRUE(changes("signatures { name: 'Ada' }", {}));
  EXPECT_TRUE(changes("", {"signatures"}));
  EXPECT_TRUE(changes("", {"*"}));
  EXPECT_FALSE(changes("", {}));
  EXPECT_FALSE(changes("signatures { name: 'Ada' }", {"title"}));
}

TEST(UpdateRequestTest, AMaskNamesWhatMayBeChangedAndNothingElse) {
  EXPECT_EQ(Found<UpdateNoteRequest>("note {} update_mask { paths: ['title', 'room'] }"), None{});
  EXPECT_EQ(Found<UpdateNoteRequest>("note {} update_mask { paths: '*' }"), None{});
  const None refused{{"update_mask",
                      "must name fields that may be changed, each once: title, text, tags, seats, done, due, room, "
                      "street, signatures; or be * for all of them"}};
  for (const char* path : {"state", "owner", "note_id", "titel", "note.title", "", "title,text"}) {
    EXPECT_EQ(Found<UpdateNoteRequest>(std::string{"note {} update_mask { paths: '"} + path + "' }"), refused) << path;
  }
  std::string many;
  for (int i = 0; i < 10; ++i) many += " paths: 'title'";
  EXPECT_EQ(Found<UpdateNoteRequest>("note {} update_mask {" + many + " }"), refused);
}

TEST(UpdateRequestTest, ThatChangesNothingIsRefused) {
  const None refused{{"update_mask",
                      "is empty, and nothing is filled in, so there is nothing to change: fill in, or name, some of "
                      "title, text, tags, seats, done, due, room, street, signatures"}};
  EXPECT_EQ(Found<UpdateNoteRequest>("note {}"), refused);
  EXPECT_EQ(Found<UpdateNoteRequest>("note {} update_mask {}"), refused);
  EXPECT_EQ(Found<UpdateNoteRequest>("note { text: 'x' } update_mask {}"), None{});
  EXPECT_EQ(Found<UpdateNoteRequest>("note {} signatures { name: 'Ada' }"), None{});
}

TEST(UpdateRequestTest, EachFieldThatMayBeChangedHasAName) {
  EXPECT_THAT(ChangeableIn(*UpdateNoteRequest::descriptor()),
              ElementsAre("title", "text", "tags", "seats", "done", "due", "room", "street", "signatures"));
  EXPECT_THAT(ChangeableIn(*Note::descriptor()), IsEmpty());
}

}  // namespace
}  // namespace participation::validation
