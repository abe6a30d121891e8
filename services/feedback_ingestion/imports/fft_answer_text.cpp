#include "services/feedback_ingestion/imports/fft_answer_text.hpp"

#include <algorithm>
#include <iterator>

namespace participation::feedback_ingestion {
namespace {

struct Wording {
  std::string_view text;
  WrittenAnswer answer;
};

constexpr Wording kWordings[] = {
    {"1", {FftAnswer::kVeryGood}},
    {"2", {FftAnswer::kGood}},
    {"3", {FftAnswer::kNeitherGoodNorPoor}},
    {"4", {FftAnswer::kPoor}},
    {"5", {FftAnswer::kVeryPoor}},
    {"6", {FftAnswer::kDontKnow}},
    {"very good", {FftAnswer::kVeryGood}},
    {"very-good", {FftAnswer::kVeryGood}},
    {"good", {FftAnswer::kGood}},
    {"neither good nor poor", {FftAnswer::kNeitherGoodNorPoor}},
    {"neither-good-nor-poor", {FftAnswer::kNeitherGoodNorPoor}},
    {"poor", {FftAnswer::kPoor}},
    {"very poor", {FftAnswer::kVeryPoor}},
    {"very-poor", {FftAnswer::kVeryPoor}},
    {"don't know", {FftAnswer::kDontKnow}},
    {"dont know", {FftAnswer::kDontKnow}},
    {"dont-know", {FftAnswer::kDontKnow}},
    {"extremely likely", {FftAnswer::kVeryGood, true}},
    {"likely", {FftAnswer::kGood, true}},
    {"neither likely nor unlikely", {FftAnswer::kNeitherGoodNorPoor, true}},
    {"unlikely", {FftAnswer::kPoor, true}},
    {"extremely unlikely", {FftAnswer::kVeryPoor, true}},
};

}  // namespace

std::optional<WrittenAnswer> ReadFftAnswer(std::string_view folded) {
  const auto* found = std::ranges::find(kWordings, folded, &Wording::text);
  if (found == std::end(kWordings)) return std::nullopt;
  return found->answer;
}

}  // namespace participation::feedback_ingestion
