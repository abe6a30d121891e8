#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace participation::ctl {

// The record of one module in files, which is all that it takes to examine it:
//
//   entries      the bytes of each entry in Base64, a line each, from position 0
//   checkpoints  the signed notes, an empty line between them
//   key          what their signatures are checked with
//
// What is wrong with the files themselves is thrown as std::runtime_error.
class AuditExport {
 public:
  // In `folder`/`module`.
  AuditExport(const std::filesystem::path& folder, const std::string& module);

  // Makes the folder if there is none.
  void Make() const;

  // How many entries there are whole. What was cut off behind them, as by a full disk, is taken away.
  std::int64_t CountEntries() const;
  void AddEntries(const std::vector<std::string>& leaves) const;
  // Shows the bytes of each entry, in order.
  void ForEach(const std::function<void(std::int64_t position, std::string_view leaf)>& see) const;

  std::vector<std::string> Checkpoints() const;
  void AddCheckpoint(const std::string& note) const;

  // Empty if there is none.
  std::string Key() const;
  void SetKey(const std::string& key) const;

  const std::string& module() const { return module_; }

 private:
  const std::string module_;
  const std::filesystem::path folder_;
};

// The modules of which there are exports in the folder. Throws std::runtime_error if there is none.
std::vector<std::string> ModulesExported(const std::filesystem::path& folder);

}  // namespace participation::ctl
