#pragma once

#include <functional>
#include <string>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/testing/child_process.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "tests/journeys/deployment.hpp"

namespace participation::journeys {

// The real programs, two replicas of each, on schemas, topics and keys of their own on the servers of the tests.
class Apart final : public Deployment {
 public:
  // Throws std::runtime_error with what a program said that does not start.
  Apart();
  ~Apart() override;

  ctl::Addresses addresses() const override;
  std::vector<std::filesystem::path> Folders() const override;
  std::vector<std::filesystem::path> ServersFolders() const override;
  void Stop() override;

  // The replicas with this number only, 1 or 2.
  ctl::Addresses AddressesOf(int number) const;
  // Kills them, as a power cut would.
  void Kill(int number);

 private:
  struct Replica {
    std::string service;  // as its command: "people-bank"
    int number;           // 1 or 2
    std::unique_ptr<testing::ChildProcess> process;
    std::string address = {};
  };

  ctl::Addresses AddressesOf(const std::function<bool(const Replica&)>& which) const;
  void MakeTopics() const;
  void Begin(const std::string& service, const std::string& program, int number);

  const testing::TemporaryFolder folder_;
  const database::FreshDatabase tables_;
  const database::FreshDatabase keys_;
  const std::string bus_;
  std::vector<Replica> replicas_;
};

}  // namespace participation::journeys
