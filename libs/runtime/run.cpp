#include "libs/runtime/run.hpp"

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <iostream>
#include <thread>

#include "libs/grpc_log/grpc_log.hpp"
#include "libs/log/log.hpp"
#include "libs/runtime/load_settings.hpp"
#include "libs/runtime/parse_command_line.hpp"
#include "libs/runtime/process.hpp"
#include "libs/runtime/repeater.hpp"

namespace participation::runtime {
namespace {

constexpr int kFailedToStart = 1;
constexpr int kCutOff = 130;

std::vector<std::string> Environment() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) variables.emplace_back(*variable);
  return variables;
}

sigset_t StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

void AwaitStop() {
  const sigset_t signals = StopSignals();
  int number = 0;
  sigwait(&signals, &number);
  log::Info("stopping: calls under way finish; a second signal ends at once", {log::Signal(number)});
  std::thread{[signals] {
    int again = 0;
    sigwait(&signals, &again);
    log::Warning("ended by a second signal", {log::Signal(again)});
    _exit(kCutOff);
  }}.detach();
}

void Serve(Settings settings, std::vector<Module> modules) {
  const Repeater log{{"settle the log", std::chrono::seconds{1}, [] { return log::SettleRepeats(), false; }}};
  const std::string data = std::filesystem::absolute(settings.Text("data")).lexically_normal().string();
  const Process process{std::move(settings), std::move(modules)};
  std::cout << "serving on " << process.address();
  if (!process.metrics_url().empty()) std::cout << ", metrics on " << process.metrics_url() << "/metrics";
  std::cout << ", data in " << data << std::endl;
  AwaitStop();
}

}  // namespace

int Run(int argc, char** argv, std::vector<Module> modules) {
  const sigset_t signals = StopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // every thread inherits it: only AwaitStop hears them
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow (`ulimit -f`) is a write refused, as on a full disk
  grpc_log::TakeOver();
  CommandLine line;
  if (const auto code = ParseCommandLine(argc, argv, line)) return *code;
  try {
    Settings settings = Combine(line.file, Environment(), line.flags);
    if (!log::SetLevel(settings.Text("log-level"))) {
      throw std::invalid_argument{"the setting `log-level` must be debug, info, warning, error or off, not '" +
                                  settings.Text("log-level") + "'"};
    }
    if (line.print) {
      std::cout << Print(settings);
      return 0;
    }
    log::LimitRepeats();
    Serve(std::move(settings), std::move(modules));
    log::SettleRepeats();
    return 0;
  } catch (const std::exception& problem) {
    std::cerr << "cannot start: " << problem.what() << std::endl;
    return kFailedToStart;
  }
}

}  // namespace participation::runtime
