#include "libs/validation/validate.hpp"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <thread>

#include "libs/validation/testing/sample.pb.h"

namespace participation::validation {
namespace {

using namespace testing::v1;  // NOLINT(google-build-using-namespace): the messages this is about.

const clock::Time kNow = clock::FromRfc3339("2026-11-22T10:00:00Z").value();

/// The violations of a message written as text format, by field.
template <class Message>
std::map<std::string, std::string> Found(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(text, &message)) << text;
  std::map<std::string, std::string> found;
  for (const auto& [field, description] : Validate(message, kNow)) {
    EXPECT_TRUE(found.emplace(field, description).second) << field << " twice";
  }
  return found;
}

using None = std::map<std::string, std::string>;

std::map<std::string, std::string> InTexts(const std::string& text) { return Found<Texts>("title: 'fine' " + text); }
std::map<std::string, std::string> InNumbers(const std::string& text) {
  return Found<Numbers>("seats: 1 answer: 0 " + text);
}
std::map<std::string, std::string> InThings(const std::string& text) {
  return Found<Things>("colour: COLOUR_RED born {} tags: 'a' texts { title: 'fine' } " + text);
}

TEST(ValidateTest, WhatKeepsTheRulesPasses) {
  EXPECT_EQ(InTexts("plain: 'héllo' note: 'a\\nb\\tc' colour: '#00ff7f' email: 'a@example.org' nickname: 'jo'"),
            None{});
  EXPECT_EQ(InNumbers("page_size: 1000 offset: 10 share: 0.5 weight: -3"), None{});
  EXPECT_EQ(InThings("maybe: COLOUR_BLUE lasts { seconds: 60 } labels { key: 'k' value: 'v' }"), None{});
}

TEST(ValidateTest, EveryViolatedFieldIsNamed) {
  EXPECT_EQ(Found<Texts>("plain: 'a\\nb' colour: 'red' email: 'nobody'"),
            (None{{"plain", "must be on one line, without tabs"},
                  {"title", "is required"},
                  {"colour", "must be a colour like #00ff7f"},
                  {"email", "must be an e-mail address like name@example.org"}}));
}

TEST(ValidateTest, TextIsCountedInCharactersAndBoundedByDefault) {
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "é";
  EXPECT_EQ(InTexts("plain: '" + accents + "'"), None{});
  EXPECT_EQ(InTexts("plain: '" + accents + "x'"), (None{{"plain", "must have at most 200 characters"}}));
  EXPECT_EQ(Found<Texts>("title: 'ab'"), (None{{"title", "must have 3 to 10 characters"}}));
  EXPECT_EQ(InTexts("nickname: 'j'"), (None{{"nickname", "must have 2 to 200 characters"}}));
}

TEST(ValidateTest, RequiredTextIsNotOnlySpaces) {
  EXPECT_EQ(Found<Texts>("title: '    '"), (None{{"title", "is required, and not only spaces"}}));
  EXPECT_EQ(InTexts("plain: '   ' nickname: '' reason: ''"), None{});
}

TEST(ValidateTest, ControlCharactersAreNowhereAndLineBreaksOnlyWhereSaid) {
  for (const std::string bad : {"\\000", "\\033", "\\177", "\\302\\200"}) {
    EXPECT_EQ(InTexts("note: 'a" + bad + "b'"), (None{{"note", "must have no control characters"}})) << bad;
  }
  for (const std::string line_break : {"\\n", "\\r", "\\t", "\\302\\205", "\\342\\200\\250", "\\342\\200\\251"}) {
    EXPECT_EQ(InTexts("note: 'a" + line_break + "b'"), None{}) << line_break;
    EXPECT_EQ(InTexts("plain: 'a" + line_break + "b'").count("plain"), 1u) << line_break;
  }
  EXPECT_EQ(InTexts("plain: '\\302\\240 \\342\\200\\252'"), None{});
}

TEST(ValidateTest, BytesAreBounded) {
  EXPECT_EQ(InTexts("digest: 'short'"), (None{{"digest", "must have 32 bytes"}}));
  EXPECT_EQ(InTexts("blob: '" + std::string(4096, 'x') + "'"), None{});
  EXPECT_EQ(InTexts("blob: '" + std::string(4097, 'x') + "'"), (None{{"blob", "must have at most 4096 bytes"}}));
}

TEST(ValidateTest, NumbersStayWithinTheirBounds) {
  EXPECT_EQ(InNumbers("page_size: -1"), (None{{"page_size", "must be 0 to 1000"}}));
  EXPECT_EQ(InNumbers("page_size: 1001"), (None{{"page_size", "must be 0 to 1000"}}));
  EXPECT_EQ(InNumbers("offset: 9"), (None{{"offset", "must be at least 10"}}));
  EXPECT_EQ(InNumbers("share: 1.01"), (None{{"share", "must be 0 to 1"}}));
  EXPECT_EQ(Found<Numbers>("seats: 18446744073709551615 answer: 1"), (None{{"seats", "must be at most 500"}}));
  EXPECT_EQ(InNumbers("share: nan weight: inf"),
            (None{{"share", "must be a finite number"}, {"weight", "must be a finite number"}}));
}

TEST(ValidateTest, ARequiredNumberMayBeZeroOnlyIfItCanBeAbsent) {
  EXPECT_EQ(Found<Numbers>("answer: 0"), (None{{"seats", "is required, and not zero"}}));
  EXPECT_EQ(Found<Numbers>("seats: 1"), (None{{"answer", "is required"}}));
}

TEST(ValidateTest, AnEnumIsOneOfItsNamedValues) {
  EXPECT_EQ(InThings("maybe: 2"), (None{{"maybe", "must be one of: COLOUR_RED, COLOUR_BLUE"}}));
  EXPECT_EQ(InThings("colour: COLOUR_UNSPECIFIED"),
            (None{{"colour", "is required, as one of: COLOUR_RED, COLOUR_BLUE"}}));
  EXPECT_EQ(InThings("colours: [COLOUR_RED, COLOUR_UNSPECIFIED, 7]"),
            (None{{"colours[1]", "is required, as one of: COLOUR_RED, COLOUR_BLUE"},
                  {"colours[2]", "must be one of: COLOUR_RED, COLOUR_BLUE"}}));
}

TEST(ValidateTest, TimesExistAndLieWhereTheyMay) {
  const auto at = [](std::int64_t seconds, int nanos = 0) {
    return InThings("born { seconds: " + std::to_string(seconds) + " nanos: " + std::to_string(nanos) + " }");
  };
  const auto now = clock::ToMicros(kNow) / 1'000'000;
  EXPECT_EQ(at(now + 60), None{});
  EXPECT_EQ(at(now + 61), (None{{"born", "must not lie in the future"}}));
  EXPECT_EQ(at(-2'208'988'800), None{});
  EXPECT_EQ(at(-2'208'988'801), (None{{"born", "must be a time in the years 1900 to 2199"}}));
  EXPECT_EQ(at(std::numeric_limits<std::int64_t>::max()), (None{{"born", "must be a time in the years 1900 to 2199"}}));
  EXPECT_EQ(at(0, -1).count("born"), 1u);
  EXPECT_EQ(at(0, 1'000'000'000).count("born"), 1u);
  EXPECT_EQ(Found<Things>("colour: COLOUR_RED tags: 'a' texts { title: 'fine' }"), (None{{"born", "is required"}}));
}

TEST(ValidateTest, DurationsAreWellFormedAndWithinTheirBounds) {
  EXPECT_EQ(InThings("lasts { seconds: 3600 }"), None{});
  EXPECT_EQ(InThings("lasts { seconds: 3600 nanos: 1 }"), (None{{"lasts", "must be 1 to 3600 seconds"}}));
  EXPECT_EQ(InThings("lasts { nanos: 999999999 }"), (None{{"lasts", "must be 1 to 3600 seconds"}}));
  EXPECT_EQ(InThings("lasts { seconds: 5 nanos: -1 }").count("lasts"), 1u);
  EXPECT_EQ(InThings("lasts { seconds: 9223372036854775807 }").count("lasts"), 1u);
  EXPECT_EQ(InThings("lasts { seconds: -9223372036854775808 }").count("lasts"), 1u);
}

TEST(ValidateTest, ListsAreBoundedAndTheirItemsChecked) {
  EXPECT_EQ(InThings("tags: ['b', 'c', 'd']"), (None{{"tags", "must have at most 3 items"}}));
  EXPECT_EQ(InThings("tags: ['Not A Code', '']"),
            (None{{"tags[1]", "must be a code: lower-case letters, digits and hyphens, starting with a letter"},
                  {"tags[2]", "must not be empty"}}));
  EXPECT_EQ(Found<Things>("colour: COLOUR_RED born {} texts { title: 'fine' }"),
            (None{{"tags", "must have at least 1 item"}}));
  std::string many;
  for (int i = 0; i <= 100; ++i) many += " counts: 0";
  EXPECT_EQ(InThings(many), (None{{"counts", "must have at most 100 items"}}));
}

TEST(ValidateTest, MapsAreBoundedAndCheckedWithoutNamingTheirKeys) {
  EXPECT_EQ(InThings("labels { key: 'a' } labels { key: 'b' value: 'x' } labels { key: 'c' value: 'x' }"),
            (None{{"labels", "must have at most 2 items"}}));
  EXPECT_EQ(
      InThings("labels { key: 'secret\\n' value: 'too long' }"),
      (None{{"labels.key", "must be on one line, without tabs"}, {"labels.value", "must have at most 5 characters"}}));
  EXPECT_EQ(InThings("pages { key: 0 value { title: 'x' } }"),
            (None{{"pages.value.title", "must have 3 to 10 characters"}}));
}

TEST(ValidateTest, OfAOneofOnlyTheChosenFieldCounts) {
  const std::string rest = "colour: COLOUR_RED born {} tags: 'a' ";
  EXPECT_EQ(Found<Things>(rest), (None{{"contact", "is required, as one of: email, texts"}}));
  EXPECT_EQ(Found<Things>(rest + "email: 'a@example.org'"), None{});
  EXPECT_EQ(Found<Things>(rest + "email: ''"), (None{{"email", "is required"}}));
  EXPECT_EQ(Found<Things>(rest + "texts {}"), (None{{"texts.title", "is required"}}));
}

TEST(ValidateTest, APathLeadsThroughMessagesAndLists) {
  EXPECT_EQ(Found<Tree>("name: 'a' left { name: 'b' branches { name: 'c' } branches { texts { title: 'x' } } }"),
            (None{{"left.branches[1].name", "is required"},
                  {"left.branches[1].texts.title", "must have 3 to 10 characters"}}));
}

TEST(ValidateTest, MessagesInsideEachOtherAreBounded) {
  Tree tree;
  Tree* deepest = &tree;
  deepest->set_name("1");
  for (int depth = 2; depth <= 20; ++depth) {
    deepest = deepest->mutable_left();
    deepest->set_name("x");
  }
  EXPECT_TRUE(Validate(tree, kNow).empty());
  deepest->mutable_left()->set_name("x");
  const auto found = Validate(tree, kNow);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].description, "must not lie deeper than 20 messages");
}

TEST(ValidateTest, UnknownFieldsAreRefusedWhereverTheyAre) {
  NewerRequest newer;
  newer.set_id("0190f7a4-3c1e-7b32-9a52-0123456789ab");
  newer.set_title("title");
  newer.set_seats(1);
  newer.set_colour(COLOUR_RED);
  newer.mutable_start_time();
  SmallRequest known;
  ASSERT_TRUE(known.ParseFromString(newer.SerializeAsString()));
  EXPECT_TRUE(Validate(known, kNow).empty());
  newer.set_mood("curious");
  newer.mutable_start_time()->GetReflection()->MutableUnknownFields(newer.mutable_start_time())->AddVarint(7, 1);
  ASSERT_TRUE(known.ParseFromString(newer.SerializeAsString()));
  const auto found = Validate(known, kNow);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].field, "start_time.7");
  EXPECT_EQ(found[1].field, "99");
  EXPECT_EQ(found[1].description,
            "is not known to this server: the caller is newer than the server, or sent a wrong field");
}

TEST(ValidateTest, AfterAHundredViolationsItStops) {
  Tree tree;
  tree.set_name("root");
  for (int i = 0; i < 100; ++i) {
    auto& branch = *tree.add_branches();
    for (int j = 0; j < 100; ++j) branch.add_branches();
  }
  EXPECT_EQ(Validate(tree, kNow).size(), 100u);
}

TEST(ValidateTest, NothingThatWasSentIsSaidAgain) {
  const std::string secret = "s3cr3t";
  const auto found =
      Found<Things>("tags: '" + secret + "\\n' labels { key: '" + secret + "\\n' value: '" + secret +
                    "' } texts { plain: '" + secret + "\\n' colour: '" + secret + "' email: '" + secret + "' }");
  EXPECT_GE(found.size(), 6u);
  for (const auto& [field, description] : found) {
    EXPECT_EQ((field + description).find(secret), std::string::npos) << field << ": " << description;
  }
}

TEST(ValidateTest, ManyThreadsMayAskAtOnce) {
  SmallRequest request;
  Tree tree;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 200; ++j) {
        EXPECT_EQ(Validate(request, kNow).size(), 5u);
        EXPECT_EQ(Validate(tree, kNow).size(), 1u);
      }
    });
  }
}

}  // namespace
}  // namespace participation::validation
