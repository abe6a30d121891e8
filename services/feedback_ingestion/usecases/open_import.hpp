#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/policy/organisations.hpp"
#include "services/feedback_ingestion/domain/import.hpp"

namespace participation::feedback_ingestion {

// Opens an import, or goes on with the one of that id. It gets an id if it has none.
absl::StatusOr<Import> OpenImport(database::Transaction& transaction, Import::Facts facts,
                                  const policy::Organisations& organisations);

// Keeps why no row of an import's file can be read.
absl::Status RefuseImport(database::Transaction& transaction, std::string_view import_id, const absl::Status& refusal,
                          clock::Time now);

// One import, of one of the organisations. NOT_FOUND otherwise.
absl::StatusOr<Import> FindImport(database::Transaction& transaction, std::string_view import_id,
                                  const policy::Organisations& organisations);

}  // namespace participation::feedback_ingestion
