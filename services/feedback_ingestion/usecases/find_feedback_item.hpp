#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/policy/organisations.hpp"
#include "services/feedback_ingestion/domain/feedback_item.hpp"

namespace participation::feedback_ingestion {

// One item; of one organisation, unless that is empty. NOT_FOUND otherwise.
absl::StatusOr<FeedbackItem> FindFeedbackItem(database::Transaction& transaction, std::string_view feedback_item_id,
                                              const policy::Organisations& organisations);

}  // namespace participation::feedback_ingestion
