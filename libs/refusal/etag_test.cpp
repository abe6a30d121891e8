#include "libs/refusal/etag.hpp"

#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"

namespace participation::refusal {
namespace {

TEST(EtagTest, AChangeOfTheVersionThatThereIsOrOfAnyIsAllowed) {
  EXPECT_TRUE(CheckEtag(EtagOf(7), 7).ok());
  EXPECT_TRUE(CheckEtag("", 7).ok());
}

TEST(EtagTest, AChangeOfAnotherVersionIsRefusedWithTheEtagThatThereIs) {
  const auto refused = CheckEtag(EtagOf(6), 7);
  EXPECT_EQ(refused.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonOf(refused), "ETAG_MISMATCH");
  EXPECT_EQ(MetadataOf(refused).at("etag"), EtagOf(7));
  EXPECT_FALSE(CheckEtag("7 ", 7).ok());
}

}  // namespace
}  // namespace participation::refusal
