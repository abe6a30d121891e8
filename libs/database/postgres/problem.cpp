#include "libs/database/postgres/problem.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "libs/database/database.hpp"

namespace participation::database::postgres {
namespace {

std::string_view FieldOf(const pg_result* result, int field) {
  const char* text = PQresultErrorField(result, field);
  return text == nullptr ? std::string_view{} : std::string_view{text};
}

// Whether it is the server or the way to it that failed, so that the same may do another time (PostgreSQL 15, appendix
// A): connections, resources, an operator or a time limit, a lock or an object in use, a conflict with others, the
// state of the transaction, its system, its own defects. All else, such as a row that is too large for an index, fails
// again.
bool MayPass(std::string_view state) {
  constexpr std::array<std::string_view, 8> kClasses{"08", "25", "40", "53", "55", "57", "58", "XX"};
  return state.empty() || std::ranges::find(kClasses, state.substr(0, 2)) != kClasses.end();
}

}  // namespace

std::exception_ptr ProblemIn(const pg_result* result, const std::string& name) {
  const std::string_view state = FieldOf(result, PG_DIAG_SQLSTATE);
  // The primary message names tables and columns; the detail, which may hold values of a row, is left out.
  const std::string text =
      name + ": " + std::string{FieldOf(result, PG_DIAG_MESSAGE_PRIMARY)} + " (SQLSTATE " + std::string{state} + ")";
  if (state.starts_with("23")) return std::make_exception_ptr(ConstraintViolated{text});
  if (MayPass(state)) return std::make_exception_ptr(Unavailable{text});
  return std::make_exception_ptr(std::logic_error{text});
}

}  // namespace participation::database::postgres
