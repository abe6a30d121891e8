#pragma once

#include <chrono>
#include <string>

namespace participation::benchmarks {

// Processor time, in seconds.
struct CpuTimes {
  double own = 0;       // of this process
  double postgres = 0;  // of the servers for tests, with all their processes
  double kafka = 0;
  double busy = 0;    // of the machine, whoever had it
  double stolen = 0;  // by other machines on the same iron
};
CpuTimes ReadCpuTimes();

// What else went on on the machine since it was made.
class Surroundings {
 public:
  // The shares of all processors that neither this process nor its servers had, and that were stolen.
  struct Shares {
    double others = 0;
    double stolen = 0;

    // Whether a measurement counts.
    bool Quiet() const { return others < 0.1 && stolen < 0.05; }
  };
  Shares SinceMade() const;

 private:
  const CpuTimes begun_ = ReadCpuTimes();
  const std::chrono::steady_clock::time_point begun_at_ = std::chrono::steady_clock::now();
};

// "others had 3 % of the processors, 0 % were stolen"
std::string Tell(const Surroundings::Shares& shares);

}  // namespace participation::benchmarks
