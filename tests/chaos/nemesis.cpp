#include "tests/chaos/nemesis.hpp"

#include <algorithm>
#include <iomanip>
#include <iterator>
#include <map>
#include <ostream>
#include <stdexcept>

#include "tests/chaos/server_faults.hpp"

namespace participation::chaos {
namespace {

using std::chrono::milliseconds;

// Within this time of a fault's end somebody is answered OK: a lease, a lock and a client's patience long, and then
// some.
constexpr milliseconds kSoon{20'000};

}  // namespace

Nemesis::Nemesis(journeys::Apart& platform, Servers& servers, Network& network, unsigned seed, const std::string& only)
    : chance_{seed}, of_replicas_{platform, chance_}, poison_{platform.bus(), network.channels.impact_reporting} {
  for (const auto& faults : {of_replicas_.All(), ServerFaults(servers, chance_),
                             WireFaults(servers, network.wires, chance_), poison_.All()}) {
    std::ranges::copy_if(faults, std::back_inserter(faults_),
                         [&](const Fault& fault) { return fault.name.find(only) != std::string::npos; });
  }
  if (faults_.empty()) throw std::invalid_argument{"there is no fault with “" + only + "” in its name"};
}

void Nemesis::Strike() { Strike(chance_.OneOf(faults_)); }

void Nemesis::StrikeAll() {
  for (const Fault& fault : faults_) Strike(fault);
}

void Nemesis::Strike(const Fault& fault) {
  const auto begun = std::chrono::steady_clock::now();
  fault.strike();
  struck_.push_back({fault.name, begun, std::chrono::steady_clock::now()});
}

void Nemesis::Print(std::ostream& out, const resilience::History& history) const {
  struct Row {
    int times = 0;
    milliseconds gap{0};
  };
  std::map<std::string, Row> rows;
  for (const Struck& struck : struck_) {
    Row& row = rows[struck.name];
    ++row.times;
    row.gap = std::max(row.gap, history.LongestGap(struck.begun, struck.ended));
  }
  out << "  fault                                    times  longest without an OK, s\n" << std::fixed;
  for (const auto& [name, row] : rows) {
    out << "  " << std::left << std::setw(40) << name << std::right << std::setw(6) << row.times << std::setw(26)
        << std::setprecision(1) << static_cast<double>(row.gap.count()) / 1000 << "\n";
  }
  out.flush();
}

resilience::Verdicts Nemesis::Judge(const resilience::History& history) const {
  resilience::Verdict again{"I13", "submissions are answered OK again within 20 s of a fault"};
  for (const Struck& struck : struck_) {
    const auto until = history.UntilSuccess(struck.ended);
    again.Look(until && *until < kSoon, struck.name);
  }
  auto verdicts = poison_.Judge();
  verdicts.push_back(again);
  return verdicts;
}

}  // namespace participation::chaos
