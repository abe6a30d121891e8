#include "services/feedback_ingestion/domain/import.hpp"

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"

namespace participation::feedback_ingestion {
namespace {

absl::Status OtherFile() {
  return refusal::FailedPrecondition(
      "IMPORT_DIFFERS",
      "rows of this import were read from another file, or from this one before it was changed: import the file anew, "
      "under another import_id or none; what is stored is not stored twice");
}

}  // namespace

RowTotals& RowTotals::operator+=(const RowTotals& more) {
  stored += more.stored;
  already_had += more.already_had;
  skipped += more.skipped;
  rejected += more.rejected;
  return *this;
}

absl::Status Import::Resume(const Facts& again) {
  if (facts_.state == State::kCompleted) {
    return refusal::FailedPrecondition("IMPORT_COMPLETED",
                                       "the import is completed: give another import_id, or none, to read a file again",
                                       {{"state", "COMPLETED"}, {"allowed", "RUNNING"}});
  }
  const bool begun = facts_.committed.offset > 0;
  const bool same = again.mapping_hash == facts_.mapping_hash && again.organisation == facts_.organisation &&
                    again.site == facts_.site;
  if (!same && begun) {
    return refusal::FailedPrecondition(
        "IMPORT_DIFFERS",
        "rows of this import were read with another mapping, organisation or site: go on with those, or give another "
        "import_id");
  }
  const bool told = again.file_bytes != 0 && facts_.file_bytes != 0;
  if (begun && told && again.file_bytes != facts_.file_bytes) return OtherFile();
  Facts facts = again;
  facts.id = facts_.id;
  facts.columns = facts_.columns;
  if (begun) {  // whether it is the same file is seen later, from its bytes
    facts.file_name = facts_.file_name;
    facts.file_bytes = facts_.file_bytes;
  }
  facts.committed = facts_.committed;
  facts.totals = facts_.totals;
  facts.create_time = facts_.create_time;
  facts_ = std::move(facts);
  return absl::OkStatus();
}

absl::Status Import::CheckPassed(std::string_view passed) const {
  return passed == facts_.committed.passed ? absl::OkStatus() : OtherFile();
}

absl::Status Import::Advance(FilePosition from, FilePosition to, const RowTotals& rows, clock::Time now) {
  if (facts_.state == State::kCompleted || from.offset != facts_.committed.offset) {
    return refusal::Aborted("IMPORT_MOVED_ON",
                            absl::StrCat("another client goes on with this import, which stands at byte ",
                                         facts_.committed.offset, " now: open it again"),
                            {{"committed_bytes", absl::StrCat(facts_.committed.offset)}});
  }
  facts_.state = State::kRunning;
  facts_.refusal.clear();
  facts_.committed = to;
  facts_.totals += rows;
  facts_.update_time = now;
  return absl::OkStatus();
}

void Import::Refuse(std::string why, clock::Time now) {
  if (facts_.state == State::kCompleted || facts_.committed.offset > 0) return;
  facts_.state = State::kRefused;
  facts_.refusal = std::move(why);
  facts_.update_time = now;
}

}  // namespace participation::feedback_ingestion
