#include "libs/clock/month_names.hpp"

#include <array>

namespace participation::clock {
namespace {

constexpr std::array<std::string_view, 12> kMonthNames = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

}  // namespace

std::string_view NameOf(std::chrono::month month) { return kMonthNames.at(static_cast<unsigned>(month) - 1); }

}  // namespace participation::clock
