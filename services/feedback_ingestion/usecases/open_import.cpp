#include "services/feedback_ingestion/usecases/open_import.hpp"

#include "libs/id/id.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/store/import_store.hpp"

namespace participation::feedback_ingestion {

absl::StatusOr<Import> OpenImport(database::Transaction& transaction, Import::Facts facts,
                                  std::string_view only_organisation) {
  if (facts.id.empty()) facts.id = id::New();
  ImportStore imports{transaction};
  auto import = imports.Find(facts.id);
  if (!import) {
    import = Import::Open(facts);
  } else if (!only_organisation.empty() && import->facts().organisation != only_organisation) {
    return refusal::AlreadyExists("IMPORT_ID_TAKEN", "import_id is taken: give each import an id of its own");
  } else if (auto refusal = import->Resume(facts); !refusal.ok()) {
    return refusal;
  }
  imports.Save(*import);
  return *std::move(import);
}

absl::StatusOr<Import> FindImport(database::Transaction& transaction, std::string_view import_id,
                                  std::string_view only_organisation) {
  auto import = ImportStore{transaction}.Find(import_id);
  if (import && (only_organisation.empty() || import->facts().organisation == only_organisation)) {
    return *std::move(import);
  }
  return refusal::NotFound("IMPORT_NOT_FOUND", "there is no import with this id that you may see");
}

}  // namespace participation::feedback_ingestion
