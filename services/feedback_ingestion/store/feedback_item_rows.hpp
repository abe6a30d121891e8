#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/value.hpp"
#include "services/feedback_ingestion/domain/feedback_item.hpp"

namespace participation::feedback_ingestion {

// The columns of a feedback item, in the order of the two functions below.
inline constexpr char kItemColumns[] =
    "feedback_item_id, source_system, submission_id, source, organisation, site, service, question, fft_answer, text, "
    "redactions, experience_date, dated_by_receipt, person_id, consultation_id, version, create_time";

// An item's values, which view `item` and `redactions`.
std::vector<database::Parameter> ToRow(const FeedbackItem& item, const std::string& redactions);
FeedbackItem::Facts FromRow(const database::Row& row);

// "postcode=1 email-address=2".
std::string WriteRedactions(const std::map<std::string, int>& redactions);
std::map<std::string, int> ReadRedactions(std::string_view text);

}  // namespace participation::feedback_ingestion
