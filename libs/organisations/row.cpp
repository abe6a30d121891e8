#include "libs/organisations/row.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "libs/identifiers/date.hpp"
#include "libs/identifiers/ods_code.hpp"
#include "libs/text/utf8.hpp"

namespace participation::organisations {
namespace {

constexpr std::size_t kLongestName = 300;
constexpr char kCodeShape[] = "give an ODS code of 3 to 9 letters and digits";

// The columns of one record, trimmed, with a place to say what is wrong with them.
struct Fields {
  const csv::Record& record;
  const csv::Columns& columns;
  Problems& problems;
  bool sound = true;

  std::string operator[](const char* column) const { return std::string(text::Trim(columns.Field(record, column))); }

  void Refuse(const char* column, const std::string& what) {
    problems.Add(record.line, column, what);
    sound = false;
  }

  std::string Name() {
    std::string name = (*this)["name"];
    if (name.empty() || name.size() > kLongestName) {
      Refuse("name", absl::StrCat("give a name of 1 to ", kLongestName, " bytes"));
    } else if (!text::IsValidUtf8(name) || text::FirstControlCharacter(name) ||
               name.find_first_of("\r\n\t") != name.npos) {
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
  const auto date = identifiers::ParseDate(text, identifiers::DateOrder::kYearFirst);
  if (!date.ok() || identifiers::FormatDate(*date) != text) return std::nullopt;
  return Date{*date};
}

std::optional<Row> ReadRow(const csv::Record& record, const csv::Columns& columns, Problems& problems) {
  Fields fields{record, columns, problems};
  if (record.fields.size() > columns.size()) {
    fields.Refuse(absl::StrCat(columns.size() + 1).c_str(),
                  "the row has more fields than the header; check its quotes");
  }
  auto code = identifiers::NormaliseOdsCode(fields["code"]);
  if (!code.ok()) fields.Refuse("code", kCodeShape);
  const auto kind = KindNamed(fields["kind"]);
  if (!kind) fields.Refuse("kind", "give REGION, ICB, TRUST, INDEPENDENT, PCN, PRACTICE or SITE");
  auto parent = fields["parent"].empty() ? std::string() : identifiers::NormaliseOdsCode(fields["parent"]);
  if (!parent.ok()) fields.Refuse("parent", kCodeShape);
  const auto opened = fields.Day("opened");
  const auto closed = fields.Day("closed");
  if (opened && closed && *closed < *opened) fields.Refuse("closed", "this is before the day in column opened");
  std::string name = fields.Name();
  if (!fields.sound) return std::nullopt;
  return Row{{*std::move(code), std::move(name), *kind, *std::move(parent), opened, closed}, record.line};
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
