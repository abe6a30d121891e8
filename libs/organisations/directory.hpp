#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "libs/organisations/organisation.hpp"

namespace participation::organisations {

// Which reference data is in force: the same on every replica that reads the same file.
struct Version {
  std::string file;      // its name without the folder
  std::string checksum;  // FNV-1a over its bytes, 16 hex digits: tells two files apart, guards against nobody
  std::size_t rows = 0;
  std::optional<Date> date;  // the date in the file's name (YYYY-MM-DD), else the newest opening in it

  // "organisations-2026-11-01.csv, 8127 rows, dated 2026-11-01, checksum 9ae16a3b2f90404f".
  std::string ToString() const;
};

// The NHS organisations and their hierarchy over time, read once from a CSV file with the columns
// code,name,kind,parent,opened,closed (dates YYYY-MM-DD, both inclusive). A code may have several rows, one per
// period, which must not overlap. Immutable, hence safe to share between threads. The pointers it gives live as long
// as it does; a code is looked up in capitals, as identifiers::NormaliseOdsCode gives it.
class Directory {
 public:
  // INVALID_ARGUMENT lists what is wrong by line and column, up to ten rows; NOT_FOUND or RESOURCE_EXHAUSTED (64 MiB)
  // when there is no such file or it is too large.
  static absl::StatusOr<Directory> Load(const std::filesystem::path& file);
  static absl::StatusOr<Directory> Parse(std::string_view text, std::string file_name);

  // For a process that was given no reference data: it knows nobody, and every code stands for itself.
  static Directory None() { return Directory{{}, Version{"none", {}, 0, {}}}; }

  Directory(Directory&&) = default;
  Directory& operator=(Directory&&) = default;

  // The latest period of a code, open or closed; nullptr when the code is unknown.
  const Organisation* Find(std::string_view code) const;

  // The period that holds on that date; nullptr when the code is unknown or the organisation was not open then.
  const Organisation* Find(std::string_view code, Date date) const;

  // The parent on that date; nullptr at the top, and when either of them was not open.
  const Organisation* ParentOf(std::string_view code, Date date) const;

  // The organisation itself or the one above it that is of this kind on that date; nullptr when there is none.
  const Organisation* AncestorAt(Kind level, std::string_view code, Date date) const;

  // Whether the code is `ancestor` or stands anywhere below it on that date.
  bool IsWithin(std::string_view code, std::string_view ancestor, Date date) const;

  // Everything open on that date whose parent it is, by code.
  std::vector<const Organisation*> ChildrenOf(std::string_view code, Date date) const;

  // Every row, by code and then by opening.
  std::span<const Organisation> all() const { return rows_; }
  const Version& version() const { return version_; }

 private:
  Directory(std::vector<Organisation> rows, Version version);

  std::span<const Organisation> PeriodsOf(std::string_view code) const;

  struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  std::vector<Organisation> rows_;
  absl::flat_hash_map<std::string, Range> by_code_;
  absl::flat_hash_map<std::string, std::vector<std::uint32_t>> by_parent_;
  Version version_;
};

}  // namespace participation::organisations
