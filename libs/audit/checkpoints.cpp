#include "libs/audit/checkpoints.hpp"

namespace participation::audit {
namespace {

std::vector<SignedCheckpoint> FromRows(const database::Rows& rows) {
  std::vector<SignedCheckpoint> found;
  for (const auto& row : rows) found.push_back({row.Integer(0), row.Integer(1), row.Text(2)});
  return found;
}

std::optional<SignedCheckpoint> First(std::vector<SignedCheckpoint> found) {
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

}  // namespace

void Checkpoints::Add(const SignedCheckpoint& checkpoint) {
  transaction_.Execute("INSERT INTO audit_checkpoints (size, number, note) VALUES ($1, $2, $3)",
                       {checkpoint.size, checkpoint.number, checkpoint.note});
}

std::optional<SignedCheckpoint> Checkpoints::Last() {
  return First(
      FromRows(transaction_.Execute("SELECT size, number, note FROM audit_checkpoints ORDER BY size DESC LIMIT 1")));
}

std::optional<SignedCheckpoint> Checkpoints::Find(std::int64_t size) {
  return First(
      FromRows(transaction_.Execute("SELECT size, number, note FROM audit_checkpoints WHERE size = $1", {size})));
}

std::vector<SignedCheckpoint> Checkpoints::After(std::int64_t size, std::size_t limit) {
  return FromRows(transaction_.Execute(
      "SELECT size, number, note FROM audit_checkpoints WHERE size > $1 ORDER BY size LIMIT $2", {size, limit}));
}

}  // namespace participation::audit
