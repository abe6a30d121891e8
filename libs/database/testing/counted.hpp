#pragma once

#include <cstddef>

#include "libs/database/database.hpp"

namespace participation::database {

// Counts the statements that wait for an answer, each of which is a round trip where the database is a server.
class Counted final : public Transaction {
 public:
  explicit Counted(Transaction& transaction) : transaction_{transaction} {}

  using Transaction::Execute;
  Rows Execute(std::string_view sql, std::span<const Parameter> values) override {
    ++statements_;
    return transaction_.Execute(sql, values);
  }
  void ForEach(std::string_view sql, std::span<const Parameter> values,
               const std::function<void(const RowView&)>& see) override {
    ++statements_;
    transaction_.ForEach(sql, values, see);
  }
  std::vector<std::int64_t> ExecuteMany(std::string_view sql, std::span<const std::vector<Parameter>> values) override {
    ++statements_;
    return transaction_.ExecuteMany(sql, values);
  }
  std::int64_t NowMicros() override { return transaction_.NowMicros(); }
  void Attempt(const std::function<bool(Transaction&)>& part) override { transaction_.Attempt(part); }

  std::size_t statements() const { return statements_; }

 private:
  Transaction& transaction_;
  std::size_t statements_ = 0;
};

}  // namespace participation::database
