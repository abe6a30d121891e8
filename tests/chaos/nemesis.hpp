#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "tests/chaos/network.hpp"
#include "tests/chaos/poison.hpp"
#include "tests/chaos/replica_faults.hpp"
#include "tests/chaos/servers.hpp"
#include "tests/resilience/history.hpp"
#include "tests/resilience/verdict.hpp"

namespace participation::chaos {

// What goes wrong, one thing after the other, and is put right again.
class Nemesis {
 public:
  // Chooses from the faults that have `only` in their names.
  Nemesis(journeys::Apart& platform, Servers& servers, Network& network, unsigned seed, const std::string& only = "");

  // Does the next thing, chosen at random, and returns once it is over: everything runs again.
  void Strike();
  // Does each thing once.
  void StrikeAll();
  int strikes() const { return static_cast<int>(struck_.size()); }
  // How many processes of ours were killed.
  int kills() const { return of_replicas_.kills(); }

  // How often each thing happened, and the longest time without a submission answered OK while it did.
  void Print(std::ostream& out, const resilience::History& history) const;
  // I8 and I13, whether submissions were answered OK again soon after each; once the platform has caught up.
  resilience::Verdicts Judge(const resilience::History& history) const;

 private:
  struct Struck {
    std::string name;
    resilience::Moment begun;
    resilience::Moment ended;
  };

  void Strike(const Fault& fault);

  Chance chance_;
  ReplicaFaults of_replicas_;
  Poison poison_;
  std::vector<Fault> faults_;
  std::vector<Struck> struck_;
};

}  // namespace participation::chaos
