#include "services/feedback_ingestion/api/import_opening.hpp"

#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/imports/parse_mapping.hpp"

namespace participation::feedback_ingestion {
namespace {

// The name without its folder, which may tell who somebody is or how a machine is built.
std::string NameOnly(const std::string& path) { return path.substr(path.find_last_of("/\\") + 1); }

}  // namespace

Import::Facts FactsOf(const v1::ImportOpening& opening, const Mapping& mapping, clock::Time now) {
  return {.id = opening.import_id(),
          .state = Import::State::kRunning,
          .source_system = mapping.source_system,
          .organisation = opening.organisation(),
          .site = opening.site(),
          .file_name = NameOnly(opening.file_name()),
          .file_bytes = opening.file_bytes(),
          .mapping_hash = HashOfMapping(opening.mapping()),
          .columns = {},
          .committed = {},
          .totals = {},
          .create_time = now,
          .update_time = now};
}

absl::Status InOpening(const absl::Status& refusal) {
  auto violations = refusal::ViolationsOf(refusal);
  for (auto& violation : violations) violation.field.insert(0, "opening.");
  return violations.empty() ? refusal : refusal::InvalidFields(violations);
}

}  // namespace participation::feedback_ingestion
