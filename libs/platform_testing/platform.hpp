#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "libs/runtime/module.hpp"
#include "libs/runtime/process.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::platform_testing {

// A whole process with some modules, embedded, in a temporary folder.
class Platform {
 public:
  // `settings` go on top of: the folder, any free port, no metrics page.
  explicit Platform(std::vector<runtime::Module> modules, std::map<std::string, std::string> settings = {});
  ~Platform();

  std::shared_ptr<grpc::Channel> Channel() const { return process_->Channel(); }
  std::string address() const { return process_->address(); }
  std::string metrics_address() const { return process_->metrics_address(); }
  const std::filesystem::path& folder() const { return folder_.path(); }

  // Stops the process as a signal would.
  void Stop() { process_.reset(); }
  // Stops it if it runs, and starts it again on the same folder.
  void Restart();

 private:
  const testing::TemporaryFolder folder_;
  const std::vector<runtime::Module> modules_;
  const std::map<std::string, std::string> settings_;
  std::unique_ptr<runtime::Process> process_;
};

}  // namespace participation::platform_testing
