#include "libs/merkle/tree.hpp"

#include <absl/strings/escaping.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/merkle/growing_tree.hpp"
#include "libs/merkle/verify.hpp"

namespace participation::merkle {
namespace {

// Eight entries and the roots of trees of them, as the implementations of Certificate Transparency test themselves.
const std::vector<std::string> kEntries = {
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> kRoots = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                         "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                         "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                         "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                         "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                         "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                         "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

Hash NodeOf(const std::vector<Hash>& leaves, int level, std::uint64_t index) {
  if (level == 0) return leaves.at(index);
  return HashNode(NodeOf(leaves, level - 1, 2 * index), NodeOf(leaves, level - 1, 2 * index + 1));
}

Nodes NodesOver(const std::vector<Hash>& leaves) {
  return [&leaves](int level, std::uint64_t index) { return NodeOf(leaves, level, index); };
}

std::vector<Hash> Leaves(std::size_t count) {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(HashLeaf("entry " + std::to_string(i)));
  return leaves;
}

TEST(Tree, HasTheRootsOfTheReference) {
  EXPECT_EQ(absl::BytesToHexString(std::string{Bytes(HashOfNothing())}),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  std::vector<Hash> leaves;
  for (const auto& entry : kEntries) leaves.push_back(HashLeaf(absl::HexStringToBytes(entry)));
  for (std::size_t size = 1; size <= kRoots.size(); ++size) {
    EXPECT_EQ(absl::BytesToHexString(std::string{Bytes(Root(size, NodesOver(leaves)))}), kRoots[size - 1]) << size;
  }
}

TEST(Tree, HasTheSameRootWhenItGrows) {
  const auto leaves = Leaves(300);
  GrowingTree tree;
  EXPECT_EQ(tree.Root(), HashOfNothing());
  for (const Hash& leaf : leaves) {
    tree.Add(leaf);
    EXPECT_EQ(tree.Root(), Root(tree.size(), NodesOver(leaves)));
  }
}

constexpr std::uint64_t kMost = 70;  // past two powers of two and their neighbours

TEST(Tree, ProvesEachEntryOfEachSizeAndNoOther) {
  const auto leaves = Leaves(kMost);
  const auto nodes = NodesOver(leaves);
  for (std::uint64_t size = 1; size <= kMost; ++size) {
    const Hash root = Root(size, nodes);
    for (std::uint64_t position = 0; position < size; ++position) {
      const Proof proof = ProveInclusion(position, size, nodes);
      EXPECT_TRUE(ShowsInclusion(proof, leaves[position], position, size, root)) << position << " of " << size;
      EXPECT_FALSE(ShowsInclusion(proof, HashLeaf("another"), position, size, root));
      EXPECT_FALSE(ShowsInclusion(proof, leaves[position], position, size, HashLeaf("root")));
      for (std::uint64_t other = 0; other < size; ++other) {
        EXPECT_EQ(ShowsInclusion(proof, leaves[position], other, size, root), other == position);
      }
    }
    EXPECT_THROW(ProveInclusion(size, size, nodes), std::out_of_range);
  }
}

TEST(Tree, ProvesThatEachSizeBeginsWithEachEarlierAndNoOther) {
  const auto leaves = Leaves(kMost);
  const auto nodes = NodesOver(leaves);
  for (std::uint64_t size = 1; size <= kMost; ++size) {
    const Hash root = Root(size, nodes);
    for (std::uint64_t earlier = 1; earlier <= size; ++earlier) {
      const Hash before = Root(earlier, nodes);
      const Proof proof = ProveConsistency(earlier, size, nodes);
      EXPECT_TRUE(ShowsConsistency(proof, earlier, before, size, root)) << earlier << " of " << size;
      EXPECT_FALSE(ShowsConsistency(proof, earlier, HashLeaf("other"), size, root));
      EXPECT_FALSE(ShowsConsistency(proof, earlier, before, size, HashLeaf("other")));
      if (earlier < size) {
        EXPECT_FALSE(ShowsConsistency(proof, earlier + 1, before, size, root));
      }
    }
    EXPECT_THROW(ProveConsistency(0, size, nodes), std::out_of_range);
    EXPECT_THROW(ProveConsistency(size + 1, size, nodes), std::out_of_range);
  }
}

TEST(Tree, TakesNoProofInWhichOneBitDiffersOrThatIsLongerOrShorter) {
  const auto leaves = Leaves(kMost);
  const auto nodes = NodesOver(leaves);
  const Hash root = Root(kMost, nodes);
  const auto shows = [&](const Proof& proof) { return ShowsInclusion(proof, leaves[37], 37, kMost, root); };
  const auto follows = [&](const Proof& proof) { return ShowsConsistency(proof, 37, Root(37, nodes), kMost, root); };
  const auto refuses_any_other = [](const Proof& proof, const auto& takes) {
    ASSERT_TRUE(takes(proof));
    for (std::size_t bit = 0; bit < proof.size() * kHashSize * 8; ++bit) {
      Proof other = proof;
      other[bit / (kHashSize * 8)][bit / 8 % kHashSize] ^= static_cast<std::uint8_t>(1U << bit % 8);
      EXPECT_FALSE(takes(other));
    }
    EXPECT_FALSE(takes({proof.begin(), proof.end() - 1}));
    Proof longer = proof;
    longer.push_back(longer.back());
    EXPECT_FALSE(takes(longer));
  };
  refuses_any_other(ProveInclusion(37, kMost, nodes), shows);
  refuses_any_other(ProveConsistency(37, kMost, nodes), follows);
}

}  // namespace
}  // namespace participation::merkle
