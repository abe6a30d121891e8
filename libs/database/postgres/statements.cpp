#include "libs/database/postgres/statements.hpp"

#include "libs/database/postgres/many_rows.hpp"

namespace participation::database::postgres {
namespace {

// Statements put together from the conditions that apply are many, but not endless.
constexpr std::size_t kMostPrepared = 500;

}  // namespace

const Statements::Statement& Statements::Prepare(std::string_view sql) {
  if (const auto found = prepared_.find(sql); found != prepared_.end()) return found->second;
  std::string text{sql};
  std::string name = "s" + std::to_string(++count_);
  Description description = pipeline_.Prepare(name, text);
  return prepared_.emplace(std::move(text), Statement{std::move(name), std::move(description)}).first->second;
}

std::optional<Statements::Together> Statements::PrepareForMany(std::string_view sql) {
  const auto& types = Prepare(sql).description.parameter_types;
  const auto many = ForManyRows(sql, types);
  if (!many) return std::nullopt;
  return Together{Prepare(many->sql).name, types, many->may_leave_out};
}

void Statements::Trim() {
  if (prepared_.size() < kMostPrepared) return;
  pipeline_.Await();
  pipeline_.RunScript("DEALLOCATE ALL");
  prepared_.clear();
}

}  // namespace participation::database::postgres
