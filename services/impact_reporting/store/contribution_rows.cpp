#include "services/impact_reporting/store/contribution_rows.hpp"

#include <optional>

namespace participation::impact_reporting {

std::vector<database::Parameter> ColumnsOf(const Contribution& contribution) {
  const bool has_person = !contribution.person_id.empty();
  return {contribution.id,
          static_cast<int>(contribution.kind),
          contribution.source,
          contribution.organisation,
          contribution.site,
          contribution.date,
          has_person ? database::Parameter{contribution.person_id} : database::Parameter{std::nullopt},
          static_cast<int>(contribution.contributor),
          contribution.activity_id,
          contribution.consultation_id};
}

Contribution ContributionFrom(const database::Row& row) {
  return {.id = row.Text(0),
          .kind = static_cast<Contribution::Kind>(row.Integer(1)),
          .source = static_cast<int>(row.Integer(2)),
          .organisation = row.Text(3),
          .site = row.Text(4),
          .date = row.Text(5),
          .person_id = row.TextOrEmpty(6),
          .contributor = static_cast<Contribution::Contributor>(row.Integer(7)),
          .activity_id = row.Text(8),
          .consultation_id = row.Text(9)};
}

}  // namespace participation::impact_reporting
