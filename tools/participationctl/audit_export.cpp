#include "tools/participationctl/audit_export.hpp"

#include <absl/strings/escaping.h>

#include <algorithm>
#include <stdexcept>

#include "libs/audit/checkpoint.hpp"

namespace participation::ctl {
namespace {

constexpr const char* kEntries = "entries";
constexpr const char* kCheckpoints = "checkpoints";
constexpr const char* kKey = "key";

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

void Write(const std::filesystem::path& path, std::string_view text, std::ios::openmode mode) {
  std::ofstream file{path, std::ios::binary | mode};
  file << text;
  file.close();
  if (!file) throw std::runtime_error{"cannot write " + path.string()};
}

}  // namespace

AuditExport::AuditExport(const std::filesystem::path& folder, const std::string& module)
    : module_{module}, folder_{folder / module} {}

void AuditExport::Make() const {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) throw std::runtime_error{"cannot make the folder " + folder_.string() + ": " + error.message()};
}

std::int64_t AuditExport::CountEntries() const {
  const auto path = folder_ / kEntries;
  std::ifstream file{path, std::ios::binary};
  std::int64_t count = 0;
  std::uintmax_t whole = 0;
  for (std::string line; std::getline(file, line) && !file.eof(); ++count) whole += line.size() + 1;
  if (std::filesystem::exists(path) && std::filesystem::file_size(path) > whole) {
    std::filesystem::resize_file(path, whole);
  }
  return count;
}

void AuditExport::AddEntries(const std::vector<std::string>& leaves) const {
  std::string text;
  for (const std::string& leaf : leaves) text += absl::Base64Escape(leaf) + "\n";
  Write(folder_ / kEntries, text, std::ios::app);
}

void AuditExport::ForEach(const std::function<void(std::int64_t position, std::string_view leaf)>& see) const {
  std::ifstream file{folder_ / kEntries, std::ios::binary};
  std::int64_t position = 0;
  std::string leaf;
  for (std::string line; std::getline(file, line); ++position) {
    if (!absl::Base64Unescape(line, &leaf)) leaf.clear();  // whatever it was: it is not what was signed
    see(position, leaf);
  }
}

std::vector<std::string> AuditExport::Checkpoints() const { return audit::SplitNotes(ReadAll(folder_ / kCheckpoints)); }

void AuditExport::AddCheckpoint(const std::string& note) const {
  Write(folder_ / kCheckpoints, note + "\n", std::ios::app);
}

std::string AuditExport::Key() const {
  std::string key = ReadAll(folder_ / kKey);
  return key.substr(0, key.find('\n'));
}

void AuditExport::SetKey(const std::string& key) const { Write(folder_ / kKey, key + "\n", std::ios::trunc); }

std::vector<std::string> ModulesExported(const std::filesystem::path& folder) {
  std::vector<std::string> modules;
  std::error_code error;
  for (const auto& each : std::filesystem::directory_iterator{folder, error}) {
    if (std::filesystem::exists(each.path() / kEntries)) modules.push_back(each.path().filename().string());
  }
  if (modules.empty()) {
    throw std::runtime_error{"there is no exported audit log in " + folder.string() +
                             ": `participationctl audit export " + folder.string() + "` makes one"};
  }
  std::ranges::sort(modules);
  return modules;
}

}  // namespace participation::ctl
