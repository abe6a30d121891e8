#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace YAML {
class Node;
}

namespace participation::feedback_ingestion {

// What is wrong in a YAML text: each with its line and what is allowed there.
using YamlProblems = std::vector<std::string>;

// A group of `key: value` lines of a YAML text. Every key has to be one that is known, and none may stand there twice.
class YamlSection {
 public:
  struct Entry {
    std::string key;
    int line;
    std::optional<std::string> text;  // a plain value
    std::vector<std::string> list;    // a list of plain values
    std::shared_ptr<YamlSection> section;
  };

  // INVALID_ARGUMENT if the text is not YAML, or not such a group at its top.
  static absl::StatusOr<YamlSection> Parse(const std::string& text);

  // Adds a problem for each key that is not one of `allowed`.
  void Allow(const std::vector<std::string_view>& allowed, YamlProblems& problems) const;

  const Entry* Find(std::string_view key) const;
  const std::vector<Entry>& entries() const { return entries_; }
  int line() const { return line_; }
  // "line 3: ", where the key stands; empty if it is not there.
  std::string At(std::string_view key) const;
  // The key it belongs to, with those above it: "date.column" is in "date".
  const std::string& path() const { return path_; }
  std::string PathOf(std::string_view key) const;

 private:
  YamlSection(const YAML::Node& node, std::string path, int depth);
  Entry ReadEntry(const YAML::Node& key, const YAML::Node& value, int depth) const;

  std::string path_;
  int line_ = 1;
  std::vector<Entry> entries_;
};

}  // namespace participation::feedback_ingestion
