#include "libs/database/connection.hpp"

namespace participation::database {

void Connection::Attempt(const std::function<bool(Transaction&)>& part) {
  Savepoint();
  bool keep = false;
  try {
    keep = part(*this);
    if (keep) ReleaseSavepoint();
  } catch (...) {
    if (InTransaction()) {
      RollbackToSavepoint();
      ReleaseSavepoint();
    }
    throw;
  }
  if (keep) return;
  RollbackToSavepoint();
  ReleaseSavepoint();
}

}  // namespace participation::database
