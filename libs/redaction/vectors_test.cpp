#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "libs/redaction/redactor.hpp"
#include "libs/text/utf8.hpp"

namespace participation::redaction {
namespace {

constexpr const char* kVectors = PARTICIPATION_SOURCE_DIR "/../shared/data/identifiers/presidio_vectors.json";

std::optional<PersonalKind> KindOf(const std::string& entity) {
  static const std::map<std::string, PersonalKind> kinds = {
      {"UK_NHS", PersonalKind::kNhsNumber},           {"UK_NINO", PersonalKind::kNationalInsuranceNumber},
      {"UK_POSTCODE", PersonalKind::kPostcode},       {"PHONE_NUMBER", PersonalKind::kTelephoneNumber},
      {"EMAIL_ADDRESS", PersonalKind::kEmailAddress},
  };
  const auto kind = kinds.find(entity);
  return kind == kinds.end() ? std::nullopt : std::optional(kind->second);
}

struct Tally {
  int spans = 0;         // places the vectors call personal
  int covered = 0;       // of these, removed to the last character, whatever the kind
  int quiet_texts = 0;   // texts in which the vectors find nothing of the kind
  int false_alarms = 0;  // of these, texts from which something of that kind was removed
};

// The offset of a removal in code points, as the vectors count.
std::size_t InCodePoints(std::string_view text, std::size_t byte) { return text::CodePoints(text.substr(0, byte)); }

// One published span begins at the space before its number, which is nobody's secret.
std::size_t WithoutLeadingSpace(std::string_view text, std::size_t code_point) {
  return text::IsAscii(text) && text[code_point] == ' ' ? code_point + 1 : code_point;
}

bool IsCovered(const nlohmann::json& span, std::string_view text, const std::vector<Removal>& removals) {
  return std::any_of(removals.begin(), removals.end(), [&](const Removal& removal) {
    return InCodePoints(text, removal.begin) <= WithoutLeadingSpace(text, span[0].get<std::size_t>()) &&
           span[1].get<std::size_t>() <= InCodePoints(text, removal.end);
  });
}

std::map<PersonalKind, Tally> TallyVectors(std::istream& file) {
  const Redactor redactor;
  std::map<PersonalKind, Tally> tallies;
  const auto published = nlohmann::json::parse(file);
  for (const auto& vector : published["vectors"]) {
    const auto kind = KindOf(vector["entity"]);
    if (!kind) continue;
    const std::string text = vector["text"];
    const auto removals = redactor.Redact(text).removals;
    auto& tally = tallies[*kind];
    for (const auto& span : vector["spans_codepoints"]) {
      ++tally.spans;
      tally.covered += IsCovered(span, text, removals);
    }
    if (!vector["spans_codepoints"].empty()) continue;
    ++tally.quiet_texts;
    tally.false_alarms += std::any_of(removals.begin(), removals.end(), [&](auto& r) { return r.kind == *kind; });
  }
  return tallies;
}

// The misses behind each floor are named in README.md.
TEST(VectorsTest, PresidiosVectorsAreCoveredAsMeasured) {
  std::ifstream file(kVectors);
  if (!file) GTEST_SKIP() << "the published vectors are not beside the checkout";
  const auto tallies = TallyVectors(file);
  const std::map<PersonalKind, Tally> measured = {
      {PersonalKind::kNhsNumber, {3, 2, 1, 0}},    {PersonalKind::kNationalInsuranceNumber, {5, 5, 7, 0}},
      {PersonalKind::kPostcode, {15, 15, 7, 0}},   {PersonalKind::kTelephoneNumber, {36, 36, 0, 0}},
      {PersonalKind::kEmailAddress, {7, 7, 2, 0}},
  };
  for (const auto& [kind, floor] : measured) {
    const auto& tally = tallies.at(kind);
    EXPECT_EQ(tally.spans, floor.spans) << Placeholder(kind);
    EXPECT_GE(tally.covered, floor.covered) << Placeholder(kind);
    EXPECT_EQ(tally.quiet_texts, floor.quiet_texts) << Placeholder(kind);
    EXPECT_LE(tally.false_alarms, floor.false_alarms) << Placeholder(kind);
  }
}

}  // namespace
}  // namespace participation::redaction
