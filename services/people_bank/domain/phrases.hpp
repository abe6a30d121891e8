#pragma once

#include <string>
#include <string_view>

#include "services/people_bank/domain/opportunity.hpp"

namespace participation::people_bank {

// Published words may have been written anywhere: what cannot be printed becomes a space.
std::string Printable(std::string_view text);
std::string InOneLine(std::string_view text);

// "Sunday 22 November 2026, 10:00", as people in the United Kingdom count days and hours.
std::string MomentOf(clock::Time time);

// "Sunday 22 November 2026, 10:00 to 12:00".
std::string WhenIs(const Occasion& occasion);

}  // namespace participation::people_bank
