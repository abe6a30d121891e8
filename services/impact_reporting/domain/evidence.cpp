#include "services/impact_reporting/domain/evidence.hpp"

#include <algorithm>

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kMostMonths = 120;
constexpr char kSeparator = ':';
constexpr std::string_view kTheme = "theme:";

const Months& Always() {
  static const Months always{"0000-01", "9999-12"};
  return always;
}

std::string Joined(std::string_view kind, std::string_view name) {
  return std::string{kind} + kSeparator + std::string{name};
}

}  // namespace

std::string ThemeGroup(std::string_view organisation, std::string_view theme) {
  return std::string{kTheme} + Joined(organisation, theme);
}
std::string ActivityGroup(std::string_view activity_id) { return Joined("activity", activity_id); }
std::string ConsultationGroup(std::string_view consultation_id) { return Joined("consultation", consultation_id); }
std::string ChosenGroup(std::string_view finding_id) { return Joined("chosen", finding_id); }

std::optional<std::string> ThemeIn(std::string_view group) {
  if (!group.starts_with(kTheme)) return std::nullopt;
  return std::string{group.substr(group.rfind(kSeparator) + 1)};
}

Evidence::Evidence(Kind kind, std::string organisation, std::string subject, Months months)
    : kind_{kind}, organisation_{std::move(organisation)}, subject_{std::move(subject)}, months_{std::move(months)} {}

absl::StatusOr<Evidence> Evidence::OfTheme(std::string organisation, std::string theme, Month first, Month last) {
  auto months = Months::Of(std::move(first), std::move(last), kMostMonths);
  if (!months.ok()) return months.status();
  return Evidence{Kind::kTheme, std::move(organisation), std::move(theme), *std::move(months)};
}

Evidence Evidence::OfActivity(std::string activity_id) {
  return {Kind::kActivity, {}, std::move(activity_id), Always()};
}

Evidence Evidence::OfConsultation(std::string consultation_id) {
  return {Kind::kConsultation, {}, std::move(consultation_id), Always()};
}

Evidence Evidence::OfChosen(std::string finding_id) { return {Kind::kChosen, {}, std::move(finding_id), Always()}; }

Evidence Evidence::Restore(Kind kind, std::string organisation, std::string subject, Months months) {
  return {kind, std::move(organisation), std::move(subject), std::move(months)};
}

std::string Evidence::group() const {
  switch (kind_) {
    case Kind::kTheme:
      return ThemeGroup(organisation_, subject_);
    case Kind::kActivity:
      return ActivityGroup(subject_);
    case Kind::kConsultation:
      return ConsultationGroup(subject_);
    case Kind::kChosen:
      break;
  }
  return ChosenGroup(subject_);
}

bool Evidence::CoversAny(const std::vector<GroupMonth>& places) const {
  return std::ranges::any_of(places, [this](const GroupMonth& place) { return Covers(place); });
}

}  // namespace participation::impact_reporting
