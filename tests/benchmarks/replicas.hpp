#pragma once

#include <memory>
#include <string>
#include <vector>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/runtime/module.hpp"
#include "libs/runtime/process.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::benchmarks {

// Several replicas of a service on one schema and one bus, each as its own process is, but within this one.
class Replicas {
 public:
  Replicas(const runtime::Module& module, const std::string& bus, int count);

  std::vector<std::string> addresses() const;
  const std::string& database_url() const { return database_url_; }

 private:
  const testing::TemporaryFolder folder_;
  const database::FreshDatabase place_;
  std::string database_url_;
  std::vector<std::unique_ptr<runtime::Process>> processes_;
};

}  // namespace participation::benchmarks
