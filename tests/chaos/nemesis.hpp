#pragma once

#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/chaos/servers.hpp"
#include "tests/journeys/apart.hpp"

namespace participation::chaos {

// What goes wrong, one thing after the other, and is put right again.
class Nemesis {
 public:
  Nemesis(journeys::Apart& platform, Servers& servers, unsigned seed);

  // Does the next thing, chosen at random, and returns once it is over: everything runs again.
  void Strike();
  // How often each thing happened.
  const std::map<std::string, int>& strikes() const { return strikes_; }
  // How many processes of ours were killed.
  int kills() const { return kills_; }

 private:
  struct Fault {
    std::string name;
    int weight;
    std::function<void()> strike;
  };

  void KillReplica();
  void DieAtNamedPoint();
  void KillOneOfEach();
  void PauseReplica();
  void RestartServer(const std::string& server, int signal, std::chrono::milliseconds away);
  void PauseServer(const std::string& server);
  std::size_t AnyReplica();
  std::chrono::milliseconds Between(int least, int most);

  journeys::Apart& platform_;
  Servers& servers_;
  std::mt19937 random_;
  std::vector<Fault> faults_;
  std::map<std::string, int> strikes_;
  int kills_ = 0;
};

}  // namespace participation::chaos
