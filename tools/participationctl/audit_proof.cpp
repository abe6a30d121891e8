#include "tools/participationctl/audit_proof.hpp"

#include <absl/strings/escaping.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "libs/audit/checkpoint.hpp"
#include "libs/merkle/tree.hpp"
#include "libs/merkle/verify.hpp"

namespace participation::ctl {
namespace {

using audit::Checkpoint;

struct SignedTree {
  std::string note;
  Checkpoint checkpoint;
};

// The checkpoint over `size` entries, or over the most if that is zero.
SignedTree FindCheckpoint(const AuditExport& exported, std::int64_t size) {
  std::optional<SignedTree> found;
  for (const std::string& note : exported.Checkpoints()) {
    const auto checkpoint = audit::ParseCheckpoint(note.substr(0, note.find("\n\n") + 1));
    if (checkpoint && (size == 0 || checkpoint->size == size)) found = {note, *checkpoint};
  }
  if (!found) throw std::runtime_error{"the export has no such checkpoint"};
  return *found;
}

merkle::Hash NodeOf(const std::vector<merkle::Hash>& leaves, int level, std::uint64_t index) {
  if (level == 0) return leaves.at(index);
  return merkle::HashNode(NodeOf(leaves, level - 1, 2 * index), NodeOf(leaves, level - 1, 2 * index + 1));
}

std::string Base64(const merkle::Hash& hash) { return absl::Base64Escape(std::string{merkle::Bytes(hash)}); }

std::string FromBase64(const std::string& text) {
  std::string bytes;
  if (!absl::Base64Unescape(text, &bytes)) throw std::invalid_argument{"what is to be Base64 is not"};
  return bytes;
}

}  // namespace

std::string ProveEntry(const AuditExport& exported, std::int64_t position, std::int64_t size) {
  const SignedTree tree = FindCheckpoint(exported, size);
  std::vector<merkle::Hash> leaves;
  std::string leaf;
  exported.ForEach([&](std::int64_t at, std::string_view bytes) {
    leaves.push_back(merkle::HashLeaf(bytes));
    if (at == position) leaf = bytes;
  });
  if (position >= tree.checkpoint.size || static_cast<std::int64_t>(leaves.size()) < tree.checkpoint.size) {
    throw std::runtime_error{"the checkpoint covers the entries from 0 to " + std::to_string(tree.checkpoint.size - 1) +
                             ", and the export has " + std::to_string(leaves.size())};
  }
  nlohmann::ordered_json proof{{"module", exported.module()},
                               {"position", position},
                               {"size", tree.checkpoint.size},
                               {"leaf", absl::Base64Escape(leaf)},
                               {"hashes", nlohmann::ordered_json::array()},
                               {"checkpoint", tree.note}};
  const auto node = [&leaves](int level, std::uint64_t index) { return NodeOf(leaves, level, index); };
  for (const merkle::Hash& hash : merkle::ProveInclusion(static_cast<std::uint64_t>(position),
                                                         static_cast<std::uint64_t>(tree.checkpoint.size), node)) {
    proof["hashes"].push_back(Base64(hash));
  }
  return proof.dump(2);
}

std::string WhyUnproved(const std::string& proof, const audit::NoteVerifier& verifier) {
  try {
    const auto json = nlohmann::json::parse(proof);
    const auto text = verifier.Open(json.at("checkpoint").get<std::string>());
    if (!text) return "its checkpoint is not signed with the key";
    const auto checkpoint = audit::ParseCheckpoint(*text);
    if (!checkpoint || checkpoint->origin != audit::OriginOf(json.at("module").get<std::string>())) {
      return "its checkpoint is of another record";
    }
    std::vector<merkle::Hash> hashes;
    for (const auto& hash : json.at("hashes")) hashes.push_back(merkle::FromBytes(FromBase64(hash.get<std::string>())));
    const auto leaf = merkle::HashLeaf(FromBase64(json.at("leaf").get<std::string>()));
    const bool shows = merkle::ShowsInclusion(hashes, leaf, json.at("position").get<std::uint64_t>(),
                                              static_cast<std::uint64_t>(checkpoint->size), checkpoint->root);
    return shows ? "" : "the entry is not the one that was signed at this position";
  } catch (const std::exception& problem) {
    return std::string{"it is no proof: "} + problem.what();
  }
}

}  // namespace participation::ctl
