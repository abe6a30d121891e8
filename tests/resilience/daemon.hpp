#pragma once

#include <grpcpp/channel.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "libs/events/bus.hpp"
#include "libs/testing/child_process.hpp"
#include "tests/resilience/checker.hpp"

namespace participation::resilience {

// The real participationd on a folder, to be killed and started again.
class Daemon {
 public:
  explicit Daemon(std::filesystem::path data) : data_{std::move(data)} {}

  // Starts it and waits until it serves. False if it ended instead.
  bool Start(const std::map<std::string, std::string>& environment = {});
  // As a power cut would.
  void Kill();
  // As an operator would; returns how it ended.
  std::optional<testing::Exit> Stop();

  const std::string& address() const { return address_; }
  std::shared_ptr<grpc::Channel> NewChannel() const;
  Channels NewChannels() const;
  // The log of its events, once it is stopped.
  std::unique_ptr<events::Bus> Log() const;
  testing::ChildProcess& process() { return *process_; }
  const std::filesystem::path& data() const { return data_; }

 private:
  const std::filesystem::path data_;
  std::string address_;
  std::unique_ptr<testing::ChildProcess> process_;
};

}  // namespace participation::resilience
