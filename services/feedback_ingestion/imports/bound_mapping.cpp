#include "services/feedback_ingestion/imports/bound_mapping.hpp"

#include <algorithm>
#include <charconv>

#include "libs/identifiers/written.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/utf8.hpp"
#include "services/feedback_ingestion/imports/likely_separator.hpp"

namespace participation::feedback_ingestion {
namespace {

std::optional<std::size_t> Number(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

refusal::Violation SeparatedBy(char separator, const Mapping& mapping, const csv::Record& header) {
  const std::string written = Written(separator);
  return {"mapping", "says that " + Written(mapping.separator) +
                         " stands between columns, but in the file's header (line " + std::to_string(header.line) +
                         ") it is " + written + ": write `separator: " + written + "` in the mapping"};
}

absl::Status NoText(const csv::Record& header) {
  return refusal::InvalidArgument("NOT_UTF8", "the file's header (line " + std::to_string(header.line) +
                                                  ") is not text in UTF-8: is it a CSV file? Save it as UTF-8 (in "
                                                  "Excel: “CSV UTF-8”), and import it again");
}

absl::Status PlacesDoNotFit() {
  return refusal::InvalidArgument("MAPPING_DOES_NOT_FIT", "the mapping names other columns than the import began with");
}

}  // namespace

BoundMapping::BoundMapping(Mapping mapping, std::size_t columns_in_file, std::vector<std::size_t> places)
    : mapping_{std::move(mapping)},
      columns_in_file_{columns_in_file},
      names_{mapping_.Columns()},
      places_{std::move(places)} {}

absl::StatusOr<BoundMapping> BoundMapping::Bind(Mapping mapping, const csv::Record& header) {
  std::vector<std::string> folded;
  for (const std::string& name : header.fields) folded.push_back(Folded(name));
  std::vector<refusal::Violation> violations;
  std::vector<std::size_t> places;
  for (const std::string& name : mapping.Columns()) {
    const auto count = std::ranges::count(folded, Folded(name));
    places.push_back(static_cast<std::size_t>(std::ranges::find(folded, Folded(name)) - folded.begin()));
    if (count == 1) continue;
    violations.push_back(
        {"mapping", "names the column '" + name + "', which the file's header (line " + std::to_string(header.line) +
                        (count == 0 ? ") does not have" : ") has twice") + ": correct the mapping or the file"});
  }
  if (!violations.empty()) {
    if (!std::ranges::all_of(header.fields, text::IsValidUtf8)) return NoText(header);
    if (const auto separator = LikelySeparator(mapping, header))
      violations = {SeparatedBy(*separator, mapping, header)};
    return refusal::InvalidFields(violations);
  }
  return BoundMapping{std::move(mapping), header.fields.size(), std::move(places)};
}

absl::StatusOr<BoundMapping> BoundMapping::Restore(Mapping mapping, std::string_view places) {
  const auto parts = identifiers::Split(places, ':');
  const auto columns = Number(parts[0]);
  if (parts.size() != 2 || !columns) return PlacesDoNotFit();
  std::vector<std::size_t> found;
  for (const std::string_view place : identifiers::Split(parts[1], ',')) {
    const auto number = Number(place);
    if (!number || *number >= *columns) return PlacesDoNotFit();
    found.push_back(*number);
  }
  if (found.size() != mapping.Columns().size()) return PlacesDoNotFit();
  return BoundMapping{std::move(mapping), *columns, std::move(found)};
}

std::string BoundMapping::Places() const {
  std::string text = std::to_string(columns_in_file_);
  for (std::size_t at = 0; at < places_.size(); ++at) text += (at == 0 ? ":" : ",") + std::to_string(places_[at]);
  return text;
}

std::string BoundMapping::NameOf(std::size_t place) const {
  const auto found = std::ranges::find(places_, place);
  return found == places_.end() ? std::to_string(place + 1) : names_[static_cast<std::size_t>(found - places_.begin())];
}

std::string_view BoundMapping::Cell(const csv::Record& record, const std::string& column) const {
  const auto found = std::ranges::find(names_, column);
  if (found == names_.end()) return {};
  return record.fields[places_[static_cast<std::size_t>(found - names_.begin())]];
}

std::string BoundMapping::Value(const csv::Record& record, const FieldSource& source) const {
  if (!source.constant.empty()) return source.constant;
  std::string value;
  for (const std::string& column : source.columns) {
    const std::string part = Squeezed(Cell(record, column));
    if (part.empty()) continue;
    if (!value.empty()) value += source.join;
    value += part;
  }
  return value;
}

}  // namespace participation::feedback_ingestion
