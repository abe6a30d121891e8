#include "tests/chaos/server_faults.hpp"

#include <csignal>
#include <thread>

namespace participation::chaos {
namespace {

using std::this_thread::sleep_for;

constexpr int kLongestPause = 12'000;  // longer than a statement or a transaction of ours may take

Fault Restarted(Servers& servers, Chance& chance, const std::string& name, const std::string& server, int signal) {
  return {name, 2, [&servers, &chance, server, signal] {
            servers.Signal(server, signal);
            sleep_for(chance.Milliseconds(0, 3000));
            servers.Up();
          }};
}

Fault Paused(Servers& servers, Chance& chance, const std::string& server) {
  return {server + " paused", 1, [&servers, &chance, server] {
            servers.Signal(server, SIGSTOP);
            sleep_for(chance.Milliseconds(100, kLongestPause));
            servers.Signal(server, SIGCONT);
          }};
}

Fault NoRoom(Servers& servers, Chance& chance, const std::string& server) {
  return {server + ": no room", 1, [&servers, &chance, server] {
            servers.FillStore(server);
            sleep_for(chance.Milliseconds(1000, 4000));
            servers.MakeRoom(server);
          }};
}

struct Harm {
  const char* name;
  Wire::Harm harm;
};
constexpr Harm kHarms[] = {{"cut", Wire::Harm::kCut},
                           {"silent", Wire::Harm::kHeld},
                           {"slow", Wire::Harm::kSlow},
                           {"answers lost", Wire::Harm::kAnswersLost}};

// For all connections, or for every second one.
Fault Harmed(const std::vector<Wire*>& wires, Chance& chance, const std::string& where, const Harm& harm) {
  return {where + ": " + harm.name, 1, [wires, &chance, harm] {
            const bool half = chance.Flip();
            for (Wire* wire : wires) wire->Suffer(harm.harm, half);
            sleep_for(chance.Milliseconds(500, 6000));
            for (Wire* wire : wires) wire->Suffer(Wire::Harm::kNone);
          }};
}

}  // namespace

std::vector<Fault> ServerFaults(Servers& servers, Chance& chance) {
  std::vector<Fault> faults{
      Restarted(servers, chance, "postgres killed", "postgres", SIGKILL),
      Restarted(servers, chance, "postgres restarted, fast", "postgres", SIGINT),
      Restarted(servers, chance, "postgres restarted, immediate", "postgres", SIGQUIT),
      Restarted(servers, chance, "kafka killed", "kafka", SIGKILL),
      Restarted(servers, chance, "redis killed", "redis", SIGKILL),
      {"redis flushed", 1, [&servers] { servers.FlushRedis(); }},
  };
  for (const auto& server : Servers::Names()) faults.push_back(Paused(servers, chance, server));
  for (const char* server : {"kafka", "redis"}) faults.push_back(NoRoom(servers, chance, server));
  return faults;
}

std::vector<Fault> WireFaults(Servers& servers, std::vector<std::unique_ptr<Wire>>& from_clients, Chance& chance) {
  std::vector<Wire*> clients;
  for (const auto& wire : from_clients) clients.push_back(wire.get());
  std::vector<Fault> faults;
  for (const Harm& harm : kHarms) {
    for (const auto& server : Servers::Names()) {
      faults.push_back(Harmed({&servers.WireTo(server)}, chance, "wire to " + server, harm));
    }
    faults.push_back(Harmed(clients, chance, "wires from clients", harm));
  }
  return faults;
}

}  // namespace participation::chaos
