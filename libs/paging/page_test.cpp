#include "libs/paging/page.hpp"

#include <gmock/gmock.h>

#include "libs/refusal/refusal.hpp"
#include "participation/people_bank/v1/people_bank_service.pb.h"

namespace participation::paging {
namespace {

using people_bank::v1::ListPartnerOrganisationsRequest;
using people_bank::v1::ListPeopleRequest;

ListPeopleRequest About(const std::string& topic) {
  ListPeopleRequest request;
  request.set_topic(topic);
  return request;
}

TEST(PageTest, ARequestThatSaysNothingGetsTheFirstFifty) {
  const auto page = PageOf(ListPeopleRequest{});
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->size, 50u);
  EXPECT_EQ(page->after, "");
}

TEST(PageTest, NobodyGetsMoreThanAThousandAtOnce) {
  auto request = About("transport");
  request.set_page_size(2'000'000'000);
  EXPECT_EQ(PageOf(request)->size, 1000u);
}

TEST(PageTest, ATokenLeadsBehindItsKeyWhateverThePageSize) {
  auto request = About("transport");
  request.set_page_token(TokenAfter(request, "019aa2b4-5c3e"));
  request.set_page_size(7);
  const auto page = PageOf(request);
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->after, "019aa2b4-5c3e");
}

TEST(PageTest, ATokenOfOtherArgumentsIsRefusedAndNamesTheField) {
  auto request = About("parking");
  request.set_page_token(TokenAfter(About("transport"), "019aa2b4-5c3e"));
  const auto page = PageOf(request);
  ASSERT_EQ(page.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(refusal::ViolationsOf(page.status())[0].field, "page_token");
}

TEST(PageTest, ATokenOfAnotherListIsRefused) {
  ListPartnerOrganisationsRequest request;
  request.set_topic("transport");
  request.set_page_token(TokenAfter(About("transport"), "019aa2b4-5c3e"));
  EXPECT_EQ(PageOf(request).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(PageTest, ADamagedTokenIsRefusedWhereverItIsDamaged) {
  auto request = About("transport");
  const std::string token = TokenAfter(request, "019aa2b4-5c3e");
  for (std::size_t at = 0; at + 1 < token.size(); ++at) {
    std::string damaged = token;
    damaged[at] = damaged[at] == 'A' ? 'B' : 'A';
    request.set_page_token(damaged);
    EXPECT_FALSE(PageOf(request).ok()) << at;
  }
  request.set_page_token("not a token");
  EXPECT_FALSE(PageOf(request).ok());
}

TEST(PageTest, ATokenWithWhatIsNoTextIsRefusedThoughItsSealIsRight) {
  auto request = About("transport");
  for (const std::string& key : {std::string("a\0b", 3), std::string("a\xff")}) {
    request.set_page_token(TokenAfter(request, key));
    EXPECT_EQ(PageOf(request).status().code(), absl::StatusCode::kInvalidArgument);
  }
}

TEST(PageTest, ATokenNeedsNoEscapingInUrlsAndFitsTheApi) {
  EXPECT_LE(TokenAfter(About("transport"), std::string(200, '\xff')).size(), 300u);
  const std::string token = TokenAfter(About("transport"), std::string(kLongestKey, '\xff'));
  EXPECT_LE(token.size(), 700u);
  EXPECT_THAT(token, testing::Not(testing::ContainsRegex("[^A-Za-z0-9_-]")));
  EXPECT_THROW(TokenAfter(About("transport"), std::string(kLongestKey + 1, 'x')), std::length_error);
}

TEST(PageTest, ThePageIsCutAndSaysHowToGoOnOnlyIfThereIsMore) {
  auto request = About("transport");
  request.set_page_size(2);
  const auto key_of = [](const std::string& item) { return item; };
  std::vector<std::string> items{"a", "b", "c"};
  request.set_page_token(CutToPage(request, *PageOf(request), items, key_of));
  EXPECT_THAT(items, testing::ElementsAre("a", "b"));
  const auto next = PageOf(request);
  EXPECT_EQ(next->after, "b");
  std::vector<std::string> rest{"c", "d"};
  EXPECT_EQ(CutToPage(request, *next, rest, key_of), "");
  EXPECT_THAT(rest, testing::ElementsAre("c", "d"));
}

}  // namespace
}  // namespace participation::paging
