#include "services/people_bank/domain/words.hpp"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/substitute.h"
#include "services/people_bank/domain/phrases.hpp"

namespace participation::people_bank {
namespace {

constexpr char kInvitation[] = R"(Dear $0,

We are looking for people to take part in this:

$1

$2

$3You can say yes or no $4. There $5.$8

$6
To answer, tell us yes or no and this reference: $7

You do not have to answer. You can ask us at any time not to be invited any more, and we will stop.
)";

// Said only where places are kept, which is at an engagement event.
constexpr char kWaiting[] =
    " If all are taken when you say yes, you wait for one, and we tell you if it becomes yours.";

constexpr char kInvitationText[] =
    "$0: we are looking for people to take part$3. Answer yes or no $1, reference $2. You can ask us to stop.";

constexpr char kOutcome[] = R"(Dear $0,

You told us what you think. This is what came of it.

$1

$2

Thank you for taking part. You can ask us at any time not to be told any more, and we will stop.
)";

constexpr char kOutcomeText[] = "You told us what you think. This is what came of it: $0. Thank you.";

// "until Sunday 22 November 2026, 10:00".
std::string UntilWhen(clock::Time time) {
  return time >= kNeverCloses ? "for as long as people are wanted" : absl::StrCat("until ", MomentOf(time));
}

// Where the event is, or else what the advert says; "" if nobody said.
std::string WhereIs(const Opportunity& opportunity) {
  const auto& occasion = opportunity.occasion;
  const std::string place = InOneLine(occasion && !occasion->place.empty() ? occasion->place : opportunity.place);
  if (!occasion || !occasion->online) return place;
  return occasion->place.empty() ? "on line" : absl::StrCat(place, ", or on line");
}

std::string WhenAndWhere(const Opportunity& opportunity) {
  const std::string where = WhereIs(opportunity);
  std::string lines = opportunity.occasion ? absl::StrCat("When: ", WhenIs(*opportunity.occasion), "\n") : "";
  if (!where.empty()) absl::StrAppend(&lines, "Place: ", where, "\n");
  return lines.empty() ? lines : absl::StrCat(lines, "\n");
}

// ", Sunday 22 November 2026, 10:00 to 12:00, Town hall": the same for a text message.
std::string WhenAndWhereInShort(const Opportunity& opportunity) {
  if (!opportunity.occasion) return "";
  const std::string where = WhereIs(opportunity);
  return absl::StrCat(", ", WhenIs(*opportunity.occasion), where.empty() ? "" : ", ", where);
}

std::string PlacesOf(const Opportunity& opportunity) {
  return opportunity.places == 1 ? "is 1 place" : absl::StrCat("are ", opportunity.places, " places");
}

// "maternity, E1, focus group": what is behind the colons.
std::string WhyThem(std::span<const std::string> reasons) {
  std::vector<std::string> words;
  for (const auto& reason : reasons) {
    const auto colon = reason.find(':');
    if (colon == std::string::npos) continue;
    const std::string word = reason.substr(colon + 1);
    words.push_back(reason.starts_with("area:") ? word : absl::StrReplaceAll(word, {{"-", " "}}));
  }
  if (words.empty()) return "We ask you because you joined our register of people who want to be involved.\n";
  return absl::StrCat("We ask you because you told us that you are interested in: ", absl::StrJoin(words, ", "), ".\n");
}

}  // namespace

Words Signed(Words words, const std::string& organisation, Channel channel) {
  if (organisation.empty()) return words;
  const std::string name = InOneLine(organisation);
  words.body =
      channel == Channel::kSms ? absl::StrCat(name, ": ", words.body) : absl::StrCat(words.body, "\n", name, "\n");
  return words;
}

Words InvitationWords(const std::string& given_name, const Opportunity& opportunity,
                      std::span<const std::string> reasons, const std::string& invitation_id, Channel channel) {
  const std::string title = InOneLine(opportunity.title);
  const std::string until = UntilWhen(opportunity.close_time);
  if (channel == Channel::kSms) {
    return {"", absl::Substitute(kInvitationText, title, until, invitation_id, WhenAndWhereInShort(opportunity))};
  }
  return {
      absl::StrCat("Would you like to take part? ", title),
      absl::Substitute(kInvitation, given_name, title, Printable(opportunity.summary), WhenAndWhere(opportunity), until,
                       PlacesOf(opportunity), WhyThem(reasons), invitation_id, opportunity.occasion ? kWaiting : "")};
}

Words OutcomeWords(const std::string& given_name, const Outcome& outcome, Channel channel) {
  const std::string title = InOneLine(outcome.title);
  if (channel == Channel::kSms) return {"", absl::Substitute(kOutcomeText, title)};
  return {absl::StrCat("What came of what you said: ", title),
          absl::Substitute(kOutcome, given_name, title, Printable(outcome.summary))};
}

}  // namespace participation::people_bank
