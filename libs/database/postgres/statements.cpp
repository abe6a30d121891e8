#include "libs/database/postgres/statements.hpp"

namespace participation::database::postgres {
namespace {

// Statements put together from the conditions that apply are many, but not endless.
constexpr std::size_t kMostPrepared = 500;

}  // namespace

const Statements::Statement& Statements::Prepare(std::string_view sql) {
  if (const auto found = prepared_.find(sql); found != prepared_.end()) return found->second;
  if (prepared_.size() >= kMostPrepared) {
    pipeline_.Await();
    pipeline_.RunScript("DEALLOCATE ALL");
    prepared_.clear();
  }
  std::string text{sql};
  std::string name = "s" + std::to_string(++count_);
  Description description = pipeline_.Prepare(name, text);
  return prepared_.emplace(std::move(text), Statement{std::move(name), std::move(description)}).first->second;
}

}  // namespace participation::database::postgres
