#include "libs/audit/stored_nodes.hpp"

#include <algorithm>
#include <string>

namespace participation::audit {
namespace {

constexpr int kHighestLevel = 4 * StoredNodes::kLevels;  // of 4,294,967,296 entries

struct Node {
  int level;
  std::uint64_t index;
  merkle::Hash hash;
};

std::uint64_t CountStored(database::Transaction& transaction, int level) {
  const auto rows = transaction.Execute("SELECT coalesce(max(node) + 1, 0) FROM audit_nodes WHERE level = $1", {level});
  return static_cast<std::uint64_t>(rows.front().Integer(0));
}

// A node of a level that is stored, made of those one stored level below.
merkle::Hash FromBelow(StoredNodes& nodes, int level, std::uint64_t index) {
  return merkle::HashNode(nodes(level - 1, 2 * index), nodes(level - 1, 2 * index + 1));
}

// Full subtrees of `level` that are not stored, made of those one stored level below, of which there are `below`.
std::vector<Node> Missing(database::Transaction& transaction, int level, std::uint64_t below, int most) {
  StoredNodes nodes{transaction};
  std::vector<Node> missing;
  for (auto index = CountStored(transaction, level); most > 0 && (index + 1) * StoredNodes::kSiblings <= below;
       --most) {
    const auto half = [&](std::uint64_t which) { return nodes(level - 1, 2 * index + which); };
    missing.push_back({level, index, merkle::HashNode(half(0), half(1))});
    ++index;
  }
  return missing;
}

bool StoreLevel(database::Database& database, int level, int most) {
  std::vector<Node> missing;
  database.Read([&](database::Transaction& transaction) {
    const auto below = level == StoredNodes::kLevels ? static_cast<std::uint64_t>(Log{transaction}.Size())
                                                     : CountStored(transaction, level - StoredNodes::kLevels);
    missing = Missing(transaction, level, below, most);
  });
  if (missing.empty()) return false;
  database.Write([&](database::Transaction& transaction) {
    std::vector<std::vector<database::Parameter>> rows;
    for (const Node& node : missing) {
      rows.push_back({node.level, node.index, database::Bytes{merkle::Bytes(node.hash)}});
    }
    transaction.ExecuteMany("INSERT INTO audit_nodes (level, node, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                            rows);
    return true;
  });
  return true;
}

}  // namespace

merkle::Hash StoredNodes::operator()(int level, std::uint64_t index) {
  const int stored = level / kLevels * kLevels;
  const int up = level - stored;
  const std::uint64_t first = index << up;  // of the stored ones below it
  const Tile& tile = TileOf(stored, first / kSiblings);
  const std::uint64_t begin = first % kSiblings;
  const std::uint64_t count = std::uint64_t{1} << up;
  if (begin + count > tile.size()) throw Altered{"the audit log lacks entries that it must have"};
  std::vector<merkle::Hash> row(tile.begin() + static_cast<std::ptrdiff_t>(begin),
                                tile.begin() + static_cast<std::ptrdiff_t>(begin + count));
  while (row.size() > 1) {
    for (std::size_t i = 0; i < row.size() / 2; ++i) row[i] = merkle::HashNode(row[2 * i], row[2 * i + 1]);
    row.resize(row.size() / 2);
  }
  return row.front();
}

const StoredNodes::Tile& StoredNodes::TileOf(int level, std::uint64_t tile) {
  const auto [found, is_new] = tiles_.try_emplace({level, tile});
  if (!is_new) return found->second;
  Tile& hashes = found->second;
  const auto begin = static_cast<std::int64_t>(tile * kSiblings);
  const auto end = begin + static_cast<std::int64_t>(kSiblings);
  const auto take = [&](std::int64_t index, const merkle::Hash& hash) {
    if (index != begin + static_cast<std::int64_t>(hashes.size())) {
      throw Altered{"the audit log has a gap before " + std::to_string(index)};
    }
    hashes.push_back(hash);
  };
  if (level == 0) {
    Log{transaction_}.ForEach(begin, end, [&](auto position, auto bytes) { take(position, merkle::HashLeaf(bytes)); });
    return hashes;
  }
  const std::vector<database::Parameter> values{level, begin, end};
  transaction_.ForEach("SELECT node, hash FROM audit_nodes WHERE level = $1 AND node >= $2 AND node < $3 ORDER BY node",
                       values,
                       [&](const database::RowView& row) { take(row.Integer(0), merkle::FromBytes(row.Text(1))); });
  return hashes;
}

bool StoreNodes(database::Database& database, int most) {
  bool any = false;
  for (int level = StoredNodes::kLevels; level <= kHighestLevel; level += StoredNodes::kLevels) {
    any |= StoreLevel(database, level, most);
  }
  return any;
}

std::int64_t Provable(database::Transaction& transaction) {
  const auto blocks = CountStored(transaction, StoredNodes::kLevels);
  return std::min(Log{transaction}.Size(), static_cast<std::int64_t>((blocks + 1) * StoredNodes::kSiblings - 1));
}

void Recheck::Next(database::Transaction& transaction, int blocks) {
  const std::uint64_t count = CountStored(transaction, StoredNodes::kLevels);
  StoredNodes nodes{transaction};
  for (; blocks > 0 && next_ < count; --blocks, ++next_) {
    for (int level = StoredNodes::kLevels; level <= kHighestLevel; level += StoredNodes::kLevels) {
      const int up = level - StoredNodes::kLevels;
      if (next_ % (std::uint64_t{1} << up) != 0) break;  // looked at with the first block below it
      const std::uint64_t index = next_ >> up;
      if (((index + 1) << up) > count) break;  // not full yet
      if (FromBelow(nodes, level, index) != nodes(level, index)) throw Altered{"an entry or a node was changed"};
    }
  }
  if (next_ >= count) next_ = 0;
}

}  // namespace participation::audit
