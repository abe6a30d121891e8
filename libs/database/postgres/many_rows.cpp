#include "libs/database/postgres/many_rows.hpp"

#include "libs/database/postgres/types.hpp"

namespace participation::database::postgres {
namespace {

constexpr std::string_view kInsert = "INSERT INTO ";
constexpr std::string_view kValues = " VALUES (";
constexpr std::string_view kOnConflict = " ON CONFLICT";
constexpr std::string_view kDoNothing = " DO NOTHING";
constexpr std::string_view kDoUpdate = " DO UPDATE SET ";

std::string_view NameOf(unsigned type) {
  switch (type) {
    case kInt8:
      return "int8";
    case kInt4:
      return "int4";
    case kBool:
      return "bool";
    case kFloat8:
      return "float8";
    case kText:
      return "text";
    case kBytea:
      return "bytea";
    default:
      return "";
  }
}

// "$1, $2, $3"
std::string Placeholders(std::size_t count) {
  std::string list;
  for (std::size_t i = 1; i <= count; ++i) list += (i == 1 ? "$" : ", $") + std::to_string(i);
  return list;
}

// "$1::int8[], $2::text[]", or nothing if a type has no arrays here.
std::optional<std::string> Arrays(std::span<const unsigned> types) {
  std::string list;
  for (std::size_t i = 0; i < types.size(); ++i) {
    const std::string_view name = NameOf(types[i]);
    if (name.empty()) return std::nullopt;
    list += (i == 0 ? "$" : ", $") + std::to_string(i + 1) + "::" + std::string{name} + "[]";
  }
  return list;
}

}  // namespace

std::optional<ManyRows> ForManyRows(std::string_view sql, std::span<const unsigned> types) {
  const std::size_t values = sql.find(kValues);
  if (!sql.starts_with(kInsert) || values == std::string_view::npos) return std::nullopt;
  const std::string row = Placeholders(types.size()) + ")";
  const std::string_view behind = sql.substr(values + kValues.size());
  if (!behind.starts_with(row)) return std::nullopt;
  const std::string_view rest = behind.substr(row.size());
  const bool may_leave_out = rest.starts_with(kOnConflict) && rest.ends_with(kDoNothing);
  const auto arrays = Arrays(types);
  if ((!rest.empty() && !may_leave_out) || !arrays) return std::nullopt;
  return ManyRows{std::string{sql.substr(0, values)} + " SELECT * FROM unnest(" + *arrays + ")" + std::string{rest},
                  may_leave_out};
}

bool ChangesOneRow(std::string_view sql) {
  const std::size_t values = sql.find(kValues);
  if (!sql.starts_with(kInsert) || values == std::string_view::npos) return false;
  if (sql.find("RETURNING", values) != std::string_view::npos) return false;
  if (sql.find(kOnConflict, values) == std::string_view::npos) return true;
  return sql.find(kDoUpdate, values) != std::string_view::npos && sql.find("WHERE", values) == std::string_view::npos;
}

}  // namespace participation::database::postgres
