#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace participation::disclosure {

// Counts and their totals as a circulation: each count flows along one edge, and at every node what comes in goes out.
// What a reader can deduce about a withheld count is then exactly how far its flow can be changed while every shown
// count stays what was shown (a network flow; Cox 1995, Kelly, Golden and Assad 1992).
class SuppressionNetwork {
 public:
  // Shown counts are rounded to round_to; 1 leaves them exact.
  SuppressionNetwork(std::size_t nodes, std::int64_t threshold, std::int64_t round_to);

  // Adds a count and returns its position. Small counts are withheld at once; cost is the loss when this one must be
  // withheld to protect another.
  std::size_t Add(std::size_t from, std::size_t to, std::int64_t count, std::int64_t cost);

  // Withholds further counts, cheapest path first, until each small count could be anything from 1 to threshold - 1,
  // where possible even for a reader who takes every mark for a small count. A small total goes as low as its parts
  // let it.
  void Protect();

  bool IsWithheld(std::size_t edge) const { return edges_[edge].withheld; }

 private:
  struct Edge {
    std::size_t from;
    std::size_t to;
    std::int64_t count;
    std::int64_t cost;
    std::int64_t lower;  // what a reader knows of the count
    std::int64_t upper;
    bool small;
    bool withheld;
    std::int64_t shift;  // how far the path search has moved the count
  };
  struct Step {
    std::size_t edge;
    bool forward;
  };

  // How much more flow the edge can carry this way within what the reader knows.
  static std::int64_t Room(const Edge& edge, bool forward);
  // What it costs to use the edge this way: nothing where there is room; nullopt where there can be none.
  static std::optional<std::int64_t> CostOf(const Edge& edge, bool forward);
  void Withhold(Edge& edge);
  void ProtectTowards(std::size_t edge, std::int64_t amount, bool upwards);
  // The cheapest way from source to target without the avoided edge; empty when there is none.
  std::vector<Step> CheapestPath(std::size_t source, std::size_t target, std::size_t avoided) const;

  std::int64_t threshold_;
  std::int64_t round_to_;
  std::vector<Edge> edges_;
  std::vector<std::vector<Step>> steps_from_;
};

}  // namespace participation::disclosure
