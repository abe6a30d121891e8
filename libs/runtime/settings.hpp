#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace participation::runtime {

// What a number may be, both inclusive.
struct Range {
  std::int64_t least;
  std::int64_t most;
};

// A setting, under one word everywhere: flag `--bus`, environment PARTICIPATION_BUS, key `bus` in the file.
struct Setting {
  std::string name;
  std::string fallback;  // `{data}` stands for the setting `data`, `{module}` for a module's name
  std::string help;
  std::optional<Range> range = std::nullopt;  // the setting is a whole number in it
};

// What is in force, and where each value came from.
class Settings {
 public:
  struct Value {
    std::string text;
    std::string origin;  // "default", "file participation.yaml", "environment", "flag"
  };

  explicit Settings(std::map<std::string, Value> values) : values_{std::move(values)} {}

  // Throws std::logic_error for a setting that does not exist.
  const std::string& Text(std::string_view name) const;
  // The value with `{data}` and `{module}` filled in.
  std::string For(std::string_view name, std::string_view module) const;
  // Throws std::invalid_argument, naming the setting and what is allowed, if it is no whole number in its range.
  std::int64_t Number(std::string_view name) const;

  const std::map<std::string, Value>& values() const { return values_; }

 private:
  std::map<std::string, Value> values_;
};

// Every setting there is.
const std::vector<Setting>& AllSettings();

}  // namespace participation::runtime
