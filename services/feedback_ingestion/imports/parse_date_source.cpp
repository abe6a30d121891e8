#include "services/feedback_ingestion/imports/parse_date_source.hpp"

#include <array>
#include <utility>

#include "services/feedback_ingestion/imports/named.hpp"
#include "services/feedback_ingestion/imports/parse_field_source.hpp"

namespace participation::feedback_ingestion {
namespace {

using identifiers::DateOrder;

constexpr std::array<std::pair<std::string_view, DateOrder>, 3> kOrders{{
    {"day-first", DateOrder::kDayFirst},
    {"month-first", DateOrder::kMonthFirst},
    {"year-first", DateOrder::kYearFirst},
}};
constexpr std::string_view kUnambiguousOnly = "unambiguous-only";

std::optional<DateOrder> ParseOrder(const std::string& name, int line, yaml::Problems& problems) {
  if (const auto* order = Named(kOrders, name)) return *order;
  if (name != kUnambiguousOnly) {
    problems.push_back("line " + std::to_string(line) + ": the order of a date must be one of " + NamesOf(kOrders) +
                       ", " + std::string{kUnambiguousOnly});
  }
  return std::nullopt;
}

DateSource ParseDateSection(const yaml::Section& section, yaml::Problems& problems) {
  section.Allow({"column", "order", "order_by_organisation"}, problems);
  DateSource date{.column = section.Text("column", "", problems), .order = {}, .order_by_organisation = {}};
  const auto* order = section.Find("order");
  date.order = ParseOrder(section.Text("order", std::string{kUnambiguousOnly}, problems),
                          order == nullptr ? section.line() : order->line, problems);
  if (date.column.empty()) {
    problems.push_back("line " + std::to_string(section.line()) + ": 'date.column' must name a column");
  }
  const auto* by_organisation = section.Find("order_by_organisation");
  if (by_organisation == nullptr || by_organisation->section == nullptr) return date;
  for (const auto& entry : by_organisation->section->entries()) {
    const auto own = ParseOrder(entry.text.value_or(""), entry.line, problems);
    if (own) date.order_by_organisation.emplace(entry.key, *own);
  }
  return date;
}

}  // namespace

DateSource ParseDateSource(const yaml::Section& mapping, yaml::Problems& problems) {
  const auto* entry = mapping.Find("date");
  if (entry != nullptr && entry->section != nullptr) return ParseDateSection(*entry->section, problems);
  if (entry == nullptr || entry->text != "received") {
    problems.push_back(
        mapping.At("date") +
        "'date' must have a column and the order in which the source writes dates; or be `received` if the source has "
        "no dates");
  }
  return {};
}

}  // namespace participation::feedback_ingestion
