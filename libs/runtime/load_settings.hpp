#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/runtime/settings.hpp"

namespace participation::runtime {

// Reads a YAML file of settings: one level of `name: value`. Throws std::invalid_argument naming the file, the line and
// what is allowed.
std::map<std::string, std::string> ReadSettingsFile(const std::string& path);

// Picks PARTICIPATION_… out of `environment` ("NAME=value"). Throws std::invalid_argument for a name that is no
// setting.
std::map<std::string, std::string> ReadSettingsEnvironment(const std::vector<std::string>& environment);

// Defaults, then the file, then the environment, then the flags: the later wins. Throws std::invalid_argument for a
// number that is none or out of its range.
Settings Combine(const std::optional<std::string>& file, const std::vector<std::string>& environment,
                 const std::map<std::string, std::string>& flags);

// Every setting with its value and, as a comment, where it came from, a line each: a file of settings with the same
// values. Secrets are in files, never here.
std::string Print(const Settings& settings);

}  // namespace participation::runtime
