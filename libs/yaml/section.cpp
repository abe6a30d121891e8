#include "services/feedback_ingestion/imports/yaml_section.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

#include "libs/refusal/refusal.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr int kDeepest = 3;
constexpr std::size_t kLongestShown = 60;

// Ends the reading of a text that has not the shape of a mapping.
struct WrongShape {
  int line;
  std::string what;
};

int LineOf(const YAML::Node& node) { return node.Mark().line + 1; }

std::string Scalar(const YAML::Node& node) {
  if (!node.IsScalar()) throw WrongShape{LineOf(node), "must be plain text"};
  return node.Scalar();
}

}  // namespace

absl::StatusOr<YamlSection> YamlSection::Parse(const std::string& text) {
  try {
    const YAML::Node root = YAML::Load(text);
    if (!root.IsMap()) throw WrongShape{1, "must hold lines of the form `key: value`"};
    return YamlSection{root, "", 1};
  } catch (const WrongShape& wrong) {
    return refusal::InvalidField("mapping", "line " + std::to_string(wrong.line) + ": " + wrong.what);
  } catch (const YAML::Exception& problem) {
    return refusal::InvalidField("mapping",
                                 "line " + std::to_string(problem.mark.line + 1) + ": is not YAML: " + problem.msg);
  }
}

YamlSection::YamlSection(const YAML::Node& node, std::string path, int depth)
    : path_{std::move(path)}, line_{LineOf(node)} {
  std::set<std::string> keys;
  for (const auto& pair : node) {
    Entry entry = ReadEntry(pair.first, pair.second, depth);
    if (!keys.insert(entry.key).second) {
      throw WrongShape{entry.line, "'" + PathOf(entry.key) + "' stands there twice"};
    }
    entries_.push_back(std::move(entry));
  }
}

YamlSection::Entry YamlSection::ReadEntry(const YAML::Node& key, const YAML::Node& value, int depth) const {
  Entry entry{.key = Scalar(key), .line = LineOf(key), .text = {}, .list = {}, .section = {}};
  if (value.IsScalar()) {
    entry.text = value.Scalar();
  } else if (value.IsSequence()) {
    for (const auto& item : value) entry.list.push_back(Scalar(item));
  } else if (value.IsMap() && depth < kDeepest) {
    entry.section = std::shared_ptr<YamlSection>{new YamlSection{value, PathOf(entry.key), depth + 1}};
  } else {
    throw WrongShape{entry.line, "'" + PathOf(entry.key) + "' must have a value, and at most three levels"};
  }
  return entry;
}

void YamlSection::Allow(const std::vector<std::string_view>& allowed, YamlProblems& problems) const {
  for (const Entry& entry : entries_) {
    if (std::ranges::find(allowed, entry.key) != allowed.end()) continue;
    std::string names;
    for (const std::string_view name : allowed) names.append(names.empty() ? "" : ", ").append(name);
    problems.push_back("line " + std::to_string(entry.line) + ": '" + PathOf(entry.key) +
                       "' is not known; allowed: " + names);
  }
}

const YamlSection::Entry* YamlSection::Find(std::string_view key) const {
  const auto found = std::ranges::find(entries_, key, &Entry::key);
  return found == entries_.end() ? nullptr : &*found;
}

std::string YamlSection::At(std::string_view key) const {
  const Entry* entry = Find(key);
  return entry == nullptr ? "" : "line " + std::to_string(entry->line) + ": ";
}

std::string YamlSection::PathOf(std::string_view key) const {
  key = key.substr(0, kLongestShown);
  return path_.empty() ? std::string{key} : path_ + "." + std::string{key};
}

}  // namespace participation::feedback_ingestion
