#include "libs/audit/note.hpp"

#include <absl/strings/escaping.h>
#include <gtest/gtest.h>

#include "libs/audit/checkpoint.hpp"
#include "libs/audit/testing/record.hpp"

namespace participation::audit {
namespace {

// The example of the signed-note specification (c2sp.org/signed-note, and Go's golang.org/x/mod/sumdb/note).
constexpr std::string_view kKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view kNote =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\xE2\x80\x94 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

TEST(Note, OpensTheExampleOfTheSpecification) {
  const auto verifier = NoteVerifier::FromText(kKey);
  ASSERT_TRUE(verifier);
  const auto text = verifier->Open(kNote);
  ASSERT_TRUE(text);
  EXPECT_TRUE(text->ends_with("your problem is.\n"));
  std::string other{kNote};
  other[0] = 'i';
  EXPECT_FALSE(verifier->Open(other));
}

TEST(Note, TakesNoKeyThatIsNone) {
  for (const char* text : {"", "a", "a+b+c", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                           "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "PeterNeumann+c74f20a3+AQ=="}) {
    EXPECT_FALSE(NoteVerifier::FromText(text)) << text;
  }
}

TEST(Note, OpensWhatItsOwnSignerSignedAmongOthers) {
  const NoteSigner signer{"participation/people_bank", testing::Secret()};
  const auto verifier = NoteVerifier::FromText(signer.VerifierKey());
  ASSERT_TRUE(verifier);
  const std::string note = signer.Sign("some\nlines\n");
  EXPECT_EQ(verifier->Open(note), "some\nlines\n");
  EXPECT_EQ(verifier->Open(note + "\xE2\x80\x94 a-witness AAAA\n"), "some\nlines\n");
  for (const char* none : {"", "\n", "\n\n", "some\nlines\n\n", "some\nlines\n"}) EXPECT_FALSE(verifier->Open(none));
}

TEST(Checkpoint, IsReadAsItWasWrittenAndNothingElseIs) {
  const Checkpoint checkpoint{"participation/people_bank", 10, merkle::HashLeaf("x"),
                              clock::FromMicros(1'767'225'600'000'001)};
  const auto read = ParseCheckpoint(ToText(checkpoint));
  ASSERT_TRUE(read);
  EXPECT_EQ(ToText(*read), ToText(checkpoint));
  const std::string root = absl::Base64Escape(std::string{merkle::Bytes(checkpoint.root)});
  for (const std::string& text : std::vector<std::string>{
           std::string{""}, std::string{"a\n1\n"}, "a\n01\n" + root + "\ntime 2026-01-01T00:00:00Z\n",
           "a\n-1\n" + root + "\ntime 2026-01-01T00:00:00Z\n", "a\n1\nAAAA\ntime 2026-01-01T00:00:00Z\n",
           "a\n1\n" + root + "\n", "a\n1\n" + root + "\ntime yesterday\n",
           "\n1\n" + root + "\ntime 2026-01-01T00:00:00Z\n"}) {
    EXPECT_FALSE(ParseCheckpoint(text)) << text;
  }
}

TEST(Checkpoint, NotesInAFileAreToldApart) {
  const NoteSigner signer{"name", testing::Secret()};
  const std::string one = signer.Sign("one\n");
  const std::string two = signer.Sign("two\nlines\n");
  EXPECT_EQ(SplitNotes(one + "\n" + two + "\n"), (std::vector{one, two}));
  EXPECT_EQ(SplitNotes(one + "\n" + two.substr(0, two.size() - 5)), (std::vector{one})) << "half of one is none";
  EXPECT_TRUE(SplitNotes("").empty());
}

}  // namespace
}  // namespace participation::audit
