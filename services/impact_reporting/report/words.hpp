#pragma once

#include <string>
#include <string_view>

#include "services/impact_reporting/domain/commitment.hpp"
#include "services/impact_reporting/domain/decision.hpp"
#include "services/impact_reporting/domain/participation.hpp"
#include "services/impact_reporting/domain/telling.hpp"

namespace participation::impact_reporting::report {

// Words for people.
std::string_view WordsFor(Decision::Answer answer);
std::string_view WordsFor(Commitment::State state);
std::string_view WordsFor(Telling::Reason reason);
std::string_view WordsFor(Contribution::Kind kind);

// The legal duty behind a name such as "DUTY_SECTION_242".
std::string WordsForDuty(std::string_view name);
// "RUNG_CONSULTING" as "Consulting": the name without its first word.
std::string WordsForName(std::string_view name);

// "1 contribution", "2 contributions".
std::string Plural(std::int64_t count, std::string_view one);

}  // namespace participation::impact_reporting::report
