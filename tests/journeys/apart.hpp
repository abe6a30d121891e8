#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/testing/child_process.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "tests/journeys/deployment.hpp"

namespace participation::journeys {

// The real programs, two replicas of each, on schemas, topics and keys of their own on the servers of the tests.
class Apart final : public Deployment {
 public:
  // With these settings on top. Throws std::runtime_error with what a program said that does not start.
  explicit Apart(std::map<std::string, std::string> more = {});
  ~Apart() override;

  ctl::Addresses addresses() const override;
  std::vector<std::filesystem::path> Folders() const override;
  std::vector<std::filesystem::path> ServersFolders() const override;
  std::string DatabaseUrl(const std::string& module) const override;
  void Stop() override;

  // The replicas with this number only, 1 or 2.
  ctl::Addresses AddressesOf(int number) const;
  // Kills them, as a power cut would.
  void Kill(int number);

  struct Replica {
    std::string service;  // as its command: "people-bank"
    int number;           // 1 or 2
    testing::Command command;
    std::unique_ptr<testing::ChildProcess> process;
    std::string address = {};
  };
  const std::vector<Replica>& replicas() const { return replicas_; }
  // Sends a signal to one of them, by its place in the list.
  void Signal(std::size_t replica, int number) const;
  // Kills it if it runs, and starts it again at the same address with this in its environment.
  void Start(std::size_t replica, const std::map<std::string, std::string>& environment);
  // The same with nothing more in its environment; returns once it serves. Throws std::runtime_error with what it said
  // if it does not start.
  void Restart(std::size_t replica);
  // Ends it as an operator would. Fails the test if it does not end well.
  void Stop(std::size_t replica);
  // Another process like that one, with a number and a place of its own. Clients do not know it.
  std::unique_ptr<testing::ChildProcess> StartAnother(std::size_t replica, int number) const;

  const std::string& bus() const { return bus_; }

 private:
  ctl::Addresses AddressesOf(const std::function<bool(const Replica&)>& which) const;
  void MakeTopics() const;
  testing::Command CommandFor(const std::string& service, const std::string& program, int number) const;

  const testing::TemporaryFolder folder_;
  const database::FreshDatabase tables_;
  const database::FreshDatabase keys_;
  const std::string bus_;
  const std::map<std::string, std::string> more_;
  std::vector<Replica> replicas_;
};

}  // namespace participation::journeys
