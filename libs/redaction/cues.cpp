#include "libs/redaction/cues.hpp"

#include <string>

#include "libs/redaction/months.hpp"

namespace participation::redaction {
namespace {

const std::string kBirthDateName = R"((?:\bd\.?\s?o\.?\s?b\b|\bdate\s+of\s+birth\b|\bbirth\s?-?(?:date|day)\b))";

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
      birth_(R"(\bd\.?\s?o\.?\s?b\b|\bborn\b|\bbirth(?:date|day)?\b|\b(?:am|i'm|aged?)\W{1,2}\d{1,3}\W{1,3}$)"),
      birth_date_directly_(kBirthDateName + R"(\W{0,3}(?:(?:is|was)\W{1,2})?(?:in\W)?$)"),
      birth_explanation_(R"([\s(),]{0,3}(?:(?:is|was|as|being|=)\s+)?)"
                         R"((?:(?:my|his|her|their|our|the|[a-z]{2,10}'?s)\s+){0,2}(?:born\b|)" +
                         kBirthDateName + ")"),
      another_date_(R"(\W{0,3}(?:(?:is|was|on)\W{0,2}){0,2}(?:\d|\[|\b)" + std::string(kMonth) + R"(\b))"),
      going_on_(R"([\s,;:()/\-]{0,4}(?:\(|/|=|\bor\b|&|\band\b|\bi\.?e\b\.?|\bthat\s{1,2}is\b|\baka\b))"
                R"((?:\s{1,2}(?:or|maybe|perhaps|possibly))?[\s,:(]{0,3})") {}

bool Cues::AnnouncesNhsNumber(std::string_view before) const { return nhs_number_.IsIn(before); }

bool Cues::AnnouncesNationalInsurance(std::string_view before) const { return national_insurance_.IsIn(before); }

bool Cues::AnnouncesPostcode(std::string_view before) const { return postcode_.IsIn(before); }

bool Cues::AnnouncesTelephone(std::string_view before) const { return telephone_.IsIn(before); }

bool Cues::AnnouncesBirth(std::string_view before) const { return birth_.IsIn(before); }

bool Cues::NamesBirthDateDirectly(std::string_view before) const { return birth_date_directly_.IsIn(before); }

bool Cues::ExplainsBirthDate(std::string_view after) const {
  const auto explanation = birth_explanation_.At(after, 0);
  return explanation && !another_date_.At(after, explanation->end);
}

bool Cues::GoesOnWithAnother(std::string_view between) const { return going_on_.IsWhole(between); }

}  // namespace participation::redaction
