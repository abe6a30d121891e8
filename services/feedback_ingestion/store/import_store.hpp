#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/feedback_ingestion/domain/import.hpp"

namespace participation::feedback_ingestion {

// How imports and their problems are kept.
class ImportStore {
 public:
  explicit ImportStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Import> Find(std::string_view import_id);
  void Save(const Import& import);

  // One page, oldest first, and one import more if the list goes on; of one organisation unless that is empty.
  std::vector<Import> List(std::string_view organisation, const paging::Page& page);
  static std::string ListKey(const Import& import);

  // Keeps problems as number `first` and following, as far as they are kept at all.
  void AddProblems(std::string_view import_id, std::int64_t first, std::span<const ImportProblem> problems);

  struct NumberedProblem {
    std::int64_t number;
    ImportProblem problem;
  };
  // One page in the order of the file, and one problem more if the list goes on.
  std::vector<NumberedProblem> ListProblems(std::string_view import_id, const paging::Page& page);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::feedback_ingestion
