#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "libs/validation/testing/found.hpp"
#include "libs/validation/validate.hpp"

namespace participation::validation {
namespace {

TEST(ValidateMessagesTest, TimesExistAndLieWhereTheyMay) {
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

TEST(ValidateMessagesTest, DurationsAreWellFormedAndWithinTheirBounds) {
  EXPECT_EQ(InThings("lasts { seconds: 3600 }"), None{});
  EXPECT_EQ(InThings("lasts { seconds: 3600 nanos: 1 }"), (None{{"lasts", "must be 1 to 3600 seconds"}}));
  EXPECT_EQ(InThings("lasts { nanos: 999999999 }"), (None{{"lasts", "must be 1 to 3600 seconds"}}));
  EXPECT_EQ(InThings("lasts { seconds: 5 nanos: -1 }").count("lasts"), 1u);
  EXPECT_EQ(InThings("lasts { seconds: 9223372036854775807 }").count("lasts"), 1u);
  EXPECT_EQ(InThings("lasts { seconds: -9223372036854775808 }").count("lasts"), 1u);
}

TEST(ValidateMessagesTest, ListsAreBoundedAndTheirItemsChecked) {
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

TEST(ValidateMessagesTest, MapsAreBoundedAndCheckedWithoutNamingTheirKeys) {
  EXPECT_EQ(InThings("labels { key: 'a' } labels { key: 'b' value: 'x' } labels { key: 'c' value: 'x' }"),
            (None{{"labels", "must have at most 2 items"}}));
  EXPECT_EQ(
      InThings("labels { key: 'secret\\n' value: 'too long' }"),
      (None{{"labels.key", "must be on one line, without tabs"}, {"labels.value", "must have at most 5 characters"}}));
  EXPECT_EQ(InThings("pages { key: 0 value { title: 'x' } }"),
            (None{{"pages.value.title", "must have 3 to 10 characters"}}));
}

TEST(ValidateMessagesTest, OfAOneofOnlyTheChosenFieldCounts) {
  const std::string rest = "colour: COLOUR_RED born {} tags: 'a' ";
  EXPECT_EQ(Found<Things>(rest), (None{{"contact", "is required, as one of: email, texts"}}));
  EXPECT_EQ(Found<Things>(rest + "email: 'a@example.org'"), None{});
  EXPECT_EQ(Found<Things>(rest + "email: ''"), (None{{"email", "is required"}}));
  EXPECT_EQ(Found<Things>(rest + "texts {}"), (None{{"texts.title", "is required"}}));
}

TEST(ValidateMessagesTest, APathLeadsThroughMessagesAndLists) {
  EXPECT_EQ(Found<Tree>("name: 'a' left { name: 'b' branches { name: 'c' } branches { texts { title: 'x' } } }"),
            (None{{"left.branches[1].name", "is required"},
                  {"left.branches[1].texts.title", "must have 3 to 10 characters"}}));
}

TEST(ValidateMessagesTest, MessagesInsideEachOtherAreBounded) {
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

TEST(ValidateMessagesTest, UnknownFieldsAreRefusedWhereverTheyAre) {
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

TEST(ValidateMessagesTest, AfterAHundredViolationsItStops) {
  Tree tree;
  tree.set_name("root");
  for (int i = 0; i < 100; ++i) {
    auto& branch = *tree.add_branches();
    for (int j = 0; j < 100; ++j) branch.add_branches();
  }
  EXPECT_EQ(Validate(tree, kNow).size(), 100u);
}

TEST(ValidateMessagesTest, NothingThatWasSentIsSaidAgain) {
  const std::string secret = "s3cr3t";
  const auto found =
      Found<Things>("tags: '" + secret + "\\n' labels { key: '" + secret + "\\n' value: '" + secret +
                    "' } texts { plain: '" + secret + "\\n' colour: '" + secret + "' email: '" + secret + "' }");
  EXPECT_GE(found.size(), 6u);
  for (const auto& [field, description] : found) {
    EXPECT_EQ((field + description).find(secret), std::string::npos) << field << ": " << description;
  }
}

TEST(ValidateMessagesTest, ManyThreadsMayAskAtOnce) {
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
