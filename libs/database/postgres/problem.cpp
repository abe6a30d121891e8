#include "libs/database/postgres/problem.hpp"

#include <libpq-fe.h>

#include <string_view>

#include "libs/database/database.hpp"

namespace participation::database::postgres {
namespace {

std::string_view FieldOf(const pg_result* result, int field) {
  const char* text = PQresultErrorField(result, field);
  return text == nullptr ? std::string_view{} : std::string_view{text};
}

// Classes of SQLSTATE (PostgreSQL 15, appendix A) that name a defect of the program: what it asked for makes no sense.
bool IsDefect(std::string_view state) { return state.starts_with("42") || state.starts_with("22"); }

}  // namespace

std::exception_ptr ProblemIn(const pg_result* result, const std::string& name) {
  const std::string_view state = FieldOf(result, PG_DIAG_SQLSTATE);
  // The primary message names tables and columns; the detail, which may hold values of a row, is left out.
  const std::string text =
      name + ": " + std::string{FieldOf(result, PG_DIAG_MESSAGE_PRIMARY)} + " (SQLSTATE " + std::string{state} + ")";
  if (state.starts_with("23")) return std::make_exception_ptr(ConstraintViolated{text});
  if (IsDefect(state)) return std::make_exception_ptr(std::logic_error{text});
  return std::make_exception_ptr(Unavailable{text});
}

}  // namespace participation::database::postgres
