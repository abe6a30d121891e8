#include "libs/clock/uk_time.hpp"

namespace participation::clock {
namespace {

Time ChangeIn(std::chrono::year year, std::chrono::month month) {
  return std::chrono::sys_days{year / month / std::chrono::Sunday[std::chrono::last]} + std::chrono::hours{1};
}

}  // namespace

Time OnUkClocks(Time time) {
  const auto year = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(time)}.year();
  const bool is_summer = time >= ChangeIn(year, std::chrono::March) && time < ChangeIn(year, std::chrono::October);
  return is_summer ? time + std::chrono::hours{1} : time;
}

std::string UkDateOf(Time time) { return DateOf(OnUkClocks(time)); }

}  // namespace participation::clock
