#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/feedback_ingestion/domain/import.hpp"

namespace participation::feedback_ingestion {

// Opens an import, or goes on with the one of that id. It gets an id if it has none.
absl::StatusOr<Import> OpenImport(database::Transaction& transaction, Import::Facts facts,
                                  std::string_view only_organisation);

// Keeps why no row of an import's file can be read.
absl::Status RefuseImport(database::Transaction& transaction, std::string_view import_id, const absl::Status& refusal,
                          clock::Time now);

// One import; of one organisation, unless that is empty. NOT_FOUND otherwise.
absl::StatusOr<Import> FindImport(database::Transaction& transaction, std::string_view import_id,
                                  std::string_view only_organisation);

}  // namespace participation::feedback_ingestion
