#pragma once

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "libs/database/database.hpp"
#include "services/feedback_ingestion/domain/feedback_item.hpp"

namespace participation::feedback_ingestion {

// Most items that are unlinked in one transaction, so that others need not wait long for theirs.
inline constexpr std::size_t kUnlinkedAtOnce = 500;

// Unlinks somebody from the items that they gave, now and whenever more come in; on request their texts go too. Counts
// stay. What is more than kUnlinkedAtOnce is left to ForgetMore, which also finds that nothing is left to do.
absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id, bool erase_texts);

// Unlinks an item that is about to be stored if the person who gave it was forgotten, and tells whether they were.
bool UnlinkIfForgotten(database::Transaction& transaction, FeedbackItem& item);

// Whether somebody has items that are still to be unlinked.
bool IsAnybodyToForget(database::Transaction& snapshot);

// Goes on with anybody who has more items, and tells whether there may be still more to do.
bool ForgetMore(database::Transaction& transaction);

}  // namespace participation::feedback_ingestion
