#include "services/impact_reporting/store/select.hpp"

namespace participation::impact_reporting {

Select& Select::Where(std::string_view condition, std::initializer_list<database::Parameter> values) {
  sql_ += has_condition_ ? " AND " : " WHERE ";
  has_condition_ = true;
  auto next = values_.size();
  for (const char c : condition) {
    if (c == '?') {
      sql_ += '$' + std::to_string(++next);
    } else {
      sql_ += c;
    }
  }
  values_.insert(values_.end(), values.begin(), values.end());
  return *this;
}

database::Rows Select::Rows(database::Transaction& transaction, std::string_view order, std::size_t limit) {
  sql_ += ' ';
  sql_ += order;
  sql_ += " LIMIT $" + std::to_string(values_.size() + 1);
  values_.emplace_back(limit);
  return transaction.Execute(sql_, values_);
}

}  // namespace participation::impact_reporting
