#include "libs/runtime/run.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <thread>

#include "libs/grpc_log/grpc_log.hpp"
#include "libs/log/log.hpp"
#include "libs/runtime/load_settings.hpp"
#include "libs/runtime/process.hpp"

namespace participation::runtime {
namespace {

constexpr int kFailedToStart = 1;
constexpr int kCutOff = 130;

struct CommandLine {
  std::optional<std::string> file;
  std::map<std::string, std::string> flags;
  bool print = false;
};

// Returns an exit code if there is nothing more to do.
std::optional<int> Parse(int argc, char** argv, CommandLine& line) {
  CLI::App app{
      "Part of the participation platform. Every setting is also PARTICIPATION_… in the environment and a "
      "line of the file that --config names."};
  app.set_version_flag("--version", PARTICIPATION_VERSION);
  std::string file;
  const auto* config = app.add_option("--config", file, "YAML file of settings")->envname("PARTICIPATION_CONFIG");
  for (const Setting& setting : AllSettings()) {
    app.add_option_function<std::string>(
        "--" + setting.name, [&line, name = setting.name](const std::string& text) { line.flags[name] = text; },
        setting.help + " [" + setting.fallback + "]");
  }
  auto* config_command = app.add_subcommand("config", "About the settings");
  config_command->require_subcommand(1);
  auto* print = config_command->add_subcommand("print", "Shows each setting and where its value comes from");
  config_command->fallthrough();
  print->fallthrough();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  }
  if (config->count() > 0 || !file.empty()) line.file = file;
  line.print = print->parsed();
  return std::nullopt;
}

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
  const std::string data = std::filesystem::absolute(settings.Text("data")).lexically_normal().string();
  const Process process{std::move(settings), std::move(modules)};
  std::cout << "serving on " << process.address();
  if (!process.metrics_address().empty())
    std::cout << ", metrics on http://" << process.metrics_address() << "/metrics";
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
  if (const auto code = Parse(argc, argv, line)) return *code;
  try {
    Settings settings = Combine(line.file, Environment(), line.flags);
    if (!log::SetLevel(settings.Text("log-level"))) {
      throw std::invalid_argument{"the setting `log-level` must be debug, info, warning, error or off"};
    }
    if (line.print) {
      std::cout << Print(settings);
      return 0;
    }
    Serve(std::move(settings), std::move(modules));
    return 0;
  } catch (const std::exception& problem) {
    std::cerr << "cannot start: " << problem.what() << std::endl;
    return kFailedToStart;
  }
}

}  // namespace participation::runtime
