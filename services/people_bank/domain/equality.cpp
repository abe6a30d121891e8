#include "services/people_bank/domain/equality.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"

namespace participation::people_bank {
namespace {

using Codes = std::vector<std::string_view>;

const std::array<Codes, kCharacteristics>& AllCodes() {
  static const std::array<Codes, kCharacteristics> codes{{
      {"0-15", "16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+"},
      {"yes", "no"},
      {"yes", "no"},
      {"single", "married", "civil-partnership", "separated", "divorced", "widowed"},
      {"yes", "no"},
      {"A", "B", "C",       // white: British, Irish, any other
       "D", "E", "F", "G",  // mixed: white and black Caribbean, … African, … Asian, any other
       "H", "J", "K", "L",  // Asian: Indian, Pakistani, Bangladeshi, any other
       "M", "N", "P",       // black: Caribbean, African, any other
       "R", "S",            // Chinese, any other
       "gypsy-or-irish-traveller", "roma", "arab"},
      {"none", "buddhist", "christian", "hindu", "jewish", "muslim", "sikh", "other"},
      {"female", "male", "other"},
      {"heterosexual", "gay-or-lesbian", "bisexual", "other"},
      {"yes", "no"},
  }};
  return codes;
}

std::string WhatIsWrong(const EqualityAnswer& answer) {
  if (answer.prefer_not_to_say) return answer.code.empty() ? "" : "must be empty beside prefer_not_to_say";
  const auto codes = CodesOf(answer.characteristic);
  if (std::ranges::find(codes, answer.code) != codes.end()) return "";
  std::string all;
  for (const auto code : codes) (all += all.empty() ? "" : ", ") += code;
  return absl::StrCat("must be one of: ", all, "; or set prefer_not_to_say");
}

}  // namespace

std::span<const std::string_view> CodesOf(Characteristic characteristic) {
  return AllCodes().at(static_cast<std::size_t>(characteristic) - 1);
}

absl::Status CheckAnswers(std::span<const EqualityAnswer> answers) {
  std::vector<refusal::Violation> violations;
  std::set<Characteristic> seen;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string path = absl::StrCat("answers[", i, "]");
    if (!seen.insert(answers[i].characteristic).second) {
      violations.push_back({path + ".characteristic", "must be another than those of the answers before"});
    } else if (auto wrong = WhatIsWrong(answers[i]); !wrong.empty()) {
      violations.push_back({path + ".code", std::move(wrong)});
    }
  }
  return refusal::InvalidFields(violations);
}

}  // namespace participation::people_bank
