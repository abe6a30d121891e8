#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <limits>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "libs/csv/columns.hpp"
#include "libs/csv/reader.hpp"
#include "libs/organisations/directory.hpp"
#include "libs/organisations/row.hpp"

namespace participation::organisations {
namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t{64} << 20;
constexpr std::string_view kColumns[] = {"code", "name", "kind", "parent", "opened", "closed"};

std::string Checksum(std::string_view text) {
  std::uint64_t sum = 0xcbf29ce484222325;
  for (const char byte : text) sum = (sum ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
  return absl::StrCat(absl::Hex(sum, absl::kZeroPad16));
}

std::optional<Date> DateInName(std::string_view file) {
  constexpr std::size_t kLength = 10;
  for (std::size_t at = 0; at + kLength <= file.size(); ++at) {
    if (const auto date = DateFrom(file.substr(at, kLength))) return date;
  }
  return std::nullopt;
}

std::optional<Date> NewestOpening(const std::vector<Organisation>& rows) {
  std::optional<Date> newest;
  for (const Organisation& row : rows) newest = std::max(newest, row.opened);
  return newest;
}

// Every row that can be read by itself; what cannot is told to `problems`.
std::vector<Row> ReadRows(std::string_view text, Problems& problems) {
  std::vector<Row> rows;
  std::optional<csv::Columns> columns;
  csv::Reader reader;
  reader.Feed(text);
  reader.Finish();
  for (auto step = reader.Next(); step != csv::Reader::Step::kEnd; step = reader.Next()) {
    if (step == csv::Reader::Step::kProblem) {
      problems.Add(reader.problem().line, absl::StrCat(reader.problem().column), reader.problem().message);
    } else if (columns) {
      if (auto row = ReadRow(reader.record(), *columns, problems)) rows.push_back(*std::move(row));
    } else if (auto header = csv::Columns::Of(reader.record(), kColumns); header.ok()) {
      columns = *std::move(header);
    } else {
      problems.Add(reader.record().line, "header", std::string(header.status().message()));
      return {};
    }
  }
  if (rows.empty() && problems.empty()) problems.Add(1, "code", "the file holds no organisation");
  return rows;
}

}  // namespace

absl::StatusOr<Directory> Directory::Parse(std::string_view text, std::string file_name) {
  Problems problems;
  std::vector<Row> rows = ReadRows(text, problems);
  if (problems.empty()) CheckPeriods(rows, problems);
  if (problems.empty()) CheckParents(rows, problems);
  if (!problems.empty()) return problems.ToStatus(file_name);
  std::vector<Organisation> organisations;
  organisations.reserve(rows.size());
  for (Row& row : rows) organisations.push_back(std::move(row.organisation));
  Version version{std::move(file_name), Checksum(text), organisations.size(), std::nullopt};
  version.date = DateInName(version.file);
  if (!version.date) version.date = NewestOpening(organisations);
  return Directory{std::move(organisations), std::move(version)};
}

absl::StatusOr<Directory> Directory::Load(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error) return absl::NotFoundError(absl::StrCat(file.string(), ": ", error.message()));
  if (size > kLargestFile) {
    return absl::ResourceExhaustedError(absl::StrCat(file.string(), " is larger than ", kLargestFile, " bytes"));
  }
  std::ifstream stream{file, std::ios::binary};
  std::string text(static_cast<std::size_t>(size), '\0');
  if (!stream.read(text.data(), static_cast<std::streamsize>(size))) {
    return absl::UnavailableError(absl::StrCat(file.string(), " could not be read"));
  }
  return Parse(text, file.filename().string());
}

}  // namespace participation::organisations
