#include "libs/audit/examination.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "libs/audit/testing/record.hpp"

namespace participation::audit {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kModule;
using ::testing::Not;
using testing::Record;

constexpr clock::Time kStart{std::chrono::seconds{1'767'225'600}};
constexpr int kEntries = 40;
constexpr int kEntriesPerCheckpoint = 10;

clock::Time At(int minutes) { return kStart + std::chrono::minutes{minutes}; }

// Forty entries, a minute apart, signed after each ten.
Record Sound(const privacy::Key& secret = testing::Secret()) {
  Record record;
  for (int i = 0; i < kEntries; ++i) {
    record.Add(At(i));
    if ((i + 1) % kEntriesPerCheckpoint == 0) record.Sign(At(i), secret);
  }
  return record;
}

std::vector<std::string> Examine(const Record& record, const std::vector<std::string>& kept = {}) {
  Examination examination{kModule, testing::Verifier(), record.notes, kept};
  for (const auto& leaf : record.leaves) examination.Take(leaf);
  return examination.Finish();
}

TEST(Examination, FindsNothingInASoundRecord) {
  const Record record = Sound();
  EXPECT_THAT(Examine(record), IsEmpty());
  EXPECT_THAT(Examine(record, record.notes), IsEmpty());
  Record longer = record;
  longer.Add(At(kEntries));  // not signed yet
  EXPECT_THAT(Examine(longer), IsEmpty());
}

TEST(Examination, FindsEachBitThatIsFlipped) {
  const Record sound = Sound();
  for (std::size_t at = 0; at < sound.leaves.size(); at += 13) {
    for (std::size_t bit = 0; bit < sound.leaves[at].size() * 8; ++bit) {
      Record record = sound;
      record.leaves[at][bit / 8] = static_cast<char>(record.leaves[at][bit / 8] ^ (1 << bit % 8));
      EXPECT_THAT(Examine(record), Not(IsEmpty())) << "bit " << bit << " of entry " << at;
    }
  }
  for (std::size_t at = 0; at < sound.notes.size(); ++at) {
    for (std::size_t bit = 0; bit < sound.notes[at].size() * 8; ++bit) {
      Record record = sound;
      record.notes[at][bit / 8] = static_cast<char>(record.notes[at][bit / 8] ^ (1 << bit % 8));
      // Base64 has bits that say nothing, in the last digit before the padding: the same note in another spelling.
      if (testing::Verifier().Open(record.notes[at]) == testing::Verifier().Open(sound.notes[at])) continue;
      EXPECT_THAT(Examine(record), Not(IsEmpty())) << "bit " << bit << " of checkpoint " << at;
    }
  }
}

TEST(Examination, FindsEachEntryTakenOutPutInOrSwapped) {
  const Record sound = Sound();
  for (std::size_t at = 0; at < sound.leaves.size(); ++at) {
    const auto place = static_cast<std::ptrdiff_t>(at);
    Record without = sound;
    without.leaves.erase(without.leaves.begin() + place);
    EXPECT_THAT(Examine(without), Not(IsEmpty())) << at;
    Record more = sound;
    more.leaves.insert(more.leaves.begin() + place, testing::LeafAt(At(static_cast<int>(at)), 1000));
    EXPECT_THAT(Examine(more), Not(IsEmpty())) << at;
    for (std::size_t other = at + 1; other < sound.leaves.size(); ++other) {
      Record swapped = sound;
      std::swap(swapped.leaves[at], swapped.leaves[other]);
      EXPECT_THAT(Examine(swapped), Not(IsEmpty())) << at << " and " << other;
    }
  }
}

TEST(Examination, FindsThatTheEndWasCutOff) {
  const Record sound = Sound();
  for (std::size_t left = 0; left < sound.leaves.size(); ++left) {
    Record cut = sound;
    cut.leaves.resize(left);
    EXPECT_THAT(Examine(cut), Contains(HasSubstr("entries are missing at the end"))) << left;
    // With what was signed of it too, which only who kept a checkpoint can tell.
    cut.notes.resize(left / kEntriesPerCheckpoint);
    EXPECT_THAT(Examine(cut, {sound.notes.back()}), Contains(HasSubstr("this is an older record"))) << left;
  }
}

TEST(Examination, FindsAnotherHistoryAlsoIfItIsSignedWithTheKey) {
  const Record sound = Sound();
  for (int from = 0; from < kEntries; ++from) {
    Record fork;
    for (int i = 0; i < kEntries; ++i) {
      fork.leaves.push_back(i < from ? sound.leaves[static_cast<std::size_t>(i)] : testing::LeafAt(At(i), 1000 + i));
      if ((i + 1) % kEntriesPerCheckpoint == 0) fork.Sign(At(i));
    }
    EXPECT_THAT(Examine(fork), IsEmpty()) << "by itself it is sound";
    EXPECT_THAT(Examine(fork, sound.notes), Contains(HasSubstr("there are two records"))) << from;
    EXPECT_THAT(Examine(fork, {sound.notes.back()}), Not(IsEmpty())) << from;
  }
}

TEST(Examination, FindsAKeyOrARecordThatIsAnother) {
  EXPECT_THAT(Examine(Sound(privacy::Key::Of("another secret, of the same size"))), Not(IsEmpty()));
  Record record = Sound();
  const Checkpoint other{OriginOf("activity_tracking"), kEntries, {}, At(kEntries)};
  record.notes.push_back(NoteSigner{OriginOf(kModule), testing::Secret()}.Sign(ToText(other)));
  EXPECT_THAT(Examine(record), Contains(HasSubstr("of another record")));
}

TEST(Examination, FindsACheckpointThatIsReplayed) {
  const Record sound = Sound();
  for (std::size_t old = 0; old + 1 < sound.notes.size(); ++old) {
    Record record = sound;
    record.notes.push_back(sound.notes[old]);
    EXPECT_THAT(Examine(record), Contains(HasSubstr("follows one over"))) << old;
  }
}

TEST(Examination, FindsAClockThatWentBack) {
  for (int at = 1; at < kEntries; ++at) {
    for (const int minutes : {3, 60, 60 * 24 * 365}) {
      Record record;
      for (int i = 0; i < kEntries; ++i) record.Add(i < at ? At(i) : At(i - minutes));
      record.Sign(At(kEntries));
      const auto findings = Examine(record);
      EXPECT_THAT(findings, Contains(HasSubstr("the clock went back"))) << at << " by " << minutes;
    }
  }
  Record backdated = Sound();
  backdated.Add(At(kEntries));
  backdated.Sign(At(0));
  EXPECT_THAT(Examine(backdated), Contains(HasSubstr("the clock went back")));
}

TEST(Examination, AllowsForClocksThatDifferALittle) {
  Record record;
  for (int i = 0; i < kEntries; ++i)
    record.Add(At(i) - (i % 2 == 0 ? std::chrono::seconds{0} : std::chrono::seconds{59}));
  record.Sign(At(kEntries));
  EXPECT_THAT(Examine(record), IsEmpty());
}

}  // namespace
}  // namespace participation::audit
