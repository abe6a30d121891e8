#include "services/feedback_ingestion/imports/parse_field_source.hpp"

namespace participation::feedback_ingestion {
namespace {

std::string At(int line) { return "line " + std::to_string(line) + ": "; }

std::map<std::string, std::string> ParseValues(const yaml::Section& section, yaml::Problems& problems) {
  std::map<std::string, std::string> values;
  const auto* entry = section.Find("values");
  if (entry == nullptr) return values;
  if (entry->section == nullptr) {
    problems.push_back(At(entry->line) + "'" + section.PathOf("values") +
                       "' must hold lines of the form `value: meaning`");
    return values;
  }
  for (const auto& value : entry->section->entries()) {
    if (!value.text) {
      problems.push_back(At(value.line) + "a value must stand for plain text");
    } else if (!values.emplace(Folded(value.key), *value.text == kNone ? "" : *value.text).second) {
      problems.push_back(At(value.line) + "the value stands there twice, but for case and white space");
    }
  }
  return values;
}

std::vector<std::string> ParseColumns(const yaml::Section& section, yaml::Problems& problems) {
  const auto* one = section.Find("column");
  const auto* many = section.Find("columns");
  if (one != nullptr && one->text && !one->text->empty() && many == nullptr) return {*one->text};
  if (many != nullptr && !many->list.empty() && one == nullptr) return many->list;
  if (one != nullptr || many != nullptr) {
    problems.push_back(At(section.line()) + "'" + section.path() +
                       "' must have either column, a name, or columns, a list of names");
  }
  return {};
}

FieldSource ParseSection(const yaml::Section& section, const std::vector<std::string_view>& allowed,
                         yaml::Problems& problems) {
  section.Allow(allowed, problems);
  FieldSource source{.key = section.path(),
                     .columns = ParseColumns(section, problems),
                     .join = section.Text("join", " ", problems),
                     .constant = section.Text("constant", "", problems),
                     .values = ParseValues(section, problems),
                     .otherwise = std::nullopt};
  if (section.Find("otherwise") != nullptr) {
    const std::string otherwise = section.Text("otherwise", "", problems);
    source.keep_others = otherwise == kKeep;
    if (!source.keep_others) source.otherwise = otherwise == kNone ? "" : otherwise;
  }
  if (source.columns.empty() == source.constant.empty()) {
    problems.push_back(At(section.line()) + "'" + section.path() + "' must have either a column or a constant");
  }
  return source;
}

}  // namespace

FieldSource ParseFieldSource(const yaml::Section& mapping, std::string_view key,
                             const std::vector<std::string_view>& allowed, yaml::Problems& problems) {
  const auto* entry = mapping.Find(key);
  FieldSource source{.key = std::string{key}};
  if (entry == nullptr) return source;
  if (entry->section != nullptr) return ParseSection(*entry->section, allowed, problems);
  source.columns = entry->list;
  if (entry->text && !entry->text->empty()) source.columns = {*entry->text};
  if (source.columns.empty()) {
    problems.push_back(At(entry->line) + "'" + mapping.PathOf(key) + "' must name a column");
  }
  return source;
}

}  // namespace participation::feedback_ingestion
