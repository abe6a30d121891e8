#include "tests/chaos/replica_faults.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "libs/testing/temporary_folder.hpp"

namespace participation::chaos {
namespace {

using std::this_thread::sleep_for;

// Places between two steps that must not be taken for one (see libs/faults).
constexpr const char* kPoints[] = {"before-commit", "after-commit",         "before-publish",
                                   "after-publish", "before-outbox-delete", "after-effects"};
constexpr const char* kClock = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

}  // namespace

std::vector<Fault> ReplicaFaults::All() {
  std::vector<Fault> faults{
      {"replica killed", 8, [this] { Kill(); }},
      {"replica killed at a named point", 8, [this] { DieAtNamedPoint(); }},
      {"one replica of each killed together", 3, [this] { KillOneOfEach(); }},
      {"replica paused beyond its lease", 4, [this] { Pause(); }},
      {"all replicas restarted in turn", 1, [this] { RestartAllInTurn(); }},
      {"others join and leave", 2, [this] { JoinAndLeave(); }},
  };
  if (std::filesystem::exists(kClock)) faults.push_back({"replica's clock steps", 2, [this] { StepClock(); }});
  return faults;
}

void ReplicaFaults::Kill() {
  const auto one = Any();
  platform_.Signal(one, SIGKILL);
  ++kills_;
  sleep_for(chance_.Milliseconds(0, 500));
  platform_.Restart(one);
}

// The replica is started anew so that it dies there by itself, once it has come by often enough: maybe before it
// serves.
void ReplicaFaults::DieAtNamedPoint() {
  const auto one = Any();
  const std::string point = chance_.OneOf(kPoints);
  platform_.Signal(one, SIGTERM);
  platform_.Start(one, {{"PARTICIPATION_CRASH_AT", point + ":" + std::to_string(chance_.Between(1, 20))}});
  sleep_for(chance_.Milliseconds(1000, 2000));
  platform_.Signal(one, SIGKILL);  // if it has not come by
  ++kills_;
  platform_.Restart(one);
}

void ReplicaFaults::KillOneOfEach() {
  const auto number = chance_.Between(1, 2);
  for (std::size_t i = 0; i < platform_.replicas().size(); ++i) {
    if (platform_.replicas()[i].number != number) continue;
    platform_.Signal(i, SIGKILL);
    ++kills_;
  }
  for (std::size_t i = 0; i < platform_.replicas().size(); ++i) {
    if (platform_.replicas()[i].number == number) platform_.Restart(i);
  }
}

void ReplicaFaults::Pause() {
  const auto one = Any();
  platform_.Signal(one, SIGSTOP);
  sleep_for(chance_.Milliseconds(100, 7000));
  platform_.Signal(one, SIGCONT);
}

void ReplicaFaults::RestartAllInTurn() {
  for (std::size_t i = 0; i < platform_.replicas().size(); ++i) {
    platform_.Stop(i);
    platform_.Restart(i);
  }
}

// Each time partitions move to and fro.
void ReplicaFaults::JoinAndLeave() {
  const auto like = Any();
  for (int number = 3; number <= 6; ++number) {
    const auto guest = platform_.StartAnother(like, number);
    sleep_for(chance_.Milliseconds(500, 1500));
    guest->Signal(chance_.Flip() ? SIGTERM : SIGKILL);
    guest->Wait();
  }
}

// To five minutes ahead or behind while it runs, and back when it is started again.
void ReplicaFaults::StepClock() {
  const testing::TemporaryFolder folder;
  const auto step = [&](const char* by) { std::ofstream{folder / "offset"} << by << "\n"; };
  step("+0");
  const auto one = Any();
  platform_.Signal(one, SIGTERM);
  platform_.Start(one, {{"LD_PRELOAD", kClock},
                        {"FAKETIME_TIMESTAMP_FILE", folder / "offset"},
                        {"FAKETIME_CACHE_DURATION", "1"},
                        {"FAKETIME_DONT_FAKE_MONOTONIC", "1"}});
  sleep_for(chance_.Milliseconds(1000, 2000));
  step(chance_.Flip() ? "+300" : "-300");
  sleep_for(chance_.Milliseconds(3000, 5000));
  platform_.Restart(one);
}

std::size_t ReplicaFaults::Any() {
  return static_cast<std::size_t>(chance_.Between(0, static_cast<int>(platform_.replicas().size()) - 1));
}

}  // namespace participation::chaos
