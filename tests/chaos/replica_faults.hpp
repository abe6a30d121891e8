#pragma once

#include <cstddef>
#include <vector>

#include "tests/chaos/fault.hpp"
#include "tests/journeys/apart.hpp"

namespace participation::chaos {

// What happens to our own processes.
class ReplicaFaults {
 public:
  ReplicaFaults(journeys::Apart& platform, Chance& chance) : platform_{platform}, chance_{chance} {}

  std::vector<Fault> All();
  // How many processes were killed.
  int kills() const { return kills_; }

 private:
  void Kill();
  void DieAtNamedPoint();
  void KillOneOfEach();
  void Pause();
  void RestartAllInTurn();
  void JoinAndLeave();
  void StepClock();
  std::size_t Any();

  journeys::Apart& platform_;
  Chance& chance_;
  int kills_ = 0;
};

}  // namespace participation::chaos
