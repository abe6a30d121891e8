#include "services/feedback_ingestion/usecases/open_import.hpp"

#include "absl/strings/str_cat.h"
#include "libs/id/id.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/store/import_store.hpp"

namespace participation::feedback_ingestion {

namespace {

// All that is wrong, in one text.
std::string InWords(const absl::Status& refusal) {
  std::string words;
  for (const auto& [field, description] : refusal::ViolationsOf(refusal)) {
    absl::StrAppend(&words, words.empty() ? "" : "; ", field, ": ", description);
  }
  return words.empty() ? std::string{refusal.message()} : words;
}

}  // namespace

absl::StatusOr<Import> OpenImport(database::Transaction& transaction, Import::Facts facts,
                                  const policy::Organisations& organisations) {
  if (facts.id.empty()) facts.id = id::New();
  ImportStore imports{transaction};
  auto import = imports.Find(facts.id);
  if (!import) {
    import.emplace(facts);
  } else if (!organisations.Has(import->facts().organisation)) {
    return refusal::AlreadyExists("IMPORT_ID_TAKEN", "import_id is taken: give each import an id of its own");
  } else if (auto refusal = import->Resume(facts); !refusal.ok()) {
    return refusal;
  }
  imports.Save(*import);
  return *std::move(import);
}

absl::Status RefuseImport(database::Transaction& transaction, std::string_view import_id, const absl::Status& refusal,
                          clock::Time now) {
  ImportStore imports{transaction};
  auto import = imports.Find(import_id);
  if (!import) return absl::OkStatus();
  import->Refuse(InWords(refusal), now);
  imports.Save(*import);
  return absl::OkStatus();
}

absl::StatusOr<Import> FindImport(database::Transaction& transaction, std::string_view import_id,
                                  const policy::Organisations& organisations) {
  auto import = ImportStore{transaction}.Find(import_id);
  if (import && organisations.Has(import->facts().organisation)) {
    return *std::move(import);
  }
  return refusal::NotFound("IMPORT_NOT_FOUND", "there is no import with this id that you may see");
}

}  // namespace participation::feedback_ingestion
