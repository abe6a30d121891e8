#include "tests/chaos/nemesis.hpp"

#include <array>
#include <csignal>
#include <thread>

namespace participation::chaos {
namespace {

using std::chrono::milliseconds;

// Places between two steps that must not be taken for one (see libs/faults).
constexpr std::array kPoints{"before-commit", "after-commit",         "before-publish",
                             "after-publish", "before-outbox-delete", "after-effects"};

}  // namespace

Nemesis::Nemesis(journeys::Apart& platform, Servers& servers, unsigned seed)
    : platform_{platform}, servers_{servers}, random_{seed} {
  const auto restart = [this](const char* server, int signal) {
    return [this, server, signal] { RestartServer(server, signal, Between(0, 3000)); };
  };
  faults_ = {
      {"replica killed", 8, [this] { KillReplica(); }},
      {"replica killed at a named point", 6, [this] { DieAtNamedPoint(); }},
      {"one replica of each killed together", 2, [this] { KillOneOfEach(); }},
      {"replica paused beyond its lease", 4, [this] { PauseReplica(); }},
      {"postgres killed", 2, restart("postgres", SIGKILL)},
      {"postgres restarted, fast", 2, restart("postgres", SIGINT)},
      {"postgres restarted, immediate", 2, restart("postgres", SIGQUIT)},
      {"postgres paused", 1, [this] { PauseServer("postgres"); }},
      {"broker killed", 2, restart("kafka", SIGKILL)},
      {"broker paused", 2, [this] { PauseServer("kafka"); }},
      {"redis killed", 2, restart("redis", SIGKILL)},
      {"redis paused", 1, [this] { PauseServer("redis"); }},
  };
}

void Nemesis::Strike() {
  std::vector<int> weights;
  for (const Fault& fault : faults_) weights.push_back(fault.weight);
  const Fault& fault = faults_[std::discrete_distribution<std::size_t>{weights.begin(), weights.end()}(random_)];
  ++strikes_[fault.name];
  fault.strike();
}

void Nemesis::KillReplica() {
  const auto one = AnyReplica();
  platform_.Signal(one, SIGKILL);
  ++kills_;
  std::this_thread::sleep_for(Between(0, 500));
  platform_.Restart(one);
}

// The replica is started anew so that it dies there by itself, once it has come by often enough: maybe before it
// serves.
void Nemesis::DieAtNamedPoint() {
  const auto one = AnyReplica();
  const std::string point = kPoints[std::uniform_int_distribution<std::size_t>{0, kPoints.size() - 1}(random_)];
  const auto times = std::uniform_int_distribution{1, 20}(random_);
  platform_.Signal(one, SIGTERM);
  platform_.Start(one, {{"PARTICIPATION_CRASH_AT", point + ":" + std::to_string(times)}});
  std::this_thread::sleep_for(Between(1000, 2000));
  platform_.Signal(one, SIGKILL);  // if it has not come by
  ++kills_;
  platform_.Restart(one);
}

void Nemesis::KillOneOfEach() {
  const auto number = std::uniform_int_distribution{1, 2}(random_);
  for (std::size_t i = 0; i < platform_.replicas().size(); ++i) {
    if (platform_.replicas()[i].number != number) continue;
    platform_.Signal(i, SIGKILL);
    ++kills_;
  }
  for (std::size_t i = 0; i < platform_.replicas().size(); ++i) {
    if (platform_.replicas()[i].number == number) platform_.Restart(i);
  }
}

void Nemesis::PauseReplica() {
  const auto one = AnyReplica();
  platform_.Signal(one, SIGSTOP);
  std::this_thread::sleep_for(Between(100, 7000));
  platform_.Signal(one, SIGCONT);
}

void Nemesis::RestartServer(const std::string& server, int signal, milliseconds away) {
  servers_.Signal(server, signal);
  std::this_thread::sleep_for(away);
  servers_.Up();
}

void Nemesis::PauseServer(const std::string& server) {
  servers_.Signal(server, SIGSTOP);
  std::this_thread::sleep_for(Between(100, 6000));
  servers_.Signal(server, SIGCONT);
}

std::size_t Nemesis::AnyReplica() {
  return std::uniform_int_distribution<std::size_t>{0, platform_.replicas().size() - 1}(random_);
}

milliseconds Nemesis::Between(int least, int most) {
  return milliseconds{std::uniform_int_distribution{least, most}(random_)};
}

}  // namespace participation::chaos
