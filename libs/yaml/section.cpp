#include "libs/yaml/section.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

namespace participation::yaml {
namespace {

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

absl::StatusOr<Section> Section::Parse(const std::string& text, int deepest) {
  try {
    const YAML::Node root = YAML::Load(text);
    if (!root.IsMap()) throw WrongShape{1, "must hold lines of the form `key: value`"};
    return Section{root, "", deepest - 1};
  } catch (const WrongShape& wrong) {
    return absl::InvalidArgumentError("line " + std::to_string(wrong.line) + ": " + wrong.what);
  } catch (const YAML::Exception& problem) {
    return absl::InvalidArgumentError("line " + std::to_string(problem.mark.line + 1) +
                                      ": is not YAML: " + problem.msg);
  }
}

Section::Section(const YAML::Node& node, std::string path, int levels) : path_{std::move(path)}, line_{LineOf(node)} {
  std::set<std::string> keys;
  for (const auto& pair : node) {
    Entry entry = ReadEntry(pair.first, pair.second, levels);
    if (!keys.insert(entry.key).second) {
      throw WrongShape{entry.line, "'" + PathOf(entry.key) + "' stands there twice"};
    }
    entries_.push_back(std::move(entry));
  }
}

Section::Entry Section::ReadEntry(const YAML::Node& key, const YAML::Node& value, int levels) const {
  Entry entry{.key = Scalar(key), .line = LineOf(key), .text = {}, .list = {}, .section = {}};
  if (value.IsScalar()) {
    entry.text = value.Scalar();
  } else if (value.IsSequence()) {
    for (const auto& item : value) entry.list.push_back(Scalar(item));
  } else if (value.IsMap() && levels > 0) {
    entry.section = std::shared_ptr<Section>{new Section{value, PathOf(entry.key), levels - 1}};
  } else {
    throw WrongShape{entry.line, "'" + PathOf(entry.key) + "' must have a value, and no more levels below it"};
  }
  return entry;
}

void Section::Allow(const std::vector<std::string_view>& allowed, Problems& problems) const {
  for (const Entry& entry : entries_) {
    if (std::ranges::find(allowed, entry.key) != allowed.end()) continue;
    std::string names;
    for (const std::string_view name : allowed) names.append(names.empty() ? "" : ", ").append(name);
    problems.push_back("line " + std::to_string(entry.line) + ": '" + PathOf(entry.key) +
                       "' is not known; allowed: " + names);
  }
}

const Section::Entry* Section::Find(std::string_view key) const {
  const auto found = std::ranges::find(entries_, key, &Entry::key);
  return found == entries_.end() ? nullptr : &*found;
}

std::string Section::Text(std::string_view key, std::string fallback, Problems& problems) const {
  const Entry* entry = Find(key);
  if (entry == nullptr) return fallback;
  if (entry->text) return *entry->text;
  problems.push_back(At(key) + "'" + PathOf(key) + "' must be plain text");
  return fallback;
}

std::vector<std::string> Section::Texts(std::string_view key, Problems& problems) const {
  const Entry* entry = Find(key);
  if (entry == nullptr) return {};
  if (entry->text && !entry->text->empty()) return {*entry->text};
  if (entry->list.empty()) problems.push_back(At(key) + "'" + PathOf(key) + "' must be a text, or a list of texts");
  return entry->list;
}

std::string Section::At(std::string_view key) const {
  const Entry* entry = Find(key);
  return entry == nullptr ? "" : "line " + std::to_string(entry->line) + ": ";
}

std::string Section::PathOf(std::string_view key) const {
  key = key.substr(0, kLongestShown);
  return path_.empty() ? std::string{key} : path_ + "." + std::string{key};
}

}  // namespace participation::yaml
