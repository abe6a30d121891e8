#include "libs/organisations/row.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/clock/clock.hpp"

namespace participation::organisations {
namespace {

constexpr std::size_t kLongestName = 300;
constexpr char kCodeShape[] = "give an ODS code of 3 to 9 letters and digits";

bool IsPrintableUtf8(std::string_view text) {
  for (std::int32_t at = 0, size = static_cast<std::int32_t>(text.size()); at < size;) {
    UChar32 character;
    U8_NEXT(text.data(), at, size, character);
    if (character < 0x20 || character == 0x7F) return false;
  }
  return true;
}

/// The columns of one record, trimmed, with a place to say what is wrong with them.
struct Fields {
  const csv::Record& record;
  const csv::Columns& columns;
  Problems& problems;
  bool sound = true;

  std::string operator[](const char* column) const {
    std::string text{columns.Field(record, column)};
    absl::StripAsciiWhitespace(&text);
    return text;
  }

  void Refuse(const char* column, const std::string& what) {
    problems.Add(record.line, column, what);
    sound = false;
  }

  std::string Name() {
    std::string name = (*this)["name"];
    if (name.empty() || name.size() > kLongestName) {
      Refuse("name", absl::StrCat("give a name of 1 to ", kLongestName, " bytes"));
    } else if (!IsPrintableUtf8(name)) {
      Refuse("name", "this is not printable UTF-8; save the file as \"CSV UTF-8\"");
    }
    return name;
  }

  std::optional<Date> Day(const char* column) {
    const std::string text = (*this)[column];
    if (text.empty()) return std::nullopt;
    const auto date = DateFrom(text);
    if (!date) Refuse(column, "give a date as YYYY-MM-DD, or nothing");
    return date;
  }
};

}  // namespace

std::optional<Date> DateFrom(std::string_view text) {
  constexpr std::size_t kLength = 10;
  if (text.size() != kLength) return std::nullopt;
  const auto midnight = clock::FromRfc3339(std::string(text) + "T00:00:00Z");
  if (!midnight.ok()) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(*midnight);
}

std::optional<Row> ReadRow(const csv::Record& record, const csv::Columns& columns, Problems& problems) {
  Fields fields{record, columns, problems};
  if (record.fields.size() > columns.size()) {
    fields.Refuse(absl::StrCat(columns.size() + 1).c_str(),
                  "the row has more fields than the header; check its quotes");
  }
  const auto code = NormalCode(fields["code"]);
  if (!code) fields.Refuse("code", kCodeShape);
  const auto kind = KindNamed(fields["kind"]);
  if (!kind) fields.Refuse("kind", "give REGION, ICB, TRUST, INDEPENDENT, PCN, PRACTICE or SITE");
  const std::string parent_text = fields["parent"];
  const auto parent = NormalCode(parent_text);
  if (!parent && !parent_text.empty()) fields.Refuse("parent", kCodeShape);
  const auto opened = fields.Day("opened");
  const auto closed = fields.Day("closed");
  if (opened && closed && *closed < *opened) fields.Refuse("closed", "this is before the day in column opened");
  std::string name = fields.Name();
  if (!fields.sound) return std::nullopt;
  return Row{{*code, std::move(name), *kind, parent.value_or(""), opened, closed}, record.line};
}

void CheckPeriods(std::vector<Row>& rows, Problems& problems) {
  std::ranges::sort(rows, {}, [](const Row& row) { return std::tie(row.organisation.code, row.organisation.opened); });
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Organisation& earlier = rows[i - 1].organisation;
    const Organisation& later = rows[i].organisation;
    if (earlier.code != later.code) continue;
    if (!earlier.closed || !later.opened || *later.opened <= *earlier.closed) {
      problems.Add(rows[i].line, "opened",
                   absl::StrCat("the code has another row on line ", rows[i - 1].line,
                                "; close that one before the day on which this one opens"));
    }
    if (earlier.kind != later.kind) {
      problems.Add(rows[i].line, "kind", absl::StrCat("the code is of another kind on line ", rows[i - 1].line));
    }
  }
}

void CheckParents(const std::vector<Row>& rows, Problems& problems) {
  absl::flat_hash_map<std::string, Kind> kinds;
  for (const Row& row : rows) kinds.emplace(row.organisation.code, row.organisation.kind);
  for (const auto& [organisation, line] : rows) {
    if (organisation.parent.empty()) continue;
    const auto parent = kinds.find(organisation.parent);
    if (parent == kinds.end()) {
      problems.Add(line, "parent", "no row has this code; add its row or correct the code");
    } else if (!MayBeParent(parent->second, organisation.kind)) {
      problems.Add(line, "parent",
                   absl::StrCat("it names a row of kind ", std::string(NameOf(parent->second)),
                                ", below which none of kind ", std::string(NameOf(organisation.kind)), " can stand"));
    }
  }
}

}  // namespace participation::organisations
