#pragma once

#include <hiredis/hiredis.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "libs/files/file_descriptor.hpp"
#include "libs/testing/child_process.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::cache {

// A real Redis of the test's own, on a free port, to be killed, stopped and filled at will. It keeps on disk only what
// it was told to with SAVE.
class RedisServer {
 public:
  static constexpr char kMissing[] = "there is no redis-server on the PATH: install Debian's package redis-server";
  static bool IsInstalled() { return Program().has_value(); }

  // Starts it and waits until it takes commands. `settings` are those of its command line: {"--requirepass", "x"}.
  explicit RedisServer(std::vector<std::string> settings = {}) : settings_{std::move(settings)} {
    for (int attempt = 0; attempt < 5; ++attempt) {
      port_ = FreePort();
      if (Start()) return;  // else somebody was quicker to take the port
    }
    throw std::runtime_error{"redis-server does not start: " + process_->Output()};
  }

  // One that nobody listens on just now.
  static std::string FreePort() {
    const files::FileDescriptor opened{socket(AF_INET, SOCK_STREAM, 0)};
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* where = reinterpret_cast<sockaddr*>(&address);
    if (bind(opened.number(), where, size) != 0 || getsockname(opened.number(), where, &size) != 0) {
      throw std::runtime_error{"there is no free port"};
    }
    return std::to_string(ntohs(address.sin_port));
  }

  std::string url() const { return "redis://127.0.0.1:" + port_; }

  // As a power cut would.
  void Kill() { process_->Kill(); }
  // After Kill, on the same port, with what was saved. Tells whether it takes commands.
  bool Start(const std::vector<std::string>& more_settings = {}) {
    Launch(more_settings);
    return process_->WaitForLine("Ready to accept connections").has_value();
  }
  // The same without waiting.
  void Launch(const std::vector<std::string>& more_settings) {
    testing::Command command{.program = *Program(),
                             .arguments = {"--port", port_, "--bind", "127.0.0.1", "--save", "", "--dir",
                                           folder_.path().string(), "--daemonize", "no"}};
    command.arguments.insert(command.arguments.end(), settings_.begin(), settings_.end());
    command.arguments.insert(command.arguments.end(), more_settings.begin(), more_settings.end());
    process_ = std::make_unique<testing::ChildProcess>(command);
  }
  void Stop() { process_->Signal(SIGSTOP); }
  void Continue() { process_->Signal(SIGCONT); }

  // What it says to a command; to a list, its parts, each with a newline.
  std::string Say(std::initializer_list<std::string_view> command) const {
    std::vector<const char*> words;
    std::vector<std::size_t> sizes;
    for (const auto word : command) {
      words.push_back(word.data());
      sizes.push_back(word.size());
    }
    const std::unique_ptr<redisContext, decltype(&redisFree)> context{redisConnect("127.0.0.1", std::stoi(port_)),
                                                                      redisFree};
    const std::unique_ptr<void, decltype(&freeReplyObject)> reply{
        redisCommandArgv(context.get(), static_cast<int>(words.size()), words.data(), sizes.data()), freeReplyObject};
    if (!reply) throw std::runtime_error{"redis-server does not answer"};
    return TextOf(*static_cast<const redisReply*>(reply.get()));
  }

 private:
  static std::optional<std::string> Program() {
    const char* path = std::getenv("PATH");
    std::istringstream folders{path == nullptr ? "/usr/bin" : path};
    for (std::string folder; std::getline(folders, folder, ':');) {
      const auto program = std::filesystem::path{folder} / "redis-server";
      if (std::filesystem::exists(program)) return program.string();
    }
    return std::nullopt;
  }

  static std::string TextOf(const redisReply& reply) {
    if (reply.type == REDIS_REPLY_INTEGER) return std::to_string(reply.integer);
    if (reply.type != REDIS_REPLY_ARRAY) return {reply.str, reply.len};
    std::string text;
    for (std::size_t i = 0; i < reply.elements; ++i) text += TextOf(*reply.element[i]) + '\n';
    return text;
  }

  const testing::TemporaryFolder folder_;
  const std::vector<std::string> settings_;
  std::string port_;
  std::unique_ptr<testing::ChildProcess> process_;
};

}  // namespace participation::cache
