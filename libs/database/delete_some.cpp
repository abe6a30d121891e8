#include "libs/database/delete_some.hpp"

#include <string>

namespace participation::database {
namespace {

constexpr std::int64_t kMostDeleted = 500;

}  // namespace

bool DeleteSome(Transaction& transaction, std::string_view table, std::string_view key, std::string_view condition,
                std::initializer_list<Parameter> values) {
  const std::string column{key};
  const std::string from = " FROM " + std::string{table} + " WHERE ";
  const std::vector<std::vector<Parameter>> rows{values};
  const auto deleted =
      transaction.ExecuteMany("DELETE" + from + column + " IN (SELECT " + column + from + std::string{condition} +
                                  " LIMIT " + std::to_string(kMostDeleted) + ")",
                              rows)[0];
  return deleted == kMostDeleted;
}

}  // namespace participation::database
