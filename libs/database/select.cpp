#include "libs/database/select.hpp"

namespace participation::database {

Select& Select::Where(std::string_view condition, std::initializer_list<Parameter> values) {
  sql_ += has_condition_ ? " AND (" : " WHERE (";
  has_condition_ = true;
  auto next = values_.size();
  for (const char c : condition) {
    if (c == '?') {
      sql_ += '$' + std::to_string(++next);
    } else {
      sql_ += c;
    }
  }
  sql_ += ')';
  values_.insert(values_.end(), values.begin(), values.end());
  return *this;
}

Select& Select::GroupBy(std::string_view columns) {
  grouping_ = " GROUP BY " + std::string{columns};
  return *this;
}

Rows Select::Run(Transaction& transaction, std::string_view order, std::size_t limit) const {
  std::vector<Parameter> values = values_;
  values.emplace_back(limit);
  const std::string ordering = order.empty() ? "" : " ORDER BY " + std::string{order};
  return transaction.Execute(sql_ + grouping_ + ordering + " LIMIT $" + std::to_string(values.size()), values);
}

}  // namespace participation::database
