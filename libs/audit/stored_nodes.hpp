#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include "libs/audit/log.hpp"
#include "libs/merkle/hash.hpp"

namespace participation::audit {

// The tables are not as this library leaves them: something was taken out, or changed.
class Altered : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The hashes of a log's tree as far as they are stored: of each 256 entries, of each 256 of those, and so on. What lies
// between is worked out from 256 siblings, read at once and kept while this lives: a proof over any number of entries
// reads twice 256 of each level at most.
class StoredNodes {
 public:
  static constexpr int kLevels = 8;  // from one stored level to the next
  static constexpr std::uint64_t kSiblings = std::uint64_t{1} << kLevels;

  explicit StoredNodes(database::Transaction& transaction) : transaction_{transaction} {}

  // See merkle::Nodes. Throws Altered if what it rests on is not there.
  merkle::Hash operator()(int level, std::uint64_t index);

 private:
  using Tile = std::vector<merkle::Hash>;

  // Up to 256 of a level that is stored; 0 is the entries themselves.
  const Tile& TileOf(int level, std::uint64_t tile);

  database::Transaction& transaction_;
  std::map<std::pair<int, std::uint64_t>, Tile> tiles_;
};

// Stores the hashes of subtrees that became full since this was last done, `most` of each level, and tells whether it
// stored any. Reads on a snapshot; what is stored is the same whoever does it.
bool StoreNodes(database::Database& database, int most);

// How many entries can be proved with the nodes that are stored.
std::int64_t Provable(database::Transaction& transaction);

// Works out again some of the stored nodes, round and round, so that in time every entry is looked at.
class Recheck {
 public:
  // Looks at the next `blocks` of 256 entries. Throws Altered if one is not what its node says.
  void Next(database::Transaction& transaction, int blocks);

 private:
  std::uint64_t next_ = 0;
};

}  // namespace participation::audit
