#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/impact_reporting/domain/month.hpp"

namespace participation::impact_reporting {

// Contributions that belong together, by a name of the group: all about one theme in one organisation, all of one
// activity or consultation, or those chosen by hand for one finding.
std::string ThemeGroup(std::string_view organisation, std::string_view theme);
std::string ActivityGroup(std::string_view activity_id);
std::string ConsultationGroup(std::string_view consultation_id);
std::string ChosenGroup(std::string_view finding_id);
// The theme of a theme's group; nothing for other groups.
std::optional<std::string> ThemeIn(std::string_view group);

// One group of contributions in one month.
struct GroupMonth {
  std::string group = {};
  Month month = {};

  auto operator<=>(const GroupMonth&) const = default;
};

// Which contributions a finding rests on: those of one group in some months.
class Evidence {
 public:
  enum class Kind { kTheme = 1, kActivity = 2, kConsultation = 3, kChosen = 4 };

  // What was said about a theme. Refuses months out of order, and more than 120.
  static absl::StatusOr<Evidence> OfTheme(std::string organisation, std::string theme, Month first, Month last);
  static Evidence OfActivity(std::string activity_id);
  static Evidence OfConsultation(std::string consultation_id);
  // Chosen by hand for the finding with this id.
  static Evidence OfChosen(std::string finding_id);

  static Evidence Restore(Kind kind, std::string organisation, std::string subject, Months months);

  Kind kind() const { return kind_; }
  // The organisation that people spoke about; empty unless kTheme.
  const std::string& organisation() const { return organisation_; }
  // The theme's code, or the id of activity, consultation or finding.
  const std::string& subject() const { return subject_; }
  const Months& months() const { return months_; }
  std::string group() const;

  // Whether it takes in what is in this group in this month.
  bool Covers(const GroupMonth& where) const { return months_.Contains(where.month) && where.group == group(); }
  bool CoversAny(const std::vector<GroupMonth>& places) const;

 private:
  Evidence(Kind kind, std::string organisation, std::string subject, Months months);

  Kind kind_;
  std::string organisation_;
  std::string subject_;
  Months months_;
};

}  // namespace participation::impact_reporting
