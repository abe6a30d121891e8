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

namespace participation::yaml {

// What is wrong in a YAML text: each with its line and what is allowed there.
using Problems = std::vector<std::string>;

// A group of `key: value` lines of a YAML text. Every key has to be one that is known, and none may stand there twice.
class Section {
 public:
  struct Entry {
    std::string key;
    int line;
    std::optional<std::string> text;  // a plain value
    std::vector<std::string> list;    // a list of plain values
    std::shared_ptr<Section> section;
  };

  // INVALID_ARGUMENT with the line, if the text is not YAML, or not such a group at its top, or one with more than
  // `deepest` levels of groups.
  static absl::StatusOr<Section> Parse(const std::string& text, int deepest = 3);

  // Adds a problem for each key that is not one of `allowed`.
  void Allow(const std::vector<std::string_view>& allowed, Problems& problems) const;

  const Entry* Find(std::string_view key) const;
  // The plain value of a key, or `fallback` without it.
  std::string Text(std::string_view key, std::string fallback, Problems& problems) const;
  // The plain values of a key, of which there may be one without brackets; none without it.
  std::vector<std::string> Texts(std::string_view key, Problems& problems) const;
  const std::vector<Entry>& entries() const { return entries_; }
  int line() const { return line_; }
  // "line 3: ", where the key stands; empty if it is not there.
  std::string At(std::string_view key) const;
  // The key it belongs to, with those above it: "date.column" is in "date".
  const std::string& path() const { return path_; }
  std::string PathOf(std::string_view key) const;

 private:
  Section(const YAML::Node& node, std::string path, int levels);
  Entry ReadEntry(const YAML::Node& key, const YAML::Node& value, int levels) const;

  std::string path_;
  int line_ = 1;
  std::vector<Entry> entries_;
};

}  // namespace participation::yaml
