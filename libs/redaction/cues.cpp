#include "libs/redaction/cues.hpp"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "libs/redaction/months.hpp"

namespace participation::redaction {
namespace {

const std::string kBirthDate = R"((?:\bd\.?\s?o\.?\s?b\b\.?|\bdate\s+of\s+birth\b|\bbirth\s?-?date\b))";
const std::string kBirthday = R"((?:\bbirth\s?-?day\b|\bb['\-]?day\b))";
const std::string kBirthDateName = "(?:" + kBirthDate + "|" + kBirthday + ")";

std::string Last(const std::string& cue) { return "(?s:.*)" + cue; }

// A point after a short word may abbreviate it: "St. Mary's".
const std::string kSentenceEnd = R"([!?]|[a-z]{4}\.|(?:^|[0-9)])\.(?:\s|$))";
// A clause that tells an age ends at its comma: "my first born is 5, 3 May was …".
const std::string kClauseEnd = kSentenceEnd + R"(|;|\b(?:is|are|was|were|has|have|had)\s[^,]*\d[^,]*,)";

// Whether the last cue in `before` is at its end, or in the sentence or clause that it leaves open.
bool Reaches(const Expression& last_cue, const Expression& end, std::string_view before) {
  constexpr std::size_t kMostSigns = 8;
  const auto cue = last_cue.At(before, 0);
  if (!cue) return false;
  const auto rest = before.substr(cue->end);
  const bool has_words = std::any_of(rest.begin(), rest.end(), [](char c) { return absl::ascii_isalnum(c); });
  return (!has_words && rest.size() <= kMostSigns) || !end.IsIn(rest);
}

const std::string kDoing =
    "(?:look|work|click|shop|book|order|treat|search|view|visit|post|publish|list|check|review|start|stay|point)"
    "(?:e?s|ed|ing)?|regist(?:er(?:s|ed|ing)?|ration)|appl(?:y|ies|ied|ying)|log(?:ged)?|sign(?:ed)?|see[ns]?|saw|"
    "find|found|read|bought|get|got|is|are|was|were|be|been|am";
const std::string kThing =
    "website|sites?|pages?|web|online|available|forms?|info|information|details?|links?|surveys?|feedback|videos?|"
    "advice|help|articles?|news|leaflets?|portal|address|staff|team|nurses?|doctors?|care|appointments?|problems?|"
    "services?|people|accounts?";
const std::string kSmallWord =
    "here|there|up|in|on|out|us|me|him|her|them|you|it|this|that|these|those|all|more|not|and|or";

}  // namespace

Cues::Cues()
    : nhs_number_(R"((?:\bnhs|\bchi|\bh\s?(?:&|and)\s?c|\bhealth\s+(?:&|and)\s+care|\bpatient(?:'?s)?)\W{0,3})"
                  R"((?:(?:id|identifier|no|nos|nr|num|numbers?)\b|#)[^0-9]{0,32}$|\b(?:nhs|chi)\W{0,3}$)"),
      national_insurance_(
          R"((?:national\s+insurance|\binsurance\s+(?:no|num|number)\b|\bnino?\b|\bn\.?\s?i\.?\s+(?:no|num|number)\b))"
          R"([^0-9]{0,32}$|\bn\.?i\b\W{0,3}(?:(?:is|was)\W{1,2})?$)"),
      postcode_(R"(post\s?code|\baddress\b|\bliv(?:e|es|ed|ing)\b)"),
      telephone_(R"((?:\btel(?:ephone)?\b|phone|\bmob(?:ile)?\b|\bcell\b|\bfax\b|land\s?line|whats\s?app|)"
                 R"(\b(?:call|ring|text|contact|reach)\s+(?:me|him|her|us|them|my\s+[a-z]+)\s+(?:back\s+)?(?:on|at)|)"
                 R"(\bmy\b[^.\n0-9]{0,24}\bnumber)[^0-9]{0,24}$)"),
      birth_right_before_(R"(\b(?:am|i'm|aged?)\W{1,2}\d{1,3}\W{1,3}$|\(b\.\s{0,2}$)"),
      birth_date_(Last(kBirthDate)),
      birth_(Last(R"((?:\b(?:still)?born\b|\bbirth\b|)" + kBirthday + ")")),
      sentence_end_(kSentenceEnd),
      clause_end_(kClauseEnd),
      birth_date_directly_(kBirthDateName + R"(\W{0,3}(?:(?:is|was)\W{1,2})?(?:in\W)?$)"),
      birth_explanation_(R"([\s(),]{0,3}(?:(?:is|was|as|being|=)\s+)?)"
                         R"((?:(?:my|his|her|their|our|the|[a-z]{2,10}'?s)\s+){0,2}(?:born\b|)" +
                         kBirthDateName + ")"),
      another_date_(R"(\W{0,3}(?:(?:is|was|on)\W{0,2}){0,2}(?:\d|\[|\b)" + std::string(kMonth) + R"(\b))"),
      going_on_(R"([\s,;:()/\-]{0,4}(?:\(|/|=|\bor\b|&|\band\b|\bi\.?e\b\.?|\bthat\s{1,2}is\b|\baka\b))"
                R"((?:\s{1,2}(?:or|maybe|perhaps|possibly))?[\s,:(]{0,3})"),
      leads_to_place_(kDoing + "|" + kThing + "|" + kSmallWord) {}

bool Cues::AnnouncesNhsNumber(std::string_view before) const { return nhs_number_.IsIn(before); }

bool Cues::AnnouncesNationalInsurance(std::string_view before) const { return national_insurance_.IsIn(before); }

bool Cues::AnnouncesPostcode(std::string_view before) const { return postcode_.IsIn(before); }

bool Cues::AnnouncesTelephone(std::string_view before) const { return telephone_.IsIn(before); }

bool Cues::AnnouncesBirth(std::string_view before) const {
  return birth_right_before_.IsIn(before) || Reaches(birth_date_, sentence_end_, before) ||
         Reaches(birth_, clause_end_, before);
}

bool Cues::NamesBirthDateDirectly(std::string_view before) const { return birth_date_directly_.IsIn(before); }

bool Cues::ExplainsBirthDate(std::string_view after) const {
  const auto explanation = birth_explanation_.At(after, 0);
  return explanation && !another_date_.At(after, explanation->end);
}

bool Cues::LeadsToPlace(std::string_view word) const { return leads_to_place_.IsWhole(word); }

bool Cues::GoesOnWithAnother(std::string_view between) const { return going_on_.IsWhole(between); }

}  // namespace participation::redaction
