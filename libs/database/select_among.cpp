#include "libs/database/select_among.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "absl/strings/str_cat.h"

namespace participation::database {
namespace {

constexpr std::string_view kList = "(?)";
constexpr std::size_t kAtOnce = 100;

std::string WithList(std::string_view sql, std::size_t first, std::size_t count) {
  const auto at = sql.find(kList);
  if (at == std::string_view::npos) throw std::logic_error{"the query does not say where the list stands"};
  std::string list = "(";
  for (std::size_t i = 0; i < count; ++i) absl::StrAppend(&list, i == 0 ? "$" : ", $", first + i);
  return std::string{sql.substr(0, at)} + list + ")" + std::string{sql.substr(at + kList.size())};
}

}  // namespace

Rows SelectAmong(Transaction& transaction, std::string_view sql, std::initializer_list<Parameter> values,
                 std::span<const Parameter> among) {
  if (among.empty()) return {};
  // Two texts, however many there are, so that both stay prepared: the last value fills up the list.
  const std::size_t at_once = among.size() == 1 ? 1 : kAtOnce;
  const std::string text = WithList(sql, values.size() + 1, at_once);
  Rows found;
  for (; !among.empty(); among = among.subspan(std::min(at_once, among.size()))) {
    std::vector<Parameter> all{values};
    const auto next = among.first(std::min(at_once, among.size()));
    all.insert(all.end(), next.begin(), next.end());
    all.resize(values.size() + at_once, next.back());
    std::ranges::move(transaction.Execute(text, all), std::back_inserter(found));
  }
  return found;
}

std::vector<Parameter> TextsOf(const Rows& rows, std::size_t column) {
  std::vector<Parameter> texts;
  texts.reserve(rows.size());
  for (const Row& row : rows) texts.emplace_back(row.Text(column));
  return texts;
}

}  // namespace participation::database
