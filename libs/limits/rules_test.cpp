#include "libs/limits/rules.hpp"

#include <gmock/gmock.h>

#include "libs/limits/network.hpp"

namespace participation::limits {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(Rules, WhatIsNotSaidStays) {
  const Rules rules = ParseRules(R"(
callers:
  identity: {per-second: 2, at-once: 10}
anonymous:
  changes: {per-second: 0.1}
failed-sign-ins: {at-once: 5}
subjects:
  survey.example.nhs.uk:
    ingestion: {per-second: 50000}
)");
  EXPECT_EQ(rules.callers.identity, (Rate{2, 10}));
  EXPECT_EQ(rules.callers.reads, Rules{}.callers.reads);
  EXPECT_EQ(rules.anonymous.changes, (Rate{0.1, Rules{}.anonymous.changes.at_once}));
  EXPECT_EQ(rules.failed_sign_ins.at_once, 5);
  const Allowance& survey = rules.subjects.at("survey.example.nhs.uk");
  EXPECT_EQ(survey.ingestion, (Rate{50'000, Rules{}.callers.ingestion.at_once}));
  EXPECT_EQ(survey.identity, (Rate{2, 10})) << "otherwise like any caller";
}

TEST(Rules, AllThatIsWrongIsSaidWithItsLine) {
  try {
    ParseRules("callers:\n  reads: 5\n  changes: {per-second: 0}\nnobody: {}\n");
    FAIL();
  } catch (const std::invalid_argument& problem) {
    EXPECT_THAT(problem.what(), AllOf(HasSubstr("line 2"), HasSubstr("callers.reads"),
                                      HasSubstr("callers.changes.per-second"), HasSubstr("nobody")));
  }
}

TEST(Rules, ANetworkIsAnAddressWithoutItsPort) {
  EXPECT_EQ(NetworkOf("ipv4:192.0.2.1:50051"), "ipv4:192.0.2.1");
  EXPECT_EQ(NetworkOf("ipv6:%5B2001:db8:1:2:3:4:5:6%5D:443"), "2001:db8:1:2::");
  EXPECT_EQ(NetworkOf("ipv6:[2001:db8:1:2:ffff::1]:443"), "2001:db8:1:2::");
}

}  // namespace
}  // namespace participation::limits
