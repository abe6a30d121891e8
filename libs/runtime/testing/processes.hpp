#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/runtime/load_settings.hpp"
#include "libs/runtime/process.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::testing {

// Those of a process on any free port, without a page of metrics, that keeps everything in the folder.
inline runtime::Settings SettingsIn(const TemporaryFolder& folder, std::map<std::string, std::string> flags = {}) {
  flags.try_emplace("address", "127.0.0.1:0");
  flags.try_emplace("metrics-address", "");
  flags["data"] = folder.path().string();
  return runtime::Combine(std::nullopt, {}, flags);
}

// Why a process does not start; empty if it does.
inline std::string FailureOf(runtime::Settings settings, std::vector<runtime::Module> modules = {}) {
  try {
    const runtime::Process process{std::move(settings), std::move(modules)};
  } catch (const std::exception& problem) {
    return problem.what();
  }
  return "";
}

}  // namespace participation::testing
