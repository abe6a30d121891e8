#include "libs/runtime/load_settings.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <stdexcept>

namespace participation::runtime {
namespace {

constexpr std::string_view kPrefix = "PARTICIPATION_";
// Read before there are settings, or by others.
constexpr std::string_view kOthers[] = {"PARTICIPATION_CONFIG", "PARTICIPATION_CRASH_AT",
                                        // of participationctl
                                        "PARTICIPATION_TLS_AUTHORITIES", "PARTICIPATION_TOKEN_FILE"};

const Setting* Find(std::string_view name) {
  const auto& all = AllSettings();
  const auto found = std::ranges::find(all, name, &Setting::name);
  return found == all.end() ? nullptr : &*found;
}

std::string AllNames() {
  std::string names;
  for (const Setting& setting : AllSettings()) names += (names.empty() ? "" : ", ") + setting.name;
  return names;
}

std::string LineOf(const YAML::Node& key) { return std::to_string(key.Mark().line + 1); }

std::string NameFromVariable(std::string_view variable) {
  std::string name;
  for (const char c : variable.substr(kPrefix.size())) {
    name.push_back(c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  return name;
}

bool IsPlainYaml(const std::string& text) {
  try {
    const YAML::Node root = YAML::Load("value: " + text);
    return root.IsMap() && root["value"].IsScalar() && root["value"].Scalar() == text;
  } catch (const YAML::Exception&) {
    return false;
  }
}

// In quotes where YAML would read something else.
std::string InYaml(const std::string& text) {
  if (IsPlainYaml(text)) return text;
  YAML::Emitter quoted;
  quoted << YAML::DoubleQuoted << text;
  return quoted.c_str();
}

}  // namespace

std::map<std::string, std::string> ReadSettingsFile(const std::string& path) {
  std::map<std::string, std::string> values;
  YAML::Node root;
  try {
    root = YAML::LoadFile(path);
  } catch (const YAML::BadFile&) {
    throw std::invalid_argument{"cannot read the settings file " + path};
  } catch (const YAML::Exception& problem) {
    throw std::invalid_argument{path + " is not YAML: " + problem.what()};
  }
  if (root.IsNull()) return values;
  if (!root.IsMap()) throw std::invalid_argument{path + " must hold lines of the form `name: value`"};
  std::map<std::string, std::string> lines;  // of each name
  for (const auto& entry : root) {
    const std::string where = path + " line " + LineOf(entry.first);
    if (!entry.first.IsScalar()) throw std::invalid_argument{where + ": a setting's name must be one plain word"};
    const auto name = entry.first.as<std::string>();
    if (Find(name) == nullptr) {
      throw std::invalid_argument{where + ": there is no setting '" + name + "'; there are " + AllNames()};
    }
    if (!entry.second.IsScalar()) throw std::invalid_argument{where + ": '" + name + "' must have one plain value"};
    const auto [earlier, is_first] = lines.emplace(name, LineOf(entry.first));
    if (!is_first) {
      throw std::invalid_argument{where + ": '" + name + "' stands there again after line " + earlier->second +
                                  ": keep one of the two"};
    }
    values[name] = entry.second.as<std::string>();
  }
  return values;
}

std::map<std::string, std::string> ReadSettingsEnvironment(const std::vector<std::string>& environment) {
  std::map<std::string, std::string> values;
  for (const std::string& variable : environment) {
    if (!variable.starts_with(kPrefix)) continue;
    const auto equals = variable.find('=');
    const std::string key = variable.substr(0, equals);
    if (std::ranges::find(kOthers, key) != std::end(kOthers)) continue;
    const std::string name = NameFromVariable(key);
    if (Find(name) == nullptr) {
      throw std::invalid_argument{"the environment variable " + key + " is no setting; there are " + AllNames()};
    }
    values[name] = equals == std::string::npos ? "" : variable.substr(equals + 1);
  }
  return values;
}

Settings Combine(const std::optional<std::string>& file, const std::vector<std::string>& environment,
                 const std::map<std::string, std::string>& flags) {
  std::map<std::string, Settings::Value> values;
  for (const Setting& setting : AllSettings()) values[setting.name] = {setting.fallback, "default"};
  const auto take = [&](const std::map<std::string, std::string>& from, const std::string& origin) {
    for (const auto& [name, text] : from) values[name] = {text, origin};
  };
  if (file) take(ReadSettingsFile(*file), "file " + *file);
  take(ReadSettingsEnvironment(environment), "environment");
  take(flags, "flag");
  Settings settings{std::move(values)};
  for (const Setting& setting : AllSettings()) {
    if (setting.range) (void)settings.Number(setting.name);  // now, not when it is first used
  }
  return settings;
}

std::string Print(const Settings& settings) {
  std::string text;
  for (const Setting& setting : AllSettings()) {
    const Settings::Value& value = settings.values().at(setting.name);
    text += setting.name + ": " + InYaml(value.text) + "  # " + value.origin + "\n";
  }
  return text;
}

}  // namespace participation::runtime
