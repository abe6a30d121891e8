#include "libs/testing/child_process.hpp"

#include <fcntl.h>
#include <re2/re2.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "libs/testing/eventually.hpp"

namespace participation::testing {
namespace {

constexpr int kOnlyMine = 0600;

void Check(int error, const std::string& what) {
  if (error != 0) throw std::system_error{error, std::generic_category(), what};
}

// What happens in the child between fork and exec.
class FileActions {
 public:
  FileActions() { Check(posix_spawn_file_actions_init(&actions_), "posix_spawn_file_actions_init"); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void Open(int descriptor, const std::string& path, int flags) {
    Check(posix_spawn_file_actions_addopen(&actions_, descriptor, path.c_str(), flags, kOnlyMine), path);
  }
  void CloseFrom(int descriptor) {
    Check(posix_spawn_file_actions_addclosefrom_np(&actions_, descriptor), "posix_spawn_file_actions_addclosefrom_np");
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

// What is meant for tests is not passed on: to a program of the platform it would be an unknown setting.
std::vector<std::string> Environment(const std::map<std::string, std::string>& changes) {
  std::vector<std::string> entries;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    if (text.starts_with("PARTICIPATION_TEST_")) continue;
    if (!changes.contains(std::string{text.substr(0, text.find('='))})) entries.emplace_back(text);
  }
  for (const auto& [name, value] : changes) entries.push_back(name + "=" + value);
  return entries;
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

std::optional<std::string> FindLine(const std::string& text, const RE2& pattern) {
  std::string_view rest = text;
  for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    const re2::StringPiece line{rest.data(), end};
    re2::StringPiece found = line;
    const bool has_group = pattern.NumberOfCapturingGroups() > 0;
    if (has_group ? RE2::PartialMatch(line, pattern, &found) : RE2::PartialMatch(line, pattern)) {
      return std::string{found};
    }
    rest.remove_prefix(end + 1);
  }
  return std::nullopt;
}

}  // namespace

ChildProcess::ChildProcess(const Command& command) {
  FileActions actions;
  actions.Open(STDIN_FILENO, "/dev/null", O_RDONLY);
  actions.Open(STDOUT_FILENO, folder_ / "output", O_WRONLY | O_CREAT | O_APPEND);
  actions.Open(STDERR_FILENO, folder_ / "errors", O_WRONLY | O_CREAT | O_APPEND);
  actions.CloseFrom(STDERR_FILENO + 1);
  std::vector<std::string> arguments = {command.program.string()};
  arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
  auto environment = Environment(command.environment);
  Check(posix_spawn(&pid_, command.program.c_str(), actions.get(), nullptr, Pointers(arguments).data(),
                    Pointers(environment).data()),
        command.program.string());
}

ChildProcess::~ChildProcess() { Kill(); }

std::string ChildProcess::Output() const { return ReadFile(folder_ / "output"); }

std::string ChildProcess::Errors() const { return ReadFile(folder_ / "errors"); }

std::optional<std::string> ChildProcess::WaitForLine(std::string_view pattern, std::chrono::milliseconds within) {
  const RE2 compiled{re2::StringPiece{pattern.data(), pattern.size()}};
  if (!compiled.ok()) throw std::invalid_argument{compiled.error()};
  std::optional<std::string> found;
  const auto look = [&] {
    // Asked before reading, so that nothing written just before the end is missed.
    const bool ended = HasEnded();
    found = FindLine(Output(), compiled);
    if (!found) found = FindLine(Errors(), compiled);
    return found.has_value() || ended;
  };
  return Eventually(look, within) ? found : std::nullopt;
}

void ChildProcess::Signal(int number) {
  if (!HasEnded()) kill(pid_, number);
}

void ChildProcess::Kill() {
  if (HasEnded()) return;
  kill(pid_, SIGKILL);
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  exit_ = Exit{.code = -1, .signal = SIGKILL};
}

std::optional<Exit> ChildProcess::Wait(std::chrono::milliseconds within) {
  return Eventually([this] { return HasEnded(); }, within) ? exit_ : std::nullopt;
}

bool ChildProcess::HasEnded() {
  int status = 0;
  if (exit_ || waitpid(pid_, &status, WNOHANG) != pid_) return exit_.has_value();
  exit_ =
      WIFEXITED(status) ? Exit{.code = WEXITSTATUS(status), .signal = 0} : Exit{.code = -1, .signal = WTERMSIG(status)};
  return true;
}

}  // namespace participation::testing
